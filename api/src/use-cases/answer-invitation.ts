import type { Appointment, InvitationView, InvitedSlot, User } from '@tournee/contract'
import {
  type By,
  findAppointmentOfVisit,
  findClient,
  findInvitation,
  followAppointment,
  getAppointment,
  getCompany,
  getVisit,
  type Invitation,
  listTechnicians,
  markInvitationUsed,
} from '@tournee/data'
import { bookingRules } from '../booking/booking-rules.ts'
import { invitedSlots } from '../booking/invited-slots.ts'
import { appointmentCalendar } from '../booking/messages.ts'
import { type Wish, wishOfVisit } from '../booking/slot-request.ts'
import { readSlotToken, slotToken } from '../booking/slot-token.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import type { Services } from '../services.ts'
import { cancel, confirmAppointment, linkOf, rescheduleAppointment } from './book-appointment.ts'
import { holdSlot, releaseHold } from './hold-slot.ts'
import { offersFor } from './offer-slots.ts'

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000
const OTHER_DAYS = 6
const NOBODY = '00000000-0000-0000-0000-000000000000'

const person = (role: 'client' | 'planner', clientId: string | null): User => ({
  id: NOBODY,
  email: '',
  name: '',
  role,
  technicianId: null,
  clientId,
  active: true,
})

/** A link with everything that it is about. */
interface Opened {
  readonly invitation: Invitation
  readonly appointment: Appointment | null
  /** null: the visit is over */
  readonly wish: Wish | null
  /** the client himself: his notices bind him, his own visit only */
  readonly client: User
  readonly state: Exclude<InvitationView['state'], 'full'>
}

/** What a secret opens. An unknown one is 404 like any other: nothing is said of why. */
async function open({ db, now }: Services, secret: string): Promise<Opened | Refusal> {
  const { connection } = db
  const invitation = await findInvitation(connection, secret)
  if (!invitation) return refuse('INVITATION_UNKNOWN')
  const visit = await getVisit(connection, invitation.visitId)
  const client = person('client', visit.clientId)
  if (invitation.appointment) return openAppointment({ db, now }, invitation, invitation.appointment, client)
  const found = await findAppointmentOfVisit(connection, visit.id)
  const isAhead = found !== null && endOf(found) > now()
  const appointment = isAhead && found.status === 'confirmed' ? found : null
  const isOver = invitation.expiresAt <= now()
  const wish = await wishOfVisit(connection, visit.id, client)
  // a link that was used lives as long as the appointment it made
  if (appointment && (!isOver || invitation.usedAt !== null))
    return { invitation, appointment, wish: isRefusal(wish) ? null : wish, client, state: 'booked' }
  if (isRefusal(wish)) return { invitation, appointment: null, wish: null, client, state: 'closed' }
  return { invitation, appointment: null, wish, client, state: isOver ? 'expired' : 'open' }
}

const endOf = ({ latest, durationMinutes }: Appointment) => Date.parse(latest) + durationMinutes * MINUTE_MS

/** A link of an appointment opens the version it was written for; else it says what became of it. */
async function openAppointment(
  { db, now }: Pick<Services, 'db' | 'now'>,
  invitation: Invitation,
  { id, version }: NonNullable<Invitation['appointment']>,
  client: User,
): Promise<Opened> {
  const appointment = await getAppointment(db.connection, id)
  const over = { invitation, appointment: null, wish: null, client }
  if (appointment.status === 'cancelled') return { ...over, state: 'cancelled' }
  if (appointment.status !== 'confirmed' || endOf(appointment) <= now()) return { ...over, state: 'closed' }
  if (appointment.version !== version) return { ...over, state: 'moved' }
  const wish = await wishOfVisit(db.connection, invitation.visitId, client)
  return { invitation, appointment, wish: isRefusal(wish) ? null : wish, client, state: 'booked' }
}

const instant = (seconds: number) => new Date(seconds * 1_000).toISOString()

/** The slots of the day invited to, best first. */
async function slotsOfDay(services: Services, wish: Wish, { technicianId, date }: Invitation): Promise<InvitedSlot[]> {
  const offers = await invitedSlots(services, wish, { technicianId, date })
  return offers.map(({ window: { earliest, latest }, green, best }) => ({
    token: slotToken({ technicianId, date, earliest, latest }),
    date,
    earliest: instant(earliest),
    latest: instant(latest),
    green,
    best,
  }))
}

/** What the client would be offered without an invitation. */
async function slotsOfOtherDays(services: Services, wish: Wish, { client }: Opened): Promise<InvitedSlot[]> {
  const { offers } = await offersFor(services, wish, { count: OTHER_DAYS }, client)
  return offers.map(({ token, date, earliest, latest, green, best }) => ({ token, date, earliest, latest, green, best }))
}

async function slotsOf(services: Services, opened: Opened, otherDays: boolean) {
  const { wish, invitation, appointment } = opened
  if (!wish || opened.state === 'expired') return { slots: [], isFull: false }
  // the link of an appointment invites to no day: its client chooses among what anybody is offered
  const isOver = invitation.appointment !== null || invitation.expiresAt <= services.now()
  const isElsewhere = ({ earliest }: InvitedSlot) => earliest !== appointment?.earliest
  const own = isOver || otherDays ? [] : (await slotsOfDay(services, wish, invitation)).filter(isElsewhere)
  const slots = own.length > 0 ? own : (await slotsOfOtherDays(services, wish, opened)).filter(isElsewhere)
  return { slots, isFull: own.length === 0 && !otherDays }
}

