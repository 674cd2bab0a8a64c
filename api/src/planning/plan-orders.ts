import type { RoutePlan } from '@tournee/contract'
import type { RouteOrder } from '@tournee/engine'

/** The routes of a stored plan as orders: shift and visits. */
export const ordersOfPlan = (plan: Pick<RoutePlan, 'routes'>): readonly RouteOrder[] =>
  plan.routes.map((route) => ({
    shift: route.shiftId,
    visits: route.stops.flatMap((stop) => (stop.kind === 'visit' ? [stop.visitId] : [])),
  }))
