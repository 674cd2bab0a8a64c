import type { Break } from '../model/problem.ts'
import type { Violation } from '../model/violation.ts'
import type { Seconds } from '../units.ts'
import type { WalkedRoute } from './walked-route.ts'
import { missOf } from './windows.ts'

/** Every break of the shift taken, at its length, inside its window; one that is not listed must fit before the departure or after the end. */
export function checkBreaks(walked: WalkedRoute): Violation[] {
  const { shift, breaks } = walked
  const violations: Violation[] = []
  let over = -Infinity
  for (const { rule, stop } of breaks) {
    const where = { shift: shift.id, break: rule.id }
    const miss = missOf(stop.start, rule.timeWindows)
    if (miss !== 0) violations.push({ cause: 'break_time', where, by: Math.abs(miss) })
    const length = stop.end - stop.start - rule.duration
    if (length !== 0) violations.push({ cause: 'break_time', where, by: Math.abs(length) })
    if (stop.start < over) violations.push({ cause: 'break_time', where, by: over - stop.start })
    over = stop.end
  }
  for (const rule of missing(walked)) {
    violations.push({ cause: 'missing_break', where: { shift: shift.id, break: rule.id }, by: rule.duration })
  }
  return violations
}

/** So many unlisted breaks are tried in every way, the rest one after the other: a foreign plan must not cost 2^n. */
const TRIED_IN_EVERY_WAY = 8

/** The breaks that are neither listed nor would fit around the route: of all ways to put them before or after, the one that leaves fewest. */
function missing({ route, shift, breaks }: WalkedRoute): readonly Break[] {
  const taken = new Set(breaks.map(({ rule }) => rule.id))
  const early = breaks.filter(({ outside, stop }) => outside && stop.end <= route.departure)
  const late = breaks.filter(({ outside, stop }) => outside && stop.start >= route.end)
  const departure = Math.min(route.departure, ...early.map(({ stop }) => stop.start))
  const end = Math.max(route.end, ...late.map(({ stop }) => stop.end))
  const unlisted = (shift.breaks ?? []).filter((rule) => !taken.has(rule.id))
  const place = (index: number, morning: Seconds, evening: Seconds): readonly Break[] => {
    const rule = unlisted[index]
    if (!rule) return []
    const before = earliestFit(rule, morning, departure)
    const settled = before !== undefined && index >= TRIED_IN_EVERY_WAY
    const after = settled ? undefined : earliestFit(rule, evening, shift.latestEnd)
    const ways = [
      ...(before === undefined ? [] : [place(index + 1, before + rule.duration, evening)]),
      ...(after === undefined ? [] : [place(index + 1, morning, after + rule.duration)]),
    ]
    if (ways.length === 0) ways.push([rule, ...place(index + 1, morning, evening)])
    return ways.reduce((best, way) => (way.length < best.length ? way : best))
  }
  return place(0, shift.earliestStart, end)
}

/** A break at a place is part of the route: it never fits around it. */
function earliestFit(rule: Break, from: Seconds, until: Seconds): Seconds | undefined {
  if (rule.location !== undefined) return undefined
  for (const [earliest, latest] of rule.timeWindows) {
    const start = Math.max(earliest, from)
    if (start <= latest && start + rule.duration <= until) return start
  }
  return undefined
}
