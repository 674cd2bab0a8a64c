import type { CivilDate, SlotOffer, User } from '@tournee/contract'
import { getCompany } from '@tournee/data'
import { addDays } from '@tournee/engine/recurrence'
import { type SlotOffer as EngineOffer, offerSlots } from '@tournee/engine/slots'
import { bookingRules, slotRules } from '../booking/booking-rules.ts'
import { civilDay, type DaysRead } from '../booking/day-book.ts'
import { later, sooner } from '../booking/day-order.ts'
import { readWish, type SlotQuery, slotRequest, type Wish } from '../booking/slot-request.ts'
import { slotToken } from '../booking/slot-token.ts'
import { isRefusal, type Refusal } from '../refusal.ts'
import type { Services } from '../services.ts'

/** Slots as the contract has them. */
export interface Offers {
  offers: SlotOffer[]
  nextZoneDays: CivilDate[]
  zoneName: string | null
  refusals: { code: string; count: number }[]
}

/** What is asked beyond who: days, technician, how many. */
export interface SlotLimits {
  readonly technicianId?: string | undefined
  readonly from?: CivilDate | undefined
  readonly to?: CivilDate | undefined
  readonly count: number
}

const iso = (seconds: number) => new Date(seconds * 1_000).toISOString()

/** An offer in the words of the contract. */
const presentOffer = (offer: EngineOffer, { technicians }: DaysRead): SlotOffer => ({
  token: slotToken({
    technicianId: offer.technician,
    date: offer.date,
    earliest: offer.window.earliest,
    latest: offer.window.latest,
    best: offer.best,
  }),
  date: offer.date,
  earliest: iso(offer.window.earliest),
  latest: iso(offer.window.latest),
  technicianId: offer.technician,
  technicianName: technicians.get(offer.technician)?.name ?? '',
  grade: offer.grade,
  green: offer.green,
  best: offer.best,
  extraSeconds: offer.extraDrive,
  extraMetres: offer.extraDistance,
})

/** Offers for a wish. Only zone days of its zone. */
export async function offersFor(services: Services, wish: Wish, limits: SlotLimits, user: User): Promise<Offers> {
  const { db, dayBook, now } = services
  const at = now()
  const { connection } = db
  const company = await getCompany(connection)
  const today = civilDay(company, at)
  const rules = bookingRules(company)
  const last = addDays(today, rules.horizonDays)
  const from = later(limits.from ?? today, today)
  const to = sooner(limits.to ?? last, last)
  if (to < from) return { offers: [], nextZoneDays: [], zoneName: null, refusals: [] }
  const read = await dayBook.read(connection, { from, to, withoutVisit: wish.visit?.id, inZoneOf: wish.position }, at)
  const ours = read.days
  const place = dayBook.travel.placeOf(wish.position)
  await dayBook.learn(ours, [place])
  const forClient = user.role === 'client'
  const request = slotRequest(wish, place, { company: read.company, today, forClient, technicianId: limits.technicianId })
  const answer = offerSlots(request, {
    now: Math.floor(at / 1_000),
    days: ours.map((day) => dayBook.stateOf(day)),
    travel: dayBook.travel.travel,
    rules: slotRules(rules, forClient, limits.count),
  })
  const zoning = await dayBook.zoningInForce(connection, today)
  const zoneId = zoning && dayBook.zoneOf(zoning, wish.position)
  return {
    offers: answer.offers.map((offer) => presentOffer(offer, read)),
    nextZoneDays: [...answer.nextZoneDays],
    zoneName: zoning?.zones.find(({ id }) => id === zoneId)?.name ?? null,
    refusals: answer.refusals.map(({ code, count }) => ({ code, count })),
  }
}

/** Slots for a visit, a client's next visit, or a place; best first. */
export async function listSlots(services: Services, query: SlotQuery & SlotLimits, user: User): Promise<Offers | Refusal> {
  const wish = await readWish(services.db.connection, query, user)
  return isRefusal(wish) ? wish : offersFor(services, wish, query, user)
}
