import type { CivilDate, FillCandidate, VisitCard } from '@tournee/contract'
import {
  addMessages,
  type By,
  createInvitation,
  findClient,
  getCompany,
  listClientEmails,
  listVisitsById,
  listVisitsOfWeek,
  type NewMessage,
  newId,
} from '@tournee/data'
import { addDays, toEpoch } from '@tournee/engine/recurrence'
import { fillDay } from '@tournee/engine/slots'
import { bookingRules, slotRules } from '../booking/booking-rules.ts'
import { kindOnDay } from '../booking/invited-slots.ts'
import { personalLink } from '../booking/personal-link.ts'
import { slotRequest, type Wish } from '../booking/slot-request.ts'
import { type Refusal, refuse } from '../refusal.ts'
import type { Services } from '../services.ts'
import { transact } from '../transact.ts'
import { companyToday } from './company-today.ts'

/** Clients looked at: the nearest as the crow flies, before roads are asked. */
const LOOKED_AT = 120
const DAY_NAME = { weekday: 'long', day: 'numeric', month: 'long' } as const

const isFree = (visit: VisitCard): visit is VisitCard & { readonly position: NonNullable<VisitCard['position']> } =>
  visit.status === 'due' && visit.promise === null && visit.scheduledStart === null && visit.position !== null

/** Due clients who fit a technician's day, nearest in extra minutes first; each judged alone. */
export async function listFillCandidates(
  services: Services,
  { technicianId, date, limit }: { readonly technicianId: string; readonly date: CivilDate; readonly limit: number },
): Promise<{ items: FillCandidate[] } | Refusal> {
  const { db, dayBook, now } = services
  const { connection } = db
  const at = now()
  const today = await companyToday(connection, at)
  const read = await dayBook.read(connection, { from: date, to: date, technicianIds: [technicianId] }, at)
  const [day] = read.days
  if (!day || date < today) return refuse('NO_SHIFTS', 'The technician does not work that day.')
  const instant = (civil: CivilDate) => new Date(toEpoch(civil, '00:00', read.company.timeZone) * 1_000).toISOString()
  const span = { from: date, to: date, earliest: instant(date), before: instant(addDays(date, 1)), overdueBefore: today }
  const visits = (await listVisitsOfWeek(connection, span)).filter(isFree)
  const centre = day.technician.start
  const anchors = day.day.bookings.length > 0 ? day.places.map((place) => dayBook.travel.positionOf(place)) : [centre]
  const crow = (position: { readonly lng: number; readonly lat: number }) =>
    Math.min(...anchors.map((anchor) => ((anchor.lng - position.lng) * 0.7) ** 2 + (anchor.lat - position.lat) ** 2))
  const near = visits.toSorted((a, b) => crow(a.position) - crow(b.position)).slice(0, LOOKED_AT)
  const places = near.map(({ position }) => dayBook.travel.placeOf(position))
  await dayBook.learn([day], [])
  await dayBook.travel.learnBetween(places, day.places)
  const requests = near.map((visit, index) => ({
    ...slotRequest(wishOf(visit), places[index]!, { company: read.company, today, forClient: false }),
    // whatever the zone: it counts in minutes
    kind: kindOnDay(day),
  }))
  const rules = slotRules(bookingRules(read.company), false, 1)
  const found = fillDay(dayBook.stateOf(day), requests, { now: Math.floor(at / 1_000), travel: dayBook.travel.travel, rules }).slice(
    0,
    limit,
  )
  const byId = new Map(near.map((visit) => [visit.id, visit]))
  const emails = await listClientEmails(
    connection,
    found.map(({ visit }) => byId.get(visit)!.clientId),
  )
  return {
    items: found.map(({ visit, extraDrive, extraDistance }) => {
      const { id, clientId, clientName, city, phone, dueTo } = byId.get(visit)!
      return {
        visitId: id,
        clientId,
        clientName,
        city,
        phone,
        email: emails.get(clientId) ?? null,
        dueTo,
        extraSeconds: extraDrive,
        extraMetres: extraDistance,
      }
    }),
  }
}

const wishOf = (visit: VisitCard & { readonly position: NonNullable<VisitCard['position']> }): Wish => ({
  visit,
  position: visit.position,
  durationMinutes: visit.durationMinutes,
  kind: visit.kind,
  skills: visit.skills,
  due: { from: visit.dueFrom, ideal: visit.dueIdeal, to: visit.dueTo },
})

/** Invites due clients to a day, each by a personal link; who has neither mail nor phone is not invited. Answers how many are. */
export async function inviteToDay(
  services: Services,
  { technicianId, date, visitIds }: { readonly technicianId: string; readonly date: CivilDate; readonly visitIds: readonly string[] },
  by: By,
): Promise<{ invited: number } | Refusal> {
  return transact<{ invited: number }>(services.db, async (connection) => {
    const company = await getCompany(connection)
    const visits = (await listVisitsById(connection, visitIds)).filter(isFree)
    const expiresAt = toEpoch(date, '00:00', company.timeZone) * 1_000
    if (expiresAt <= by.at) return refuse('NOTICE_TOO_SHORT', 'The day is over or under way.')
    const messages: NewMessage[] = []
    for (const visit of visits) {
      const client = await findClient(connection, visit.clientId)
      const to = client?.email
        ? ({ channel: 'mail', to: client.email } as const)
        : client?.phone
          ? ({ channel: 'sms', to: client.phone } as const)
          : null
      if (!to) continue
      const id = newId(by.at)
      const secret = services.linkSecrets.of(id)
      const { id: visitId, clientId } = visit
      await createInvitation(connection, { id, visitId, clientId, secret, appointment: null, technicianId, date, expiresAt }, by)
      const day = new Date(expiresAt).toLocaleDateString('fr-FR', { ...DAY_NAME, timeZone: company.timeZone })
      const text = `Bonjour,\n\nNotre technicien est près de chez vous le ${day}. Choisissez votre créneau pour votre visite : ${personalLink(services.config, id)}\n\n${company.name}`
      messages.push({
        ...to,
        kind: 'invitation',
        appointmentId: null,
        appointmentVersion: null,
        content: { subject: `Un créneau le ${day}`, text },
        dueAt: by.at,
      })
    }
    await addMessages(connection, messages, by)
    return { invited: messages.length }
  })
}
