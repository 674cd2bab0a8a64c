import { type CompiledVisit, serviceOn, setupOn } from '../model/compiled.ts'
import type { TimeWindow } from '../model/problem.ts'
import { earliestInside } from '../model/time-window.ts'
import { createRouteRoom, startRooms } from '../schedule/index.ts'
import { earliestArrival, lastPlace } from '../schedule/leg.ts'
import type { Cost, Metres, Seconds } from '../units.ts'
import type { DrivingCost } from './day-figures.ts'
import type { DayState } from './day-state.ts'
import type { Guest } from './guest.ts'
import { keepBest, leaveFor, legFigures, type StopOrder, stopsOf } from './stop-order.ts'

/** The best way to serve the guest inside one of the windows asked for; drive, distance and service are the whole day's. */
export interface Insertion {
  readonly order: readonly CompiledVisit[]
  /** earliest start of the guest inside the window in that order */
  readonly start: Seconds
  readonly drive: Seconds
  readonly distance: Metres
  readonly service: Seconds
}

/** What a day allows at most; absent = no limit. */
export interface DayLimits {
  readonly work?: Seconds
  readonly drive?: Seconds
  readonly distance?: Metres
}

/** By window: the best insertion, or why there is none (`time` = no order is in time, `limit` = some are, but too much work, drive or distance). */
export type WindowRoom = Insertion | 'time' | 'limit'

/** What decides between two insertions: the cost of driving, or the earliest start. */
export type Preference = (drive: Seconds, distance: Metres, start: Seconds) => Cost

/** Prefers the order of least driving. */
export const byDriving =
  (cost: DrivingCost): Preference =>
  (drive, distance) =>
    cost(drive, distance)

/** A side of the guest: an order before him with his arrival, or after him with the latest moment he may be left. */
interface Side {
  readonly stop: number
  readonly taken: number
  readonly time: Seconds
  readonly drive: Seconds
  readonly distance: Metres
  readonly stay: Seconds
  readonly order: StopOrder
}

/**
 * For each window the best insertion of the guest, over every order of the day's stops (exact up to `MAX_EXACT_STOPS`): for every set of stops done before him, what
 * the orders of that set and of the others leave him is one interval of starts for each way of placing the breaks.
 */
export function findInsertions(
  state: DayState,
  guest: Guest,
  windows: readonly (readonly TimeWindow[])[],
  limits: DayLimits,
  prefer: Preference,
): readonly WindowRoom[] {
  const found: WindowRoom[] = windows.map(() => 'time')
  const best = windows.map(() => Infinity)
  const offer = (interval: Interval): void => {
    for (let w = 0; w < windows.length; w++) {
      const start = earliestInside(windows[w]!, interval.earliest)
      if (start > interval.latest) continue
      if (exceeds(interval, limits)) {
        if (found[w] === 'time') found[w] = 'limit'
        continue
      }
      const cost = prefer(interval.drive, interval.distance, start)
      if (cost >= best[w]!) continue
      best[w] = cost
      found[w] = { order: interval.order(), start, drive: interval.drive, distance: interval.distance, service: interval.stay }
    }
  }
  const orders = state.orders()
  if (orders.kind === 'near') for (const order of orders.orders) offerNear(guest, order, offer)
  else {
    const full = (1 << state.visits.length) - 1
    const close = windows.reduce((latest, each) => Math.max(latest, each.at(-1)?.[1] ?? -Infinity), -Infinity)
    for (let set = 0; set <= full; set++) {
      if (orders.before[set]!.length === 0 || orders.after[full ^ set]!.length === 0) continue
      const coming = sidesBefore(state, guest, orders.before[set]!, close)
      if (coming.length > 0) offerSplit(state, coming, sidesAfter(state, guest, orders.after[full ^ set]!), guest, offer)
    }
  }
  return found
}

interface Interval {
  readonly earliest: Seconds
  readonly latest: Seconds
  readonly drive: Seconds
  readonly distance: Metres
  readonly stay: Seconds
  readonly order: () => readonly CompiledVisit[]
}

