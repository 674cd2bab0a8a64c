import { getPlan, listPlanHeads } from '@tournee/data'
import { announce } from '../announce.ts'
import { byOf } from '../by.ts'
import type { Handlers } from '../http/handler.ts'
import { isRefusal, refuse } from '../refusal.ts'
import { compareRoutePlan } from '../use-cases/compare-route-plan.ts'
import { createRoutePlan } from '../use-cases/create-route-plan.ts'
import { drawRoutePlan } from '../use-cases/draw-route-plan.ts'
import { evaluateRoutePlan } from '../use-cases/evaluate-route-plan.ts'
import { followRoutePlan } from '../use-cases/follow-route-plan.ts'
import { publishRoutePlan } from '../use-cases/publish-route-plan.ts'
import { recomputeKpi } from '../use-cases/recompute-kpi.ts'
import { showMyDay } from '../use-cases/show-my-day.ts'
import { showWeek } from '../use-cases/show-week.ts'
import { terminateRoutePlan } from '../use-cases/terminate-route-plan.ts'
import { unpublishRoutePlan } from '../use-cases/unpublish-route-plan.ts'

/** Weeks and their plans: run, follow, compare, publish, measure. */
export const routePlanHandlers: Handlers<
  | 'getWeek'
  | 'createRoutePlan'
  | 'listRoutePlans'
  | 'getRoutePlan'
  | 'followRoutePlan'
  | 'terminateRoutePlan'
  | 'evaluateRoutePlan'
  | 'compareRoutePlan'
  | 'publishRoutePlan'
  | 'unpublishRoutePlan'
  | 'getRoutePlanGeometry'
  | 'getKpi'
  | 'getMyDay'
> = {
  getWeek: (call, services) => showWeek(services, call.params.week),
  createRoutePlan: (call, services) =>
    createRoutePlan(services, call.body, byOf(call), (plan) => announce(services, call, { weeks: [plan.week], what: 'run', plan })),
  listRoutePlans: async ({ query }, { db }) => ({ items: await listPlanHeads(db.connection, query) }),
  getRoutePlan: async ({ params }, { db, planFeed }) => {
    const plan = await getPlan(db.connection, params.id)
    // while it runs its progress is known here, not in the database
    return { ...plan, progress: planFeed.latest(plan.id)?.progress ?? plan.progress }
  },
  followRoutePlan: ({ params, signal }, services) => followRoutePlan(services, params.id, signal),
  terminateRoutePlan: ({ params }, services) => terminateRoutePlan(services, params.id),
  evaluateRoutePlan: ({ body }, services) => evaluateRoutePlan(services, body),
  compareRoutePlan: ({ params, query }, services) => compareRoutePlan(services, params.id, query.with),
  publishRoutePlan: async (call, services) => {
    if (call.ifMatch === null) return refuse('VERSION_REQUIRED')
    const plan = await publishRoutePlan(services, call.params.id, call.ifMatch, byOf(call))
    if (!isRefusal(plan)) announce(services, call, { weeks: [plan.week], what: 'published', plan })
    return plan
  },
  unpublishRoutePlan: async (call, services) => {
    if (call.ifMatch === null) return refuse('VERSION_REQUIRED')
    const plan = await unpublishRoutePlan(services, call.params.id, call.ifMatch, byOf(call))
    if (!isRefusal(plan)) announce(services, call, { weeks: [plan.week], what: 'unpublished', plan })
    return plan
  },
  getRoutePlanGeometry: ({ params }, services) => drawRoutePlan(services, params.id),
  getKpi: ({ query }, services) => recomputeKpi(services, { week: query.week }),
  getMyDay: ({ query, user }, services) => showMyDay(services, user!, query.date),
}
