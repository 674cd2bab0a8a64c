import type { CivilDate, User } from '@tournee/contract'
import { addDays } from '@tournee/engine/recurrence'
import { checkSlot, type DayState, type Place, type SlotRequest, type SoonestOffer, soonest } from '@tournee/engine/slots'
import { bookingRules, slotRules } from '../booking/booking-rules.ts'
import type { DaysRead } from '../booking/day-book.ts'
import { readWish, type SlotQuery, slotRequest } from '../booking/slot-request.ts'
import { slotToken } from '../booking/slot-token.ts'
import { isRefusal, type Refusal } from '../refusal.ts'
import type { Services } from '../services.ts'
import { companyToday } from './company-today.ts'

const SOONEST_DAYS = 7
/** What is promised from the arrival on: an hour, from a time that can be said on the phone. */
const PROMISE_SECONDS = 3_600
const ROUND_SECONDS = 300

const iso = (seconds: number) => new Date(seconds * 1_000).toISOString()

/** The hour that can be promised from an arrival on, as a hold will judge it; null when a rule of the visit refuses. */
function promiseOf(
  { technician, date, start }: SoonestOffer,
  state: DayState,
  request: SlotRequest,
  context: Omit<Parameters<typeof checkSlot>[3], 'days'>,
) {
  const rounded = Math.ceil(start / ROUND_SECONDS) * ROUND_SECONDS
  for (const earliest of [rounded, start]) {
    const window = { earliest, latest: earliest + PROMISE_SECONDS, half: 'morning' as const }
    if ('refusal' in checkSlot(request, state, window, context)) continue
    const { latest } = window
    return {
      token: slotToken({ technicianId: technician, date: date as CivilDate, earliest, latest }),
      date,
      earliest: iso(earliest),
      latest: iso(latest),
    }
  }
  return null
}

/** Who can be at a place soonest without breaking a promise, and what can be promised from then on; the reserve is there for repairs. */
export async function findSoonest(services: Services, query: SlotQuery & { readonly skills?: string | undefined }, user: User) {
  const { db, dayBook, now } = services
  const at = now()
  const wish = await readWish(db.connection, query, user)
  if (isRefusal(wish)) return wish satisfies Refusal
  const today = await companyToday(db.connection, at)
  const span = { from: today, to: addDays(today, SOONEST_DAYS), withoutVisit: wish.visit?.id }
  const read: DaysRead = await dayBook.read(db.connection, span, at)
  const place: Place = dayBook.travel.placeOf(wish.position)
  await dayBook.learn(read.days, [place])
  const named = query.skills?.split(',').map((skill) => skill.trim()) ?? []
  const skills = [...new Set([...wish.skills, ...named.filter(Boolean)])]
  const planned = slotRequest({ ...wish, skills }, place, { company: read.company, today, forClient: false })
  // nobody's visit yet: it will be a repair
  const request: SlotRequest = wish.visit ? planned : { ...planned, kind: 'emergency' }
  const states = new Map(read.days.map((day) => [`${day.technician.id} ${day.day.date}`, dayBook.stateOf(day)]))
  const context = { now: Math.floor(at / 1_000), travel: dayBook.travel.travel, rules: slotRules(bookingRules(read.company), false, 1) }
  const { due, ...visit } = request.visit
  const found = soonest({ visit, kind: 'emergency' }, { ...context, days: [...states.values()] })
  return {
    items: found.map((offer) => ({
      technicianId: offer.technician,
      technicianName: read.technicians.get(offer.technician)?.name ?? '',
      arrival: iso(offer.start),
      extraSeconds: offer.extraDrive,
      extraMetres: offer.extraDistance,
      promise: promiseOf(offer, states.get(`${offer.technician} ${offer.date}`)!, request, context),
    })),
  }
}