async function viewOf(services: Services, opened: Opened, otherDays = false): Promise<InvitationView> {
  const { db } = services
  const { connection } = db
  const { invitation, appointment, state } = opened
  const company = await getCompany(connection)
  const visit = await getVisit(connection, invitation.visitId)
  const shown = appointment ? await showAppointment(services, opened, appointment) : null
  const { slots, isFull } = shown && !shown.canMove ? { slots: [], isFull: false } : await slotsOf(services, opened, otherDays)
  return {
    state: state === 'open' && isFull ? 'full' : state,
    company: company.name,
    kind: visit.kind,
    city: visit.city,
    durationMinutes: visit.durationMinutes,
    date: invitation.appointment ? null : invitation.date,
    slots,
    appointment: shown,
  }
}

async function showAppointment(services: Services, { client }: Opened, appointment: Appointment): Promise<InvitationView['appointment']> {
  const { db, config, now } = services
  const { connection } = db
  const company = await getCompany(connection)
  const rules = bookingRules(company)
  const technician = (await listTechnicians(connection)).find(({ id }) => id === appointment.technicianId)
  const hours = (Date.parse(appointment.earliest) - now()) / HOUR_MS
  const facts = {
    company,
    client: await findClient(connection, client.clientId!),
    visit: await getVisit(connection, appointment.visitId),
    technicianName: technician?.name ?? null,
    appointment,
    mailFrom: config.mailFrom,
  }
  return {
    earliest: appointment.earliest,
    latest: appointment.latest,
    technicianName: technician?.name ?? '',
    version: appointment.version,
    canMove: hours >= rules.reschedulingNoticeHours,
    canCancel: hours >= rules.cancellingNoticeHours,
    movingNoticeHours: rules.reschedulingNoticeHours,
    cancellingNoticeHours: rules.cancellingNoticeHours,
    calendar: appointmentCalendar(facts, 'confirmed', now()).text,
  }
}

/** Shows what a personal link is about; changes nothing. */
export async function openInvitation(
  services: Services,
  { secret, otherDays }: { readonly secret: string; readonly otherDays: boolean },
): Promise<InvitationView | Refusal> {
  const opened = await open(services, secret)
  return isRefusal(opened) ? opened : viewOf(services, opened, otherDays)
}

/** A refusal without what only the office may know of other slots. */
const plain = ({ code, detail }: Refusal) => refuse(code, code === 'SLOT_TAKEN' ? undefined : detail)

/** Books one of the link's slots, or moves its appointment there. The same slot again answers what stands. */
export async function acceptInvitation(
  services: Services,
  { secret, slot }: { readonly secret: string; readonly slot: string },
  at: number,
): Promise<InvitationView | Refusal> {
  const opened = await open(services, secret)
  if (isRefusal(opened)) return opened
  const { invitation, appointment, wish, client, state } = opened
  const asked = readSlotToken(slot)
  if (appointment && asked && Date.parse(appointment.earliest) === asked.earliest * 1_000) return viewOf(services, opened)
  if (state === 'expired') return refuse('INVITATION_OVER')
  if (state === 'moved' || state === 'cancelled') return refuse('APPOINTMENT_CLOSED', `It was ${state}: this link is no longer good.`)
  if (!wish) return refuse('NOT_BOOKABLE')
  const by: By = { actor: `invitation ${invitation.id}`, at }
  // the day invited to was chosen by the office: neither notice nor zone bind there, only the windows that are offered
  const isInvited = !invitation.appointment && asked?.date === invitation.date && asked.technicianId === invitation.technicianId
  if (isInvited && !(await slotsOfDay(services, wish, invitation)).some(({ token }) => token === slot)) return refuse('SLOT_TAKEN')
  const holder = isInvited ? person('planner', null) : client
  const held = await holdSlot(services, { visitId: invitation.visitId, token: slot, anyTechnician: !isInvited }, holder, by)
  if (isRefusal(held)) return plain(held)
  const made = appointment
    ? await rescheduleAppointment(services, { id: appointment.id, holdId: held.id, version: appointment.version }, client, by)
    : await confirmAppointment(services, { holdId: held.id, notify: true }, client, by)
  if (isRefusal(made)) {
    await releaseHold(services, held.id, client)
    return plain(made)
  }
  const { connection } = services.db
  await markInvitationUsed(connection, invitation.id, at)
  if (!invitation.appointment)
    return viewOf(services, { ...opened, invitation: { ...invitation, usedAt: at }, appointment: made, state: 'booked' })
  const link = linkOf(await getCompany(connection), made)
  await followAppointment(connection, invitation.id, { version: made.version, date: link.date, expiresAt: link.expiresAt })
  return viewOf(services, { ...opened, invitation: { ...invitation, ...link }, appointment: made })
}

/** Cancels the appointment of a link, as long as its notice allows. Throws `VersionConflictError`. */
export async function declineInvitation(
  services: Services,
  { secret, version }: { readonly secret: string; readonly version: number },
  at: number,
): Promise<InvitationView | Refusal> {
  const opened = await open(services, secret)
  if (isRefusal(opened)) return opened
  const { appointment, client, invitation } = opened
  if (!appointment) return refuse('APPOINTMENT_CLOSED')
  const by: By = { actor: `invitation ${invitation.id}`, at }
  const cancelled = await cancel(services, { id: appointment.id, reason: '', version }, client, by)
  if (isRefusal(cancelled)) return plain(cancelled)
  const again = await open(services, secret)
  return isRefusal(again) ? again : viewOf(services, again)
}
