import type { CivilDate } from '@tournee/contract'
import { offerSlots, type SlotOffer } from '@tournee/engine/slots'
import type { Services } from '../services.ts'
import { bookingRules, slotRules } from './booking-rules.ts'
import { type BookedDay, civilDay } from './day-book.ts'
import { slotRequest, type Wish } from './slot-request.ts'

/** More than a day has windows. */
const ALL_WINDOWS = 50

/** How a visit is judged on a day that the office chose for it: on a zone day like any other, its reserve kept; else whatever its zone. */
export const kindOnDay = ({ day }: BookedDay) => (day.zones.length > 0 ? ('planned' as const) : ('emergency' as const))

/** Every window of one technician's day that can be promised to a visit invited to it, best first: the office's choice needs no notice. */
export async function invitedSlots(
  { db, dayBook, now }: Pick<Services, 'db' | 'dayBook' | 'now'>,
  wish: Wish,
  { technicianId, date }: { readonly technicianId: string; readonly date: CivilDate },
): Promise<readonly SlotOffer[]> {
  const at = now()
  const span = { from: date, to: date, technicianIds: [technicianId], withoutVisit: wish.visit?.id }
  const { company, days } = await dayBook.read(db.connection, span, at)
  const today = civilDay(company, at)
  const [day] = days
  if (!day || date < today) return []
  const place = dayBook.travel.placeOf(wish.position)
  await dayBook.learn(days, [place])
  const request = { ...slotRequest(wish, place, { company, today, forClient: false }), kind: kindOnDay(day) }
  return offerSlots(request, {
    now: Math.floor(at / 1_000),
    days: [dayBook.stateOf(day)],
    travel: dayBook.travel.travel,
    rules: slotRules(bookingRules(company), false, ALL_WINDOWS),
  }).offers
}
