import type { CompiledShift, CompiledVisit } from '../model/compiled.ts'
import { serviceOn, setupOn } from '../model/compiled.ts'
import { latestInside } from '../model/time-window.ts'
import type { Seconds } from '../units.ts'
import { backwardLabels, endLabels, forwardLabels, type Labels, leaveBefore, placeAt, startLabels } from './labels.ts'
import { earliestArrival, lastPlace, latestLeave } from './leg.ts'

/** A route ready to be asked whether one more visit fits: labels from both ends, so that a question costs the same wherever it is asked. */
export interface RouteRoom {
  readonly shift: CompiledShift
  readonly visits: readonly CompiledVisit[]
  readonly forward: Labels
  readonly backward: Labels
}

/** When one more visit can be done at one position: the stay starts within `[earliest, latest]`, not counting its own windows. */
export interface StartRoom {
  readonly earliest: Seconds
  readonly latest: Seconds
}

/** Prepares a route; O(visits x breaks²). */
export function createRouteRoom(shift: CompiledShift, visits: readonly CompiledVisit[]): RouteRoom {
  return {
    shift,
    visits,
    forward: forwardLabels(shift, visits, startLabels(shift)),
    backward: backwardLabels(shift, visits, endLabels(shift, Infinity)),
  }
}

/** The last departure from `place` with `taken` breaks behind that keeps the rest of the route, from `position` on, in time. */
function latestLeaveTo({ shift, visits, backward }: RouteRoom, place: number, position: number, taken: number): Seconds {
  const width = shift.breaks.length + 1
  let latest = -Infinity
  for (let last = taken; last < width; last++) {
    const bound = backward[position * width + last]!
    if (bound === -Infinity) continue
    const visit = visits[position - 1]
    const leave = visit ? leaveBefore(shift, visit, place, bound, taken, last) : latestLeave(shift, place, shift.end, bound, taken, last)
    if (leave > latest) latest = leave
  }
  return latest
}

/**
 * When `visit` could start between positions `position - 1` and `position` of the route, its own windows left aside: one interval
 * for each way of placing the breaks around it, in no order; empty when there is no room. O(breaks³), whatever the route's length.
 */
export function startRooms(room: RouteRoom, visit: CompiledVisit, position: number): readonly StartRoom[] {
  const { shift, visits, forward } = room
  const width = shift.breaks.length + 1
  const from = placeAt(shift, visits, position - 1)
  const rooms: StartRoom[] = []
  for (let last = 0; last < width; last++) {
    const leave = latestLeaveTo(room, visit.location, position, last)
    if (leave === -Infinity) continue
    for (let first = 0; first <= last; first++) {
      const left = forward[(position - 1) * width + first]!
      if (left === Infinity) continue
      const earliest = earliestArrival(shift, from, visit.location, left, first, last)
      const latest = leave - setupOn(shift, visit, lastPlace(shift, from, first, last)) - serviceOn(shift, visit)
      if (earliest <= latest) rooms.push({ earliest, latest })
    }
  }
  return rooms
}

/** Whether `visit` fits in time between positions `position - 1` and `position` of the route, as `isInTime` of the whole would say. */
export function fitsInTime(room: RouteRoom, visit: CompiledVisit, position: number): boolean {
  return startRooms(room, visit, position).some(({ earliest, latest }) => latestInside(visit.windows, latest) >= earliest)
}
