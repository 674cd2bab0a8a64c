import type { Appointment, Company, User } from '@tournee/contract'
import {
  addMessages,
  type By,
  type Connection,
  cancelAppointment,
  createAppointment,
  createInvitation,
  deleteHold,
  findAppointmentOfVisit,
  findClient,
  findHold,
  getAppointment,
  getCompany,
  getVisit,
  leaveWaiting,
  listTechnicians,
  lockTechnicians,
  moveAppointment,
  type NewAppointment,
  type NewInvitation,
  newId,
  type StoredHold,
  withdrawMessages,
} from '@tournee/data'
import { bookingRules } from '../booking/booking-rules.ts'
import { civilDay } from '../booking/day-book.ts'
import { judgeWindow } from '../booking/judge-window.ts'
import { appointmentMessages, type MessageKind } from '../booking/messages.ts'
import { personalLink } from '../booking/personal-link.ts'
import { mayUse, type Wish, wishOfVisit } from '../booking/slot-request.ts'
import { withTravel } from '../booking/with-travel.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import type { Services } from '../services.ts'
import { transact } from '../transact.ts'
import { slotTaken } from './hold-slot.ts'

const HOUR_MS = 3_600_000

/** A hold with the visit it is for; refused when it is nobody's or somebody else's. `hold` null: it is over or given back. */
async function readHold(connection: Connection, holdId: string, user: User): Promise<{ hold: StoredHold; wish: Wish } | Refusal> {
  const hold = await findHold(connection, holdId)
  if (!hold) return refuse('HOLD_OVER')
  const wish = await wishOfVisit(connection, hold.visitId, user)
  return isRefusal(wish) ? wish : { hold, wish }
}

/** Asks the held window again, under the technicians' locks: the day without the visit's own hold and promise. */
async function checkHold(services: Services, connection: Connection, holdId: string, wish: Wish, user: User, now: number) {
  const hold = await findHold(connection, holdId)
  if (!hold || hold.expiresAt <= now) return refuse('HOLD_OVER')
  const company = await getCompany(connection)
  const question = {
    wish,
    user,
    technicianIds: [hold.technicianId],
    date: civilDay(company, hold.earliest),
    earliest: hold.earliest / 1_000,
    latest: hold.latest / 1_000,
    isHeld: true,
  }
  const answer = await judgeWindow(services, connection, question, now)
  if ('refusal' in answer) return refuse('SLOT_TAKEN', answer.refusal)
  const promise: NewAppointment = {
    visitId: hold.visitId,
    clientId: wish.visit!.clientId,
    technicianId: hold.technicianId,
    earliest: hold.earliest,
    latest: hold.latest,
    plannedStart: answer.offer.start * 1_000,
    quality: hold.quality ?? null,
  }
  return promise
}

/** What a personal link of an appointment is about: it ends with the window, and with this version. */
export function linkOf(company: Company, { id, version, visitId, technicianId, earliest, latest }: Appointment): NewInvitation {
  const date = civilDay(company, Date.parse(earliest))
  return { visitId, technicianId, date, expiresAt: Date.parse(latest), appointment: { id, version } }
}

/** Writes what the client is to be told, in the transaction of what happened. */
async function tell(connection: Connection, services: Services, appointment: Appointment, kind: MessageKind, by: By): Promise<void> {
  const company = await getCompany(connection)
  const client = await findClient(connection, appointment.clientId)
  const visit = await getVisit(connection, appointment.visitId)
  const technician = (await listTechnicians(connection)).find(({ id }) => id === appointment.technicianId)
  const ids: string[] = []
  const newLink = () => {
    const id = newId(by.at)
    ids.push(id)
    return personalLink(services.config, id)
  }
  const messages = appointmentMessages(
    {
      company,
      client,
      visit,
      technicianName: technician?.name ?? null,
      appointment,
      mailFrom: services.config.mailFrom,
    },
    kind,
    by.at,
    newLink,
  )
  const link = linkOf(company, appointment)
  for (const id of ids)
    await createInvitation(connection, { ...link, id, clientId: appointment.clientId, secret: services.linkSecrets.of(id) }, by)
  await addMessages(connection, messages, by)
}

/** Fresh offers with a lost race or an expired hold. */
async function withOffers<T>(services: Services, outcome: T | Refusal, wish: Wish, user: User): Promise<T | Refusal> {
  if (!isRefusal(outcome) || (outcome.code !== 'SLOT_TAKEN' && outcome.code !== 'HOLD_OVER')) return outcome
  return slotTaken(services, wish, user, outcome.code, outcome.detail)
}

