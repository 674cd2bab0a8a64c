import type { CompiledShift, CompiledVisit } from '../model/compiled.ts'
import type { Route } from '../model/plan.ts'
import type { Seconds } from '../units.ts'
import { backwardLabels, breaksOver, endLabels, forwardLabels, type Labels, placeAt, reach, startLabels } from './labels.ts'
import { latePath } from './late-path.ts'
import { layOut, type Path } from './lay-out.ts'

/**
 * The exact timing of one order of visits on one shift: the earliest end over every way of placing the breaks, then the latest
 * departure that does not end later, then every stop as early as that departure allows. Breaks that fit neither before nor on
 * the way are taken after the end. An order that cannot be in time is timed all the same, with as little lateness as
 * `latePath` finds, so that rules and checks can name what it breaks.
 */
export function timeRoute(shift: CompiledShift, visits: readonly CompiledVisit[]): Route {
  return layOut(shift, visits, inTimePath(shift, visits) ?? latePath(shift, visits))
}

/** As `timeRoute`; null when the order cannot be in time. */
export function timeInTime(shift: CompiledShift, visits: readonly CompiledVisit[]): Route | null {
  const path = inTimePath(shift, visits)
  return path && layOut(shift, visits, path)
}

/** As `timeRoute`, but leaving as early as the shift allows: every stop of the way of the earliest end at its earliest. Null when it cannot be in time. */
export function timeEarly(shift: CompiledShift, visits: readonly CompiledVisit[]): Route | null {
  const labels = forwardLabels(shift, visits, startLabels(shift))
  const end = earliestEnd(shift, labels, visits.length)
  if (end === Infinity) return null
  return layOut(shift, visits, tracePath(shift, visits, labels, shift.shift.earliestStart, end))
}

/** Whether some placing of the breaks serves the visits in this order in time; far cheaper than `timeRoute`. */
export function isInTime(shift: CompiledShift, visits: readonly CompiledVisit[]): boolean {
  return earliestEnd(shift, forwardLabels(shift, visits, startLabels(shift)), visits.length) < Infinity
}

/** The `latestEnd` with which the order would be in time, breaks after the route's end included; `Infinity` when no end is late enough. */
export function earliestShiftEnd(shift: CompiledShift, visits: readonly CompiledVisit[]): Seconds {
  const labels = forwardLabels(shift, visits, startLabels(shift))
  const width = shift.breaks.length + 1
  let end = Infinity
  for (let taken = 0; taken < width; taken++) end = Math.min(end, breaksOver(shift, labels[(visits.length + 1) * width + taken]!, taken))
  return end
}

/** The path of the earliest end, left as late as possible; null when the order cannot be in time. */
function inTimePath(shift: CompiledShift, visits: readonly CompiledVisit[]): Path | null {
  const end = earliestEnd(shift, forwardLabels(shift, visits, startLabels(shift)), visits.length)
  if (end === Infinity) return null
  const back = backwardLabels(shift, visits, endLabels(shift, end))
  let departure = -Infinity
  for (let taken = 0; taken <= shift.breaks.length; taken++) {
    const leave = back[taken]!
    if (leave > departure && breaksOver(shift, shift.shift.earliestStart, 0, taken) <= leave) departure = leave
  }
  const start = Array.from({ length: shift.breaks.length + 1 }, (_, taken) =>
    breaksOver(shift, shift.shift.earliestStart, 0, taken) <= departure ? departure : Infinity,
  )
  return tracePath(shift, visits, forwardLabels(shift, visits, start), departure, end)
}

/** The earliest end of a route, given its forward labels: the breaks not taken by then must fit after it. `Infinity` when none does. */
function earliestEnd(shift: CompiledShift, labels: Labels, visits: number): Seconds {
  const width = shift.breaks.length + 1
  const latest = endLabels(shift, Infinity)
  let end = Infinity
  for (let taken = 0; taken < width; taken++) {
    const label = labels[(visits + 1) * width + taken]!
    if (label <= latest[taken]! && label < end) end = label
  }
  return end
}

/** Walks the labels back from the end: how many breaks have been taken at each position (as many as possible by the end). */
function tracePath(shift: CompiledShift, visits: readonly CompiledVisit[], labels: Labels, departure: Seconds, end: Seconds): Path {
  const width = shift.breaks.length + 1
  const latest = endLabels(shift, Infinity)
  let taken = width - 1
  while (labels[(visits.length + 1) * width + taken] !== end || end > latest[taken]!) taken--
  const counts: number[] = [taken]
  for (let position = visits.length + 1; position >= 1; position--) {
    const from = placeAt(shift, visits, position - 1)
    const target = labels[position * width + taken]!
    let first = taken
    while (reach(shift, visits, position, from, labels[(position - 1) * width + first]!, first, taken) !== target) first--
    taken = first
    counts.push(taken)
  }
  return { departure, taken: counts.reverse() }
}