function exceeds({ drive, distance, stay }: Interval, limits: DayLimits): boolean {
  return drive + stay > (limits.work ?? Infinity) || drive > (limits.drive ?? Infinity) || distance > (limits.distance ?? Infinity)
}

/** `close`: nobody may start later than that. */
function sidesBefore(state: DayState, { shift, visit }: Guest, orders: readonly StopOrder[], close: Seconds): Side[] {
  const sides: Side[] = []
  for (const order of orders) {
    const from = order.stop < 0 ? shift.start : state.visits[order.stop]!.location
    for (let taken = order.taken; taken <= shift.breaks.length; taken++) {
      const time = earliestArrival(shift, from, visit.location, order.time, order.taken, taken)
      if (time > close) continue
      const leg = legFigures(shift, from, visit.location, order.taken, taken)
      const stay = order.stay + setupOn(shift, visit, lastPlace(shift, from, order.taken, taken)) + serviceOn(shift, visit)
      keepBest(sides, { stop: 0, taken, time, drive: order.drive + leg.drive, distance: order.distance + leg.distance, stay, order }, 1)
    }
  }
  return sides
}

function sidesAfter(state: DayState, { shift, visit }: Guest, orders: readonly StopOrder[]): Side[] {
  const sides: Side[] = []
  for (const order of orders) {
    const next = order.stop < 0 ? null : state.visits[order.stop]!
    const to = next ? next.location : shift.end
    for (let taken = 0; taken <= order.taken; taken++) {
      const time = leaveFor(shift, state.visits, order, visit.location, taken)
      if (time === -Infinity) continue
      const leg = legFigures(shift, visit.location, to, taken, order.taken)
      const stay =
        order.stay + (next ? setupOn(shift, next, lastPlace(shift, visit.location, taken, order.taken)) + serviceOn(shift, next) : 0)
      keepBest(sides, { stop: 0, taken, time, drive: order.drive + leg.drive, distance: order.distance + leg.distance, stay, order }, -1)
    }
  }
  return sides
}

function offerSplit(
  state: DayState,
  before: readonly Side[],
  after: readonly Side[],
  guest: Guest,
  offer: (interval: Interval) => void,
): void {
  for (const a of before)
    for (const b of after) {
      if (a.taken !== b.taken) continue
      const latest = b.time - (a.stay - a.order.stay)
      if (a.time > latest) continue
      offer({
        earliest: a.time,
        latest,
        drive: a.drive + b.drive,
        distance: a.distance + b.distance,
        stay: a.stay + b.stay,
        order: () => [...stopsOf(a.order).reverse(), -1, ...stopsOf(b.order)].map((stop) => (stop < 0 ? guest.visit : state.visits[stop]!)),
      })
    }
}

/** One given order, the guest at any position of it; its breaks placed as time allows, so the figures are those of places alone. */
function offerNear({ shift, visit }: Guest, order: readonly CompiledVisit[], offer: (interval: Interval) => void): void {
  const room = createRouteRoom(shift, order)
  for (let position = 1; position <= order.length + 1; position++) {
    const rooms = startRooms(room, visit, position)
    if (rooms.length === 0) continue
    const full = order.toSpliced(position - 1, 0, visit)
    const figures = plainFigures(shift, full)
    for (const { earliest, latest } of rooms) offer({ earliest, latest, ...figures, order: () => full })
  }
}

function plainFigures(shift: Guest['shift'], order: readonly CompiledVisit[]): { drive: Seconds; distance: Metres; stay: Seconds } {
  let place = shift.start
  const figures = { drive: 0, distance: 0, stay: 0 }
  for (const visit of order) {
    const leg = legFigures(shift, place, visit.location, 0, 0)
    figures.drive += leg.drive
    figures.distance += leg.distance
    figures.stay += setupOn(shift, visit, place) + serviceOn(shift, visit)
    place = visit.location
  }
  const home = legFigures(shift, place, shift.end, 0, 0)
  return { drive: figures.drive + home.drive, distance: figures.distance + home.distance, stay: figures.stay }
}
