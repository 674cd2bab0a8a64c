import type { CompiledProblem, CompiledShift, CompiledVisit } from '../model/compiled.ts'
import { serviceOn, setupOn } from '../model/compiled.ts'
import { earliestInside, latestInside } from '../model/time-window.ts'
import type { Seconds } from '../units.ts'
import { earliestArrival, lastPlace, latestLeave } from './leg.ts'

/**
 * Times by position and breaks taken so far: entry `position * (breaks + 1) + taken`. Position 0 is the start place, 1..n the
 * visits, n + 1 the end place.
 */
export type Labels = Float64Array

/** Location index by position, as in `Labels` (-1 = nowhere). */
export function placeAt(shift: CompiledShift, visits: readonly CompiledVisit[], position: number): number {
  if (position === 0) return shift.start
  return position > visits.length ? shift.end : visits[position - 1]!.location
}

/** When `visit` is left after leaving `from` at `leave` with breaks `first`..`last - 1` on the way; `Infinity` when that cannot be. */
export function leaveAfter(shift: CompiledShift, visit: CompiledVisit, from: number, leave: Seconds, first: number, last: number): Seconds {
  const arrival = earliestArrival(shift, from, visit.location, leave, first, last)
  if (arrival === Infinity) return Infinity
  const start = earliestInside(visit.windows, arrival)
  return start + setupOn(shift, visit, lastPlace(shift, from, first, last)) + serviceOn(shift, visit)
}

/** The last departure from `from` that lets `visit` be left by `leave`; `-Infinity` when none does. */
export function leaveBefore(
  shift: CompiledShift,
  visit: CompiledVisit,
  from: number,
  leave: Seconds,
  first: number,
  last: number,
): Seconds {
  if (leave === -Infinity) return -Infinity
  const stay = setupOn(shift, visit, lastPlace(shift, from, first, last)) + serviceOn(shift, visit)
  const start = latestInside(visit.windows, leave - stay)
  return start === -Infinity ? -Infinity : latestLeave(shift, from, visit.location, start, first, last)
}

/** The earliest each position is left (the end place: reached), from the start labels given by breaks taken. */
export function forwardLabels(shift: CompiledShift, visits: readonly CompiledVisit[], start: readonly Seconds[]): Labels {
  const width = shift.breaks.length + 1
  const labels = new Float64Array((visits.length + 2) * width).fill(Infinity)
  labels.set(start)
  for (let position = 1; position <= visits.length + 1; position++) extendLabels(shift, visits, labels, position)
  return labels
}

function extendLabels(shift: CompiledShift, visits: readonly CompiledVisit[], labels: Labels, position: number): void {
  const width = shift.breaks.length + 1
  const from = placeAt(shift, visits, position - 1)
  for (let first = 0; first < width; first++) {
    const leave = labels[(position - 1) * width + first]!
    if (leave === Infinity) continue
    for (let last = first; last < width; last++) {
      const left = reach(shift, visits, position, from, leave, first, last)
      const at = position * width + last
      if (left < labels[at]!) labels[at] = left
    }
  }
}

/** When `position` is left (the end place: reached) coming from its predecessor. */
export function reach(
  shift: CompiledShift,
  visits: readonly CompiledVisit[],
  position: number,
  from: number,
  leave: Seconds,
  first: number,
  last: number,
): Seconds {
  if (position > visits.length) return earliestArrival(shift, from, shift.end, leave, first, last)
  return leaveAfter(shift, visits[position - 1]!, from, leave, first, last)
}

/** The latest each position may be left (the end place: reached) so that the rest stays in time, from the end labels given. */
export function backwardLabels(shift: CompiledShift, visits: readonly CompiledVisit[], end: readonly Seconds[]): Labels {
  const width = shift.breaks.length + 1
  const labels = new Float64Array((visits.length + 2) * width).fill(-Infinity)
  labels.set(end, (visits.length + 1) * width)
  for (let position = visits.length; position >= 0; position--) {
    const from = placeAt(shift, visits, position)
    for (let last = 0; last < width; last++) {
      const bound = labels[(position + 1) * width + last]!
      if (bound === -Infinity) continue
      for (let first = 0; first <= last; first++) {
        const leave =
          position === visits.length
            ? latestLeave(shift, from, shift.end, bound, first, last)
            : leaveBefore(shift, visits[position]!, from, bound, first, last)
        const at = position * width + first
        if (leave > labels[at]!) labels[at] = leave
      }
    }
  }
  return labels
}

/** Start labels of a shift that may leave at any time from its earliest start. */
export function startLabels(shift: CompiledShift): readonly Seconds[] {
  return [shift.shift.earliestStart]
}

/** When the breaks from `taken` on are over if taken one after another from `time` wherever one is; `Infinity` when one cannot be. */
export function breaksOver(shift: CompiledShift, time: Seconds, taken: number, last = shift.breaks.length): Seconds {
  let clock = time
  for (let i = taken; i < last; i++) {
    const rule = shift.breaks[i]!
    if (rule.location !== undefined) return Infinity
    clock = earliestInside(rule.timeWindows, clock) + rule.duration
  }
  return clock
}

/** By breaks taken: the latest end of the route after which the other breaks still fit into the shift; `-Infinity` when they never do. */
export function endLabels(shift: CompiledShift, bound: Seconds): readonly Seconds[] {
  const latest = latestEnds(shift)
  return bound === Infinity ? latest : latest.map((end) => Math.min(end, bound))
}

/** Asked for at every timing, the same for a shift every time. */
const knownEnds = new WeakMap<CompiledShift, readonly Seconds[]>()

function latestEnds(shift: CompiledShift): readonly Seconds[] {
  const known = knownEnds.get(shift)
  if (known) return known
  const labels: Seconds[] = Array.from({ length: shift.breaks.length + 1 }, () => -Infinity)
  let latest = shift.shift.latestEnd
  for (let taken = shift.breaks.length; taken >= 0; taken--) {
    labels[taken] = latest
    if (taken === 0) break
    const rule = shift.breaks[taken - 1]!
    if (rule.location !== undefined) break
    latest = latestInside(rule.timeWindows, latest - rule.duration)
  }
  knownEnds.set(shift, labels)
  return labels
}

/** The visits of a route by index, resolved. */
export function visitsOf(compiled: CompiledProblem, route: readonly number[]): readonly CompiledVisit[] {
  return route.map((index) => compiled.visits[index]!)
}
