import type { Hold, User } from '@tournee/contract'
import {
  type By,
  createHold,
  deleteHold,
  findAppointmentOfVisit,
  findHold,
  findVisit,
  getCompany,
  lockTechnicians,
  presentHold,
} from '@tournee/data'
import { bookingRules } from '../booking/booking-rules.ts'
import { judgeWindow } from '../booking/judge-window.ts'
import { mayUse, type Wish, wishOfVisit } from '../booking/slot-request.ts'
import { readSlotToken, type SlotName } from '../booking/slot-token.ts'
import { withTravel } from '../booking/with-travel.ts'
import { isRefusal, Refusal, refuse } from '../refusal.ts'
import type { Services } from '../services.ts'
import { transact } from '../transact.ts'
import { offersFor } from './offer-slots.ts'

const FRESH_OFFERS = 6
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** A lost race, told with what is free now. */
export async function slotTaken(
  services: Services,
  wish: Wish,
  user: User,
  code: 'SLOT_TAKEN' | 'HOLD_OVER',
  detail?: string,
): Promise<Refusal> {
  const { offers } = await offersFor(services, wish, { count: FRESH_OFFERS }, user)
  return new Refusal(code, detail, [], {}, offers)
}

/** The named technician first, then, where anybody will do, the others whose zone day it is. */
async function candidates(services: Services, wish: Wish, slot: SlotName, isAnybody: boolean, now: number): Promise<readonly string[]> {
  if (!isAnybody) return [slot.technicianId]
  const { dayBook, db } = services
  const read = await dayBook.read(db.connection, { from: slot.date, to: slot.date, inZoneOf: wish.position }, now)
  const others = read.days.map(({ technician }) => technician.id)
  return [...new Set([slot.technicianId, ...others])]
}

/** A client moves his appointment only with notice. */
async function refuseLateMove(services: Services, wish: Wish, user: User, now: number): Promise<Refusal | null> {
  if (user.role !== 'client' || !wish.visit) return null
  const { connection } = services.db
  const appointment = await findAppointmentOfVisit(connection, wish.visit.id)
  if (!appointment) return null
  const { reschedulingNoticeHours } = bookingRules(await getCompany(connection))
  return Date.parse(appointment.earliest) - now < reschedulingNoticeHours * HOUR_MS
    ? refuse('NOTICE_TOO_SHORT', `An appointment is moved at least ${reschedulingNoticeHours} hours before.`)
    : null
}

/** Keeps a slot for a visit for some minutes: it occupies the technician like a promise. A lost race is 409 with fresh offers. */
export async function holdSlot(
  services: Services,
  { visitId, token, anyTechnician }: { readonly visitId: string; readonly token: string; readonly anyTechnician: boolean },
  user: User,
  by: By,
): Promise<Hold | Refusal> {
  const { db } = services
  const slot = readSlotToken(token)
  if (!slot) {
    const culprit = { code: 'BAD_TOKEN', path: 'body.token', cause: 'It names no slot.', remedy: 'Send the token of an offer.' }
    return refuse('INVALID_REQUEST', undefined, [culprit])
  }
  const wish = await wishOfVisit(db.connection, visitId, user)
  if (isRefusal(wish)) return wish
  const late = await refuseLateMove(services, wish, user, by.at)
  if (late) return late
  const technicianIds = await candidates(services, wish, slot, anyTechnician, by.at)
  const held = await withTravel(services, () =>
    transact<Hold>(db, async (connection) => {
      await lockTechnicians(connection, technicianIds)
      const answer = await judgeWindow(services, connection, { wish, technicianIds, ...slot, user }, by.at)
      if ('refusal' in answer) return refuse('SLOT_TAKEN', answer.refusal)
      const { holdMinutes } = bookingRules(await getCompany(connection))
      const hold = await createHold(
        connection,
        {
          visitId,
          technicianId: answer.technicianId,
          earliest: slot.earliest * 1_000,
          latest: slot.latest * 1_000,
          plannedStart: answer.offer.start * 1_000,
          expiresAt: by.at + holdMinutes * MINUTE_MS,
          quality: { grade: answer.offer.grade, green: answer.offer.green, best: slot.best ?? false },
        },
        by,
      )
      return presentHold(hold, by.at)
    }),
  )
  return isRefusal(held) && held.code === 'SLOT_TAKEN' ? slotTaken(services, wish, user, 'SLOT_TAKEN', held.detail) : held
}

/** Gives a held slot back; one that is over is as good as given back. */
export async function releaseHold({ db }: Services, id: string, user: User): Promise<null | Refusal> {
  return transact<null>(db, async (connection) => {
    const hold = await findHold(connection, id)
    const visit = hold && (await findVisit(connection, hold.visitId))
    if (!hold || !visit || !mayUse(user, visit.clientId)) return refuse('NOT_FOUND', 'No such hold.')
    await deleteHold(connection, id)
    return null
  })
}
