import { announce } from '../announce.ts'
import { byOf } from '../by.ts'
import type { Handlers } from '../http/handler.ts'
import { isRefusal, refuse } from '../refusal.ts'
import { draftRoutePlan } from '../use-cases/draft-route-plan.ts'
import { editRoutePlan } from '../use-cases/edit-route-plan.ts'
import { followWeek } from '../use-cases/follow-week.ts'
import { nameRoutePlan } from '../use-cases/name-route-plan.ts'
import { recommendPlaces } from '../use-cases/recommend-places.ts'
import { showEditableWeek } from '../use-cases/show-editable-week.ts'

/** Plans edited by hand: drafts, kept states, edits, places for a visit, news of a week. */
export const planEditHandlers: Handlers<
  'draftRoutePlan' | 'getEditableWeek' | 'editRoutePlan' | 'nameRoutePlan' | 'recommendPlaces' | 'followWeek'
> = {
  draftRoutePlan: async (call, services) => {
    const plan = await draftRoutePlan(services, { ...call.params, ...call.body }, byOf(call))
    if (!isRefusal(plan)) announce(services, call, { weeks: [plan.week], what: 'drafted', plan })
    return plan
  },
  getEditableWeek: ({ params }, services) => showEditableWeek(services, params.id),
  editRoutePlan: async (call, services) => {
    if (call.ifMatch === null) return refuse('VERSION_REQUIRED')
    const plan = await editRoutePlan(services, { ...call.params, ...call.body, version: call.ifMatch }, byOf(call))
    if (!isRefusal(plan)) announce(services, call, { weeks: [plan.week], what: 'edited', plan })
    return plan
  },
  nameRoutePlan: async (call, services) => {
    if (call.ifMatch === null) return refuse('VERSION_REQUIRED')
    const plan = await nameRoutePlan(services, { ...call.params, ...call.body, version: call.ifMatch }, byOf(call))
    if (!isRefusal(plan)) announce(services, call, { weeks: [plan.week], what: 'edited', plan })
    return plan
  },
  recommendPlaces: ({ params, body }, services) => recommendPlaces(services, { ...params, ...body }),
  followWeek: async ({ params, signal }, services) => followWeek(services, params.week, signal),
}
