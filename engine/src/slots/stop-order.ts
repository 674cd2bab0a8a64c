import { type CompiledShift, type CompiledVisit, distanceOn, driveOn, serviceOn, setupOn } from '../model/compiled.ts'
import { endLabels, leaveAfter, leaveBefore } from '../schedule/labels.ts'
import { lastPlace, latestLeave, nextPlace } from '../schedule/leg.ts'
import type { Metres, Seconds } from '../units.ts'

/**
 * A partial order of a day's stops that no other one beats. Forward: `stop` is the last one done and left at `time`. Backward: `stop` is the next one done,
 * and leaving it by `time` keeps all that follows. `taken` breaks lie behind.
 */
export interface StopOrder {
  readonly stop: number
  readonly taken: number
  readonly time: Seconds
  readonly drive: Seconds
  readonly distance: Metres
  /** setup and service */
  readonly stay: Seconds
  readonly link: StopOrder | null
}

/** Orders of a set of stops, by set; empty = none is in time. */
export type OrdersBySet = readonly (readonly StopOrder[])[]

/** Orders kept at most in one direction; a day that needs more is too loose to be searched exactly at once. */
const MAX_ORDERS = 60_000

/** Stops of a partial order, from its open end inwards. */
export function stopsOf(order: StopOrder): number[] {
  const stops: number[] = []
  for (let at: StopOrder | null = order; at && at.stop >= 0; at = at.link) stops.push(at.stop)
  return stops
}

/** Every order in which a set of stops can be done first, by set; null when there are too many. Dynamic programme over subsets with Pareto labels. */
export function ordersBefore(shift: CompiledShift, visits: readonly CompiledVisit[]): OrdersBySet | null {
  const start: StopOrder = { stop: -1, taken: 0, time: shift.shift.earliestStart, drive: 0, distance: 0, stay: 0, link: null }
  return growSets(
    visits.length,
    [start],
    (order, next) => {
      const visit = visits[next]!
      const from = order.stop < 0 ? shift.start : visits[order.stop]!.location
      const grown: StopOrder[] = []
      for (let taken = order.taken; taken <= shift.breaks.length; taken++) {
        const time = leaveAfter(shift, visit, from, order.time, order.taken, taken)
        if (time < Infinity) grown.push(extend(shift, order, next, visit, from, visit.location, order.taken, taken, taken, time))
      }
      return grown
    },
    1,
  )
}

/** Every order in which a set of stops can be done last, by set; null when there are too many. */
export function ordersAfter(shift: CompiledShift, visits: readonly CompiledVisit[]): OrdersBySet | null {
  const ends = endLabels(shift, Infinity)
  const base = ends.flatMap((time, taken): StopOrder[] =>
    time === -Infinity ? [] : [{ stop: -1, taken, time, drive: 0, distance: 0, stay: 0, link: null }],
  )
  return growSets(
    visits.length,
    base,
    (order, previous) => {
      const visit = visits[previous]!
      const grown: StopOrder[] = []
      for (let taken = 0; taken <= order.taken; taken++) {
        const time = leaveFor(shift, visits, order, visit.location, taken)
        if (time === -Infinity) continue
        const to = order.stop < 0 ? shift.end : visits[order.stop]!.location
        const next = order.stop < 0 ? null : visits[order.stop]!
        grown.push(extend(shift, order, previous, next, visit.location, to, taken, order.taken, taken, time))
      }
      return grown
    },
    -1,
  )
}

/** The last departure from `place`, with `taken` breaks behind, from which `order` (a backward one) is still in time. */
export function leaveFor(shift: CompiledShift, visits: readonly CompiledVisit[], order: StopOrder, place: number, taken: number): Seconds {
  if (order.stop < 0) return latestLeave(shift, place, shift.end, order.time, taken, order.taken)
  return leaveBefore(shift, visits[order.stop]!, place, order.time, taken, order.taken)
}

/** Drive and distance of a leg with breaks `first`..`last - 1` on the way, by their places where they have one. */
export function legFigures(
  shift: CompiledShift,
  from: number,
  to: number,
  first: number,
  last: number,
): { drive: Seconds; distance: Metres } {
  let drive = 0
  let distance = 0
  let place = from
  for (let i = first; i < last; i++) {
    const stop = shift.breaks[i]!.location
    if (stop === undefined) continue
    const target = nextPlace(shift, to, i, last)
    drive += driveOn(shift, place, target)
    distance += distanceOn(shift, place, target)
    place = stop
  }
  return { drive: drive + driveOn(shift, place, to), distance: distance + distanceOn(shift, place, to) }
}

/** What orders are compared by. */
type Comparable = Pick<StopOrder, 'stop' | 'taken' | 'time' | 'drive' | 'distance' | 'stay'>

/** 1: an order left earlier is better; -1: one that may be left later is. */
export type Direction = 1 | -1

/** Keeps an order unless one there is as good in everything, and drops those it beats. */
export function keepBest<T extends Comparable>(orders: T[], order: T, direction: Direction): void {
  for (let i = 0; i < orders.length; i++) if (beats(orders[i]!, order, direction)) return
  let write = 0
  for (let i = 0; i < orders.length; i++) {
    const other = orders[i]!
    if (!beats(order, other, direction)) orders[write++] = other
  }
  orders.length = write
  orders.push(order)
}

function beats(a: Comparable, b: Comparable, direction: Direction): boolean {
  return (
    a.taken === b.taken &&
    a.stop === b.stop &&
    direction * (a.time - b.time) <= 0 &&
    a.drive <= b.drive &&
    a.distance <= b.distance &&
    a.stay <= b.stay
  )
}

function extend(
  shift: CompiledShift,
  order: StopOrder,
  stop: number,
  visit: CompiledVisit | null,
  from: number,
  to: number,
  first: number,
  last: number,
  taken: number,
  time: Seconds,
): StopOrder {
  const leg = legFigures(shift, from, to, first, last)
  const stay = visit ? setupOn(shift, visit, lastPlace(shift, from, first, last)) + serviceOn(shift, visit) : 0
  return {
    stop,
    taken,
    time,
    drive: order.drive + leg.drive,
    distance: order.distance + leg.distance,
    stay: order.stay + stay,
    link: order,
  }
}

function growSets(
  count: number,
  base: readonly StopOrder[],
  grow: (order: StopOrder, stop: number) => readonly StopOrder[],
  direction: Direction,
): OrdersBySet | null {
  const sets: StopOrder[][] = Array.from({ length: 1 << count }, () => [])
  sets[0] = [...base]
  let kept = 0
  for (let set = 0; set < sets.length; set++) {
    kept += sets[set]!.length
    if (kept > MAX_ORDERS) return null
    for (const order of sets[set]!)
      for (let stop = 0; stop < count; stop++) {
        if (set & (1 << stop)) continue
        for (const grown of grow(order, stop)) keepBest(sets[set | (1 << stop)]!, grown, direction)
      }
  }
  return sets
}
