import type { CompiledProblem, CompiledShift } from '../model/compiled.ts'
import { getVisitIndex } from '../model/compiled.ts'
import type { Plan, Route } from '../model/plan.ts'
import { sumCosts } from './terms.ts'

/** A shift and its timed route. */
export interface ShiftRoute {
  readonly shift: CompiledShift
  readonly route: Route
}

/** Timed routes as a plan: costed, and every visit on none of them unassigned, without reasons. */
export function assemblePlan(compiled: CompiledProblem, routes: readonly ShiftRoute[]): Plan {
  const served = new Set(
    routes.flatMap(({ route }) => route.stops.flatMap((stop) => (stop.kind === 'visit' ? [getVisitIndex(compiled, stop.visit)] : []))),
  )
  const unassigned = compiled.visits.filter(({ index }) => !served.has(index))
  return {
    routes: routes.map(({ route }) => route),
    unassigned: unassigned.map(({ visit }) => ({ visit: visit.id, reasons: [] })),
    cost: sumCosts(
      compiled,
      routes,
      unassigned.map(({ index }) => index),
    ),
  }
}
