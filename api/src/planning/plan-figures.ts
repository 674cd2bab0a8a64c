import type { PlanFigures, RoutePlan, VisitCard } from '@tournee/contract'
import { placementsOf } from './plan-changes.ts'

type Promised = Pick<VisitCard, 'promise'>

/** The promises of today that a plan comes too early or too late for, of the visits given. */
export function listMissed<V extends Promised>(
  plan: Pick<RoutePlan, 'routes'>,
  visits: ReadonlyMap<string, V>,
): readonly { readonly visitId: string; readonly visit: V; readonly start: string }[] {
  return [...placementsOf(plan)].flatMap(([visitId, { start }]) => {
    const visit = visits.get(visitId)
    if (!visit?.promise) return []
    const at = Date.parse(start)
    const kept = Date.parse(visit.promise.earliest) <= at && at <= Date.parse(visit.promise.latest)
    return kept ? [] : [{ visitId, visit, start }]
  })
}

/** A stored plan in figures. `visits` are those of today that it, or the plan it is compared with, places or leaves out. */
export function figuresOf(plan: Pick<RoutePlan, 'routes' | 'unassigned'>, visits: ReadonlyMap<string, Promised>): PlanFigures {
  const sum = (of: (route: RoutePlan['routes'][number]) => number) => plan.routes.reduce((total, route) => total + of(route), 0)
  const placed = placementsOf(plan)
  const leftOut = [...visits].filter(([visitId, { promise }]) => promise !== null && !placed.has(visitId))
  return {
    km: sum((route) => route.distanceMetres) / 1_000,
    driveHours: sum((route) => route.driveSeconds) / 3_600,
    workHours: sum((route) => route.driveSeconds + route.serviceSeconds) / 3_600,
    overtimeMinutes: sum((route) => route.overtimeSeconds) / 60,
    served: placed.size,
    unassigned: plan.unassigned.length,
    promisesTouched: listMissed(plan, visits).length + leftOut.length,
  }
}