/** Confirms a hold: one transaction re-checks the insertion, promises, writes the message, takes the visit off the waiting list. */
export async function confirmAppointment(
  services: Services,
  { holdId, notify }: { readonly holdId: string; readonly notify: boolean },
  user: User,
  by: By,
): Promise<Appointment | Refusal> {
  const { db } = services
  const read = await readHold(db.connection, holdId, user)
  if (isRefusal(read)) return read
  const { hold, wish } = read
  const outcome = await withTravel(services, () =>
    transact<Appointment>(db, async (connection) => {
      await lockTechnicians(connection, [hold.technicianId])
      const promise = await checkHold(services, connection, holdId, wish, user, by.at)
      if (isRefusal(promise)) return promise
      if (await findAppointmentOfVisit(connection, hold.visitId))
        return refuse('NOT_BOOKABLE', 'The visit is promised already: move its appointment.')
      const appointment = await createAppointment(connection, promise, by)
      await deleteHold(connection, holdId)
      await leaveWaiting(connection, { visitId: hold.visitId })
      if (notify) await tell(connection, services, appointment, 'confirmed', by)
      return appointment
    }),
  )
  return withOffers(services, outcome, wish, user)
}

/** Whether it can still be changed, by whom and when. */
async function refuseChange(
  connection: Connection,
  appointment: Appointment,
  user: User,
  now: number,
  notice: 'reschedulingNoticeHours' | 'cancellingNoticeHours',
): Promise<Refusal | null> {
  if (!mayUse(user, appointment.clientId)) return refuse('NOT_FOUND', 'No such appointment.')
  if (appointment.status !== 'confirmed') return refuse('APPOINTMENT_CLOSED', `It is ${appointment.status}.`)
  if (user.role !== 'client') return null
  const hours = bookingRules(await getCompany(connection))[notice]
  return Date.parse(appointment.earliest) - now < hours * HOUR_MS ? refuse('NOTICE_TOO_SHORT', `At least ${hours} hours before.`) : null
}

/** Moves an appointment to a held slot: the new hour is promised before the old one is free, in one transaction. Throws `VersionConflictError`. */
export async function rescheduleAppointment(
  services: Services,
  { id, holdId, version }: { readonly id: string; readonly holdId: string; readonly version: number | null },
  user: User,
  by: By,
): Promise<Appointment | Refusal> {
  if (version === null) return refuse('VERSION_REQUIRED')
  const { db } = services
  const before = await getAppointment(db.connection, id)
  const refused = await refuseChange(db.connection, before, user, by.at, 'reschedulingNoticeHours')
  if (refused) return refused
  const read = await readHold(db.connection, holdId, user)
  if (isRefusal(read)) return read
  const { hold, wish } = read
  if (hold.visitId !== before.visitId) return refuse('NOT_BOOKABLE', 'The hold is for another visit.')
  const outcome = await withTravel(services, () =>
    transact<Appointment>(db, async (connection) => {
      await lockTechnicians(connection, [before.technicianId, hold.technicianId])
      const promise = await checkHold(services, connection, holdId, wish, user, by.at)
      if (isRefusal(promise)) return promise
      const moved = await moveAppointment(connection, id, promise, version, by)
      await deleteHold(connection, holdId)
      await withdrawMessages(connection, id)
      await tell(connection, services, moved, 'moved', by)
      return moved
    }),
  )
  return withOffers(services, outcome, wish, user)
}

/** Cancels an appointment; its hour is free again and its visit due. Throws `VersionConflictError`. */
export async function cancel(
  services: Services,
  { id, reason, version }: { readonly id: string; readonly reason: string; readonly version: number | null },
  user: User,
  by: By,
): Promise<Appointment | Refusal> {
  if (version === null) return refuse('VERSION_REQUIRED')
  return transact<Appointment>(services.db, async (connection) => {
    const before = await getAppointment(connection, id)
    await lockTechnicians(connection, [before.technicianId])
    const refused = await refuseChange(connection, before, user, by.at, 'cancellingNoticeHours')
    if (refused) return refused
    const cancelled = await cancelAppointment(connection, id, reason, version, by)
    await withdrawMessages(connection, id)
    await tell(connection, services, cancelled, 'cancelled', by)
    return cancelled
  })
}
