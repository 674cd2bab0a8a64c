import { evaluate, type Problem, type Visit } from '@tournee/engine'
import { checkPlan } from '@tournee/engine/check'
import { type ArrivalWindow, createDayState, offerSlots, type SlotDay, travelOfTable } from '@tournee/engine/slots'

const HOUR = 3_600
/** Windows of the field as hours, on a day that begins at 0. */
const WINDOWS: readonly ArrivalWindow[] = [
  { earliest: 8 * HOUR, latest: 10 * HOUR, half: 'morning' },
  { earliest: 10 * HOUR, latest: 12 * HOUR, half: 'morning' },
  { earliest: 13.5 * HOUR, latest: 15.5 * HOUR, half: 'afternoon' },
  { earliest: 15.5 * HOUR, latest: 17.5 * HOUR, half: 'afternoon' },
]

/** A seeded generator (mulberry32). */
function dice(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}

function* orders<T>(items: readonly T[]): Generator<readonly T[]> {
  if (items.length <= 1) yield items
  for (const [index, first] of items.entries()) {
    if (items.length <= 1) return
    for (const rest of orders(items.toSpliced(index, 1))) yield [first, ...rest]
  }
}

interface SmallDay {
  readonly day: SlotDay
  readonly guest: Visit
  readonly table: Problem['matrices'][string]
}

/** A technician's day with up to four promises, on roads of 5 to 60 minutes; tight enough that some windows fit and some do not. */
function smallDay(seed: number): SmallDay {
  const roll = dice(seed)
  const count = 1 + roll(4)
  const size = count + 2
  const points = Array.from({ length: size }, () => [roll(30), roll(30)] as const)
  const durations = new Int32Array(size * size)
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++)
      if (i !== j) durations[i * size + j] = 300 + 60 * Math.round(Math.hypot(points[i]![0] - points[j]![0], points[i]![1] - points[j]![1]))
  const distances = durations.map((seconds) => seconds * 12)
  const home = size - 1
  const bookings = Array.from({ length: count }, (_, i): Visit => {
    const { earliest, latest } = WINDOWS[roll(WINDOWS.length)]!
    return { id: `b${i}`, location: i, service: 60 * (45 + 15 * roll(6)), promise: [earliest, latest] }
  })
  const day: SlotDay = {
    date: '2027-03-01',
    shift: {
      id: 's',
      technician: 't',
      start: home,
      end: home,
      earliestStart: 8 * HOUR,
      latestEnd: 18 * HOUR,
      maxWork: 8 * HOUR,
      breaks: [{ id: 'lunch', duration: HOUR, timeWindows: [[12 * HOUR, 13 * HOUR]] }],
    },
    technician: { id: 't' },
    zones: ['z'],
    bookings,
    windows: WINDOWS,
  }
  return { day, guest: { id: 'guest', location: size - 2, service: 60 * (60 + 15 * roll(4)) }, table: { size, durations, distances } }
}

/** Whether some order of the visits passes the independent checker. */
function canServe({ day, table }: SmallDay, visits: readonly Visit[]): boolean {
  const problem: Problem = {
    locations: Array.from({ length: table.size }, () => ({})),
    matrices: { car: table },
    technicians: [day.technician],
    shifts: [day.shift],
    visits,
  }
  for (const order of orders(visits.map(({ id }) => id))) {
    if (checkPlan(problem, evaluate(problem, [{ shift: 's', visits: order }])).length === 0) return true
  }
  return false
}

/** Windows of small days where the slots and every order tried disagree; `days` days with promises that can be kept. */
export function countMismatches(days: number): { readonly windows: number; readonly fitting: number; readonly mismatches: number } {
  const result = { windows: 0, fitting: 0, mismatches: 0 }
  for (let seed = 1, used = 0; used < days; seed++) {
    const small = smallDay(seed)
    if (!canServe(small, small.day.bookings)) continue
    used++
    const travel = travelOfTable(small.table)
    const rules = { notice: 0, horizon: 100 * 24 * HOUR, count: 50 }
    const { offers } = offerSlots({ visit: small.guest }, { now: 0, days: [createDayState(small.day, travel)], travel, rules })
    for (const window of WINDOWS) {
      const isOffered = offers.some((offer) => offer.window.earliest === window.earliest)
      const fits = canServe(small, [...small.day.bookings, { ...small.guest, promise: [window.earliest, window.latest] }])
      result.windows++
      if (fits) result.fitting++
      if (isOffered !== fits) result.mismatches++
    }
  }
  return result
}
