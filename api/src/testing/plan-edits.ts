import { type EditedRoute, NO_EDITS, type PlanEdits, type RoutePlan, type RoutePlanHead } from '@tournee/contract'
import type { Caller } from './test-service.ts'

/** The visits of a planned route, in order. */
export const visitsOfRoute = (route: RoutePlan['routes'][number]): string[] =>
  route.stops.flatMap((stop) => (stop.kind === 'visit' ? [stop.visitId] : []))

/** A plan's routes as an edit imposes them. */
export const routesOf = (plan: RoutePlan): EditedRoute[] =>
  plan.routes.map((route) => ({ technicianId: route.technicianId, date: route.date, visits: visitsOfRoute(route) }))

/** Plans a week by a run and waits for the end. */
export async function runWeek(planner: Caller, week: string, body: object = {}): Promise<RoutePlan> {
  const head = await planner.json<RoutePlanHead>('POST', '/v1/route-plans', { week, seconds: 0.2, ...body })
  await (await planner.send('GET', `/v1/route-plans/${head.id}/events`)).text()
  return planner.json<RoutePlan>('GET', `/v1/route-plans/${head.id}`)
}

/** Asks for a draft of a week: a copy, or an empty one. */
export const draftOf = (planner: Caller, week: string, fromPlanId: string | null, name?: string): Promise<Response> =>
  planner.send('POST', `/v1/weeks/${week}/drafts`, { fromPlanId, ...(name === undefined ? {} : { name }) })

/** Imposes routes and edits on a draft, from the version given. */
export const putRoutes = (
  planner: Caller,
  plan: { readonly id: string; readonly version: number },
  routes: readonly EditedRoute[],
  edits: PlanEdits = NO_EDITS,
): Promise<Response> =>
  planner.send('PUT', `/v1/route-plans/${plan.id}/routes`, { routes, edits, label: 'a test' }, { 'if-match': `"${plan.version}"` })
