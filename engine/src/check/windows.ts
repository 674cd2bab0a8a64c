import type { TimeWindow } from '../model/problem.ts'
import type { Violation } from '../model/violation.ts'
import type { Seconds } from '../units.ts'
import type { WalkedRoute } from './walked-route.ts'

/** By how much a start misses the nearest of its windows: negative = too early, positive = too late, 0 = inside one. */
export function missOf(start: Seconds, windows: readonly TimeWindow[]): Seconds {
  let miss: Seconds | undefined
  for (const [earliest, latest] of windows) {
    const here = start < earliest ? start - earliest : start > latest ? start - latest : 0
    if (miss === undefined || Math.abs(here) < Math.abs(miss)) miss = here
  }
  return miss ?? 0
}

/** Windows, promise and due date of every visit; departure and end within the shift's hours. */
export function checkWindows({ route, shift, visits }: WalkedRoute): Violation[] {
  const violations: Violation[] = []
  for (const { visit, stop } of visits) {
    const where = { shift: shift.id, visit: visit.id }
    const miss = missOf(stop.start, visit.timeWindows ?? [])
    if (miss !== 0) violations.push({ cause: miss < 0 ? 'lead_time' : 'delay', where, by: Math.abs(miss) })
    const broken = visit.promise ? missOf(stop.start, [visit.promise]) : 0
    if (broken !== 0) violations.push({ cause: 'promise_broken', where, by: Math.abs(broken) })
    const due: TimeWindow = [visit.due?.earliest ?? -Infinity, visit.due?.latest ?? Infinity]
    const overdue = missOf(stop.start, [due])
    if (overdue !== 0) violations.push({ cause: 'due_date', where, by: Math.abs(overdue) })
  }
  const where = { shift: shift.id }
  if (route.departure < shift.earliestStart) violations.push({ cause: 'lead_time', where, by: shift.earliestStart - route.departure })
  if (route.end > shift.latestEnd) violations.push({ cause: 'overtime', where, by: route.end - shift.latestEnd })
  return violations
}
