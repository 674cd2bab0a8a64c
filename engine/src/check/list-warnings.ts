import type { Plan } from '../model/plan.ts'
import type { Problem } from '../model/problem.ts'
import type { Violation } from '../model/violation.ts'
import { walkPlan } from './check-plan.ts'
import { isOutOfZone } from './cost.ts'
import { createLookup } from './lookup.ts'

/** What a sound plan pays for and people want to see: overtime after the soft end (seconds), visits out of zone (1 each). */
export function listWarnings(problem: Problem, plan: Plan): readonly Violation[] {
  const warnings: Violation[] = []
  for (const walked of walkPlan(createLookup(problem), plan).walked) {
    const { route, shift, visits } = walked
    const over = Math.min(route.end, shift.latestEnd) - (shift.softEnd ?? route.end)
    if (over > 0) warnings.push({ cause: 'overtime', where: { shift: shift.id }, by: over })
    for (const served of visits) {
      if (isOutOfZone(served, walked)) warnings.push({ cause: 'out_of_zone', where: { shift: shift.id, visit: served.visit.id }, by: 1 })
    }
  }
  return warnings
}
