import { compileProblem, getShiftIndex, getVisitIndex } from '../model/compiled.ts'
import type { CostBreakdown, Route } from '../model/plan.ts'
import type { Problem } from '../model/problem.ts'
import { sumCosts } from './terms.ts'

/** The cost of timed routes and visits left out, every term by name; throws on unknown ids. */
export function costOf(problem: Problem, routes: readonly Route[], unassigned: readonly string[]): CostBreakdown {
  const compiled = compileProblem(problem)
  return sumCosts(
    compiled,
    routes.map((route) => ({ shift: compiled.shifts[getShiftIndex(compiled, route.shift)]!, route })),
    unassigned.map((id) => getVisitIndex(compiled, id)),
  )
}
