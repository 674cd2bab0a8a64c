import { type CompiledProblem, compileProblem, getShiftIndex, getVisitIndex } from './model/compiled.ts'
import type { Plan } from './model/plan.ts'
import type { Problem, RouteOrder } from './model/problem.ts'
import { assemblePlan } from './objective/index.ts'
import { timeRoute, visitsOf } from './schedule/index.ts'

/**
 * Times and costs imposed routes, each by itself: infeasible orders are timed late (see `timeRoute`) for `checkPlan` to name,
 * visits in no route become unassigned with empty reasons. Throws on unknown ids and on a shift given twice.
 */
export function evaluatePlain(problem: Problem, orders: readonly RouteOrder[]): Plan {
  const compiled = compileProblem(problem)
  const byShift = ordersByShift(compiled, orders)
  return assemblePlan(
    compiled,
    compiled.shifts.flatMap((shift) => {
      const order = byShift.get(shift.index)
      return order ? [{ shift, route: timeRoute(shift, visitsOf(compiled, order)) }] : []
    }),
  )
}

/** The visits of each shift that has any, by index. */
function ordersByShift(compiled: CompiledProblem, orders: readonly RouteOrder[]): ReadonlyMap<number, readonly number[]> {
  const byShift = new Map<number, readonly number[]>()
  for (const order of orders) {
    const shift = getShiftIndex(compiled, order.shift)
    if (order.visits.length === 0) continue
    if (byShift.has(shift)) throw new Error(`shift ${order.shift} has two routes`)
    byShift.set(
      shift,
      order.visits.map((id) => getVisitIndex(compiled, id)),
    )
  }
  return byShift
}

/** The orders of a plan, as `evaluate` takes them. */
export function ordersOf(plan: Plan): readonly RouteOrder[] {
  return plan.routes.map((route) => ({
    shift: route.shift,
    visits: route.stops.flatMap((stop) => (stop.kind === 'visit' ? [stop.visit] : [])),
  }))
}
