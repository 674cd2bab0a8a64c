import type { PlannedRoute, PlanSummary, RoutePlan } from '@tournee/contract'
import type { EditPrice } from './edit-history.ts'
import type { PlanState } from './plan-state.ts'

const sumOf = (routes: readonly PlannedRoute[], value: (route: PlannedRoute) => number) =>
  routes.reduce((sum, route) => sum + value(route), 0)

function summaryOf(before: PlanSummary, routes: readonly PlannedRoute[]): PlanSummary {
  const served = sumOf(routes, (r) => r.stops.filter((stop) => stop.kind === 'visit').length)
  return {
    ...before,
    served,
    unassigned: before.visits - served,
    km: sumOf(routes, (r) => r.distanceMetres) / 1000,
    driveHours: sumOf(routes, (r) => r.driveSeconds) / 3600,
    overtimeMinutes: sumOf(routes, (r) => r.overtimeSeconds) / 60,
  }
}

/**
 * A plan with edits that are not stored yet: its routes timed here, its figures counted again. Reasons of visits that stay in the
 * basket are those of the plan before; a visit just sent there has none until the service has asked why.
 */
export function timedPlan(stored: RoutePlan, state: PlanState, routes: readonly PlannedRoute[]): RoutePlan {
  const placed = new Set(state.routes.flatMap((route) => route.visits))
  const known = new Set(stored.unassigned.map((one) => one.visitId))
  const lifted = stored.routes
    .flatMap((route) => route.stops.flatMap((stop) => (stop.kind === 'visit' ? [stop.visitId] : [])))
    .filter((id) => !placed.has(id) && !known.has(id))
  return {
    ...stored,
    routes: [...routes],
    unassigned: [...stored.unassigned.filter((one) => !placed.has(one.visitId)), ...lifted.map((visitId) => ({ visitId, reasons: [] }))],
    edits: state.edits,
    summary: stored.summary ? summaryOf(stored.summary, routes) : null,
  }
}

/** What going from one plan's routes to another's changes. */
export function priceBetween(before: readonly PlannedRoute[], after: readonly PlannedRoute[]): EditPrice {
  const change = (value: (route: PlannedRoute) => number) => sumOf(after, value) - sumOf(before, value)
  return {
    metres: change((r) => r.distanceMetres),
    driveSeconds: change((r) => r.driveSeconds),
    overtimeSeconds: change((r) => r.overtimeSeconds),
  }
}
