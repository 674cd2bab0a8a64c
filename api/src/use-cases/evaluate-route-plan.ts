import type { IsoWeek, RoutePlan } from '@tournee/contract'
import type { RouteOrder } from '@tournee/engine'
import { weekCulprits } from '../planning/input-rules.ts'
import { summaryOf } from '../planning/summary-of.ts'
import { shiftId } from '../planning/week-shifts.ts'
import { presentRoutes, presentUnassigned, presentViolations, withoutPosition } from '../presenters/present-plan.ts'
import { type Culprit, type Refusal, refuse, refuseIfAny } from '../refusal.ts'
import type { Services } from '../services.ts'
import { type PreparedWeek, prepareWeek } from './prepare-week.ts'

/** An imposed route. */
export interface ImposedRoute {
  readonly technicianId: string
  readonly date: string
  readonly visits: readonly string[]
}

/** What an imposed plan names and the week does not have. */
function findUnknown(week: PreparedWeek, routes: readonly ImposedRoute[]): Culprit[] {
  const shifts = new Set(week.problem.shifts.map((shift) => shift.id))
  const visits = new Set(week.problem.visits.map((visit) => visit.id))
  const seen = new Set<string>()
  const culprits: Culprit[] = []
  for (const [at, route] of routes.entries()) {
    const id = shiftId(route.technicianId, route.date)
    const path = `body.routes.${at}`
    if (!shifts.has(id))
      culprits.push({ code: 'UNKNOWN_SHIFT', path, cause: 'Nobody works there then.', remedy: 'Choose a shift of the week.' })
    else if (seen.has(id)) culprits.push({ code: 'SHIFT_TWICE', path, cause: 'The shift has two routes.', remedy: 'Give it once.' })
    seen.add(id)
    for (const [rank, visit] of route.visits.entries()) {
      if (visits.has(visit)) continue
      const cause = 'The visit is not to be planned in this week, or has no position.'
      culprits.push({ code: 'UNKNOWN_VISIT', path: `${path}.visits.${rank}`, cause, remedy: 'Leave it out, or place its site.' })
    }
  }
  return culprits
}

/** Times and checks an imposed plan on today's inputs; stores nothing. */
export async function evaluateRoutePlan(
  services: Services,
  request: { readonly week: IsoWeek; readonly routes: readonly ImposedRoute[] },
): Promise<Pick<RoutePlan, 'summary' | 'routes' | 'unassigned' | 'violations'> | Refusal> {
  const refused = refuseIfAny(weekCulprits(request.week, 'body.week'))
  if (refused) return refused
  const week = await prepareWeek(services, request.week, { mode: 'evaluate' })
  const culprits = findUnknown(week, request.routes)
  if (culprits.length > 0) return refuse('INVALID_REQUEST', undefined, culprits)
  const orders: RouteOrder[] = request.routes.map((route) => ({ shift: shiftId(route.technicianId, route.date), visits: route.visits }))
  const { plan, violations, elapsedMs } = await services.solver.solve({ problem: week.problem, seconds: 0, seed: 0, orders })
  return {
    summary: summaryOf(week.problem, plan, week.notPlaced.length, elapsedMs / 1_000),
    routes: presentRoutes(plan, week.loaded.shifts),
    unassigned: [...presentUnassigned(plan), ...week.notPlaced.map((visit) => withoutPosition(visit.id))],
    violations: presentViolations(violations),
  }
}
