import { hasLinks, linksOf } from '../links/links.ts'
import { compileProblem, getShiftIndex, getVisitIndex } from '../model/compiled.ts'
import type { Plan, Route } from '../model/plan.ts'
import type { Problem } from '../model/problem.ts'
import { costChange, createStanding, sumCosts } from '../objective/index.ts'
import { visitsOf } from '../schedule/index.ts'
import { orderCompiled } from './order-day.ts'

/**
 * The plan with every route's order put to the exact programme: marked `optimal` where it is proven that no order of these visits
 * on this shift costs less, replaced where a better order is found (and the plan as a whole gets cheaper). Reasons stay as they
 * are. A route that breaks a rule is left alone. Where fairness costs, a longer day may be the fairer one, and nothing is proven of
 * two visits or more. Nor of a route with a visit that depends on another route's: it is left as it is.
 */
export function certifyPlan(problem: Problem, plan: Plan): Plan {
  const compiled = compileProblem(problem)
  const linked = hasLinks(problem) ? linksOf(compiled).members : new Set<string>()
  const routes: (Route | null)[] = compiled.shifts.map(() => null)
  for (const route of plan.routes) routes[getShiftIndex(compiled, route.shift)] = route
  for (const [index, route] of routes.entries()) {
    if (!route) continue
    if (route.stops.some((stop) => stop.kind === 'visit' && linked.has(stop.visit))) {
      routes[index] = { ...route, proof: 'none' }
      continue
    }
    const shift = compiled.shifts[index]!
    const ids = route.stops.flatMap((stop) => (stop.kind === 'visit' ? [getVisitIndex(compiled, stop.visit)] : []))
    const best = orderCompiled(compiled, shift, visitsOf(compiled, ids))
    if (!best) continue
    const change = costChange(createStanding(compiled, routes), [{ shift, route: best.route }], [], []).total
    if (change > 0) continue
    const fair = compiled.weights.perUnfairSecond === 0 || ids.length <= 1
    routes[index] = fair ? best.route : { ...best.route, proof: 'none' }
  }
  const kept = routes.flatMap((route, index) => (route ? [{ shift: compiled.shifts[index]!, route }] : []))
  const left = plan.unassigned.map(({ visit }) => getVisitIndex(compiled, visit))
  return { ...plan, routes: kept.map(({ route }) => route), cost: sumCosts(compiled, kept, left) }
}
