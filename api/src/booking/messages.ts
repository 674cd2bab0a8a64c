import type { Appointment, ClientFile, Company, VisitCard } from '@tournee/contract'
import type { NewMessage } from '@tournee/data'
import { addDays, fromEpoch, toEpoch } from '@tournee/engine/recurrence'
import { calendarFile } from './calendar-file.ts'

/** What happened to an appointment. */
export type MessageKind = 'confirmed' | 'moved' | 'cancelled'

/** What a message is written from. */
export interface MessageFacts {
  readonly company: Company
  readonly client: ClientFile | null
  readonly visit: VisitCard
  readonly technicianName: string | null
  readonly appointment: Appointment
  /** `Name <address>` or an address; null = none is configured */
  readonly mailFrom: string | null
}

/** Who calendars say invites where no sender is configured: nothing is sent then. */
const NOBODY = 'nobody@tournee.invalid'
const addressOf = (mailFrom: string | null) => (mailFrom === null ? NOBODY : (/<([^<>]+)>/.exec(mailFrom)?.[1] ?? mailFrom))
const REMINDER_DAYS = 2
const REMINDER_TIME = '09:00'

/** A window in words: « mardi 8 décembre 2026 entre 8 h 00 et 10 h 00 ». */
export function windowInWords(earliest: string, latest: string, timeZone: string): string {
  const day = new Date(earliest).toLocaleDateString('fr-FR', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone })
  const clock = (instant: string) => fromEpoch(Math.floor(Date.parse(instant) / 1_000), timeZone).time.replace(':', ' h ')
  return `${day} entre ${clock(earliest)} et ${clock(latest)}`
}

const TITLES: Readonly<Record<MessageKind | 'reminder', string>> = {
  confirmed: 'Votre rendez-vous est confirmé',
  moved: 'Votre rendez-vous est déplacé',
  cancelled: 'Votre rendez-vous est annulé',
  reminder: 'Rappel de votre rendez-vous',
}

const KINDS: Readonly<Record<VisitCard['kind'], string>> = {
  maintenance: 'Entretien',
  repair: 'Dépannage',
  commissioning: 'Mise en service',
  other: 'Intervention',
}

function textOf(facts: MessageFacts, kind: MessageKind | 'reminder', personalLink: string | null): string {
  const { appointment, company, visit, technicianName } = facts
  const when = windowInWords(appointment.earliest, appointment.latest, company.timeZone)
  const who = technicianName && kind !== 'cancelled' ? ` Votre technicien : ${technicianName}.` : ''
  const link = personalLink === null ? '' : `\nLe déplacer ou l'annuler : ${personalLink}`
  const verb =
    kind === 'cancelled' ? 'Le rendez-vous suivant est annulé' : kind === 'reminder' ? 'Nous passons chez vous' : 'Nous passerons chez vous'
  return `Bonjour,\n\n${verb} : ${when}, ${visit.address}, ${visit.postcode} ${visit.city} (${KINDS[visit.kind].toLowerCase()}, environ ${appointment.durationMinutes} minutes).${who}${link}\n\n${company.name}`
}

/** The calendar file of an appointment, and the method it is sent with. */
export function appointmentCalendar({ appointment, company, visit, client, mailFrom }: MessageFacts, kind: MessageKind, at: number) {
  const method = kind === 'cancelled' ? ('CANCEL' as const) : ('REQUEST' as const)
  return {
    method,
    text: calendarFile({
      uid: `${appointment.id}@tournee`,
      sequence: appointment.version,
      method,
      start: Date.parse(appointment.earliest),
      // nobody knows the minute: the entry lasts from the first to the last possible one
      end: Date.parse(appointment.latest) + appointment.durationMinutes * 60_000,
      stamp: at,
      summary: `${KINDS[visit.kind]} ${company.name}`,
      description: `Arrivée du technicien : ${windowInWords(appointment.earliest, appointment.latest, company.timeZone)}`,
      location: `${visit.address}, ${visit.postcode} ${visit.city}`,
      organizer: { name: company.name, mail: addressOf(mailFrom) },
      attendee: client?.email ?? '',
    }),
  }
}

/** Where a client can be written to. */
export interface ClientAddresses {
  readonly email: string | null
  readonly phone: string | null
}

/** How a client is written to: by mail, else by SMS; what must be read at once by SMS first, where that is configured. Null = not at all. */
export function channelOf({ email, phone }: ClientAddresses, smsFirst: boolean): Pick<NewMessage, 'channel' | 'to'> | null {
  if (phone && (smsFirst || !email)) return { channel: 'sms', to: phone }
  return email ? { channel: 'mail', to: email } : null
}

/**
 * The messages of a change: to the client now, by mail (else SMS), with a calendar file; and the reminder two days before, bound to this version. Each asks
 * `newLink` for a personal link of its own, unless the appointment is cancelled.
 */
export function appointmentMessages(facts: MessageFacts, kind: MessageKind, at: number, newLink: () => string): NewMessage[] {
  const { appointment, client, company } = facts
  const to = client && channelOf(client, false)
  if (!to) return []
  const bound = { appointmentId: appointment.id, appointmentVersion: appointment.version }
  const calendar = to.channel === 'mail' ? { calendar: appointmentCalendar(facts, kind, at) } : {}
  const now: NewMessage = {
    ...to,
    ...bound,
    kind: `appointment.${kind}`,
    content: { subject: TITLES[kind], text: textOf(facts, kind, kind === 'cancelled' ? null : newLink()), ...calendar },
    dueAt: at,
  }
  if (kind === 'cancelled') return [now]
  const day = fromEpoch(Math.floor(Date.parse(appointment.earliest) / 1_000), company.timeZone).date
  const dueAt = toEpoch(addDays(day, -REMINDER_DAYS), REMINDER_TIME, company.timeZone) * 1_000
  if (dueAt <= at) return [now]
  const content = { subject: TITLES.reminder, text: textOf(facts, 'reminder', newLink()) }
  return [now, { ...to, ...bound, kind: 'appointment.reminder', content, dueAt }]
}
