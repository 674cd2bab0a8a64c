import { evaluatePlain } from './evaluate-plain.ts'
import { hasLinks } from './links/links.ts'
import { synchronise } from './links/synchronise.ts'
import type { Plan } from './model/plan.ts'
import type { Problem, RouteOrder } from './model/problem.ts'

export { ordersOf } from './evaluate-plain.ts'

/**
 * Times and costs imposed routes, changing nothing: infeasible orders are timed late (see `timeRoute`) for `checkPlan` to name,
 * visits in no route become unassigned with empty reasons. Linked visits wait for one another; where that cannot be, every route is
 * timed by itself. Throws on unknown ids and on a shift given twice.
 */
export function evaluate(problem: Problem, orders: readonly RouteOrder[]): Plan {
  const plain = evaluatePlain(problem, orders)
  if (!hasLinks(problem)) return plain
  const linked = synchronise(problem, orders)
  return linked.ok ? linked.plan : plain
}
