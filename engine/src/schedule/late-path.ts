import type { CompiledShift, CompiledVisit } from '../model/compiled.ts'
import { driveOn, serviceOn, setupOn } from '../model/compiled.ts'
import type { TimeWindow } from '../model/problem.ts'
import type { Seconds } from '../units.ts'
import { placeAt } from './labels.ts'
import { type Path, startInside } from './lay-out.ts'
import { nextPlace } from './leg.ts'

interface LateLabel {
  readonly time: Seconds
  /** seconds of lateness so far, all rules together */
  readonly late: Seconds
  readonly before: LateLabel | null
  readonly taken: number
}

/**
 * The path of an order that cannot be in time: over every placing of the breaks, the least total lateness (of starts after their
 * last window, of breaks, of the shift's end), then the earliest end. Leaves as late as the first stop allows. A heuristic where
 * lateness early on could save more later; exact enough to name what is broken.
 */
export function latePath(shift: CompiledShift, visits: readonly CompiledVisit[]): Path {
  const width = shift.breaks.length + 1
  let labels: (LateLabel | null)[] = Array.from({ length: width }, (_, taken) =>
    taken === 0 ? { time: shift.shift.earliestStart, late: 0, before: null, taken } : null,
  )
  for (let position = 1; position <= visits.length + 1; position++) {
    const next: (LateLabel | null)[] = Array.from({ length: width }, () => null)
    for (const label of labels) {
      if (!label) continue
      for (let last = label.taken; last < width; last++) {
        const reached = lateLeg(shift, visits, position, label, last)
        if (isBetter(reached, next[last] ?? null)) next[last] = reached
      }
    }
    labels = next
  }
  let best: LateLabel | null = null
  for (const label of labels) {
    if (!label) continue
    const closed = { ...label, late: label.late + lateAtEnd(shift, label) }
    if (isBetter(closed, best)) best = closed
  }
  const taken: number[] = []
  let first: LateLabel | null = null
  for (let label = best; label; label = label.before) {
    taken.push(label.taken)
    if (label.before && !label.before.before) first = label
  }
  taken.reverse()
  return { departure: latestDeparture(shift, visits, first, taken), taken }
}

function lateLeg(shift: CompiledShift, visits: readonly CompiledVisit[], position: number, label: LateLabel, last: number): LateLabel {
  const to = placeAt(shift, visits, position)
  let place = placeAt(shift, visits, position - 1)
  let clock = label.time
  let ahead = clock + finite(driveOn(shift, place, nextPlace(shift, to, label.taken, last)))
  let late = label.late
  for (let i = label.taken; i < last; i++) {
    const rule = shift.breaks[i]!
    if (rule.location !== undefined) clock = ahead
    const start = startInside(rule.timeWindows, clock)
    late += lateness(rule.timeWindows, start)
    clock = start + rule.duration
    ahead = Math.max(ahead, start) + rule.duration
    if (rule.location === undefined) continue
    place = rule.location
    ahead = clock + finite(driveOn(shift, place, nextPlace(shift, to, i + 1, last)))
  }
  const visit = visits[position - 1]
  if (!visit) return { time: ahead, late, before: label, taken: last }
  const start = startInside(visit.windows, ahead)
  const stay = setupOn(shift, visit, place) + serviceOn(shift, visit)
  return { time: start + stay, late: late + lateness(visit.windows, start), before: label, taken: last }
}

/** What the end itself and the breaks left for after it are late by; a located break cannot be left: it counts a whole day. */
function lateAtEnd(shift: CompiledShift, label: LateLabel): Seconds {
  let clock = label.time
  let late = 0
  for (const rule of shift.breaks.slice(label.taken)) {
    if (rule.location !== undefined) late += 86_400
    const start = startInside(rule.timeWindows, clock)
    late += lateness(rule.timeWindows, start)
    clock = start + rule.duration
  }
  return late + Math.max(0, clock - shift.shift.latestEnd)
}

function lateness(windows: readonly TimeWindow[], start: Seconds): Seconds {
  const last = windows.at(-1)
  return last === undefined ? 0 : Math.max(0, start - last[1])
}

function isBetter(label: LateLabel, than: LateLabel | null): boolean {
  return than === null || label.late < than.late || (label.late === than.late && label.time < than.time)
}

/** Leaving later only eats the idle time before the first visit; with breaks on the first leg it keeps the earliest start. */
function latestDeparture(
  shift: CompiledShift,
  visits: readonly CompiledVisit[],
  first: LateLabel | null,
  taken: readonly number[],
): Seconds {
  const visit = visits[0]
  const earliest = shift.shift.earliestStart
  if (!visit || !first || taken[1] !== 0) return earliest
  const start = first.time - setupOn(shift, visit, shift.start) - serviceOn(shift, visit)
  return Math.max(earliest, start - finite(driveOn(shift, shift.start, visit.location)))
}

function finite(seconds: Seconds): Seconds {
  return seconds === Infinity ? 0 : seconds
}
