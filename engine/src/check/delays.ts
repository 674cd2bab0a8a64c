import type { VisitStop } from '../model/plan.ts'
import type { Problem } from '../model/problem.ts'
import type { Violation } from '../model/violation.ts'
import type { WalkedRoute } from './walked-route.ts'

/** Visits that come after others: not without them, not too soon, not too late. */
export function checkDelays({ delays = [] }: Problem, routes: readonly WalkedRoute[]): Violation[] {
  const at = new Map<string, { readonly shift: string; readonly stop: VisitStop }>()
  for (const { shift, visits } of routes) for (const { visit, stop } of visits) at.set(visit.id, { shift: shift.id, stop })
  return delays.flatMap(({ before, after, min = 0, max = Infinity }): Violation[] => {
    const first = at.get(before)
    const second = at.get(after)
    if (!second) return []
    const where = { shift: second.shift, visit: after }
    if (!first) return [{ cause: 'delay_between', where, by: 1 }]
    const gap = second.stop.start - first.stop.end
    if (gap < min) return [{ cause: 'delay_between', where, by: min - gap }]
    return gap > max ? [{ cause: 'delay_between', where, by: gap - max }] : []
  })
}
