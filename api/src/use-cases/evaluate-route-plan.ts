import type { EditedRoute, IsoWeek, RoutePlan } from '@tournee/contract'
import { ordersOfRoutes, routeCulprits } from '../planning/imposed-routes.ts'
import { weekCulprits } from '../planning/input-rules.ts'
import { summaryOf } from '../planning/summary-of.ts'
import { presentRoutes, presentUnassigned, presentViolations, withoutPosition } from '../presenters/present-plan.ts'
import { type Refusal, refuseIfAny } from '../refusal.ts'
import type { Services } from '../services.ts'
import { readWeek } from './read-week.ts'

/** Times and checks an imposed plan on today's inputs; stores nothing. */
export async function evaluateRoutePlan(
  services: Services,
  request: { readonly week: IsoWeek; readonly routes: readonly EditedRoute[] },
): Promise<Pick<RoutePlan, 'summary' | 'routes' | 'unassigned' | 'violations'> | Refusal> {
  const refused = refuseIfAny(weekCulprits(request.week, 'body.week'))
  if (refused) return refused
  const week = await readWeek(services, request.week)
  const unknown = refuseIfAny(routeCulprits(week.plain, request.routes))
  if (unknown) return unknown
  const orders = ordersOfRoutes(request.routes)
  const task = { kind: 'appraise', problem: week.plain, orders, explained: week.plain.visits.length } as const
  const { plan, violations } = await services.desk.ask(task)
  return {
    summary: summaryOf(week.plain, plan, week.notPlaced.length, 0),
    routes: presentRoutes(plan, week.loaded.shifts),
    unassigned: [...presentUnassigned(plan), ...week.notPlaced.map((visit) => withoutPosition(visit.id))],
    violations: presentViolations(violations),
  }
}
