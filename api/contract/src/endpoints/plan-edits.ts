import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { PlanEdits } from '../entities/edits.ts'
import { Alternative, EditableWeek, EditedRoute, WeekNews } from '../entities/plan-edits.ts'
import { RoutePlan } from '../entities/route-plan.ts'
import { Id, IsoWeek } from '../primitives.ts'

const staff = ['planner', 'manager', 'admin'] as const
const office = ['planner', 'admin'] as const
const ById = z.object({ id: Id })

export const planEditEndpoints = {
  draftRoutePlan: endpoint({
    method: 'POST',
    path: '/v1/weeks/:week/drafts',
    summary: 'A draft to edit by hand: a copy of a plan with its edits, or an empty one; a name makes it a kept state of the week',
    access: office,
    status: 201,
    params: z.object({ week: IsoWeek }),
    body: z.object({ fromPlanId: Id.nullable().default(null), name: z.string().trim().min(1).max(60).optional() }),
    answer: RoutePlan,
  }),
  getEditableWeek: endpoint({
    method: 'GET',
    path: '/v1/route-plans/:id/editable',
    summary: 'What the browser needs to price edits of a plan by itself',
    access: staff,
    params: ById,
    answer: EditableWeek,
  }),
  editRoutePlan: endpoint({
    method: 'PUT',
    path: '/v1/route-plans/:id/routes',
    summary: 'Impose routes, locks and hours on a draft (If-Match: version); timed, checked and stored, or refused whole',
    access: office,
    params: ById,
    body: z.object({
      routes: z.array(EditedRoute).max(2_000),
      edits: PlanEdits,
      /** what the planner did, in words, for the audit log */
      label: z.string().max(200),
    }),
    answer: RoutePlan,
  }),
  nameRoutePlan: endpoint({
    method: 'PATCH',
    path: '/v1/route-plans/:id',
    summary: 'Name a plan as a kept state of its week (at most 10), or let it go with null (If-Match: version)',
    access: office,
    params: ById,
    body: z.object({ name: z.string().trim().min(1).max(60).nullable() }),
    answer: RoutePlan,
  }),
  recommendPlaces: endpoint({
    method: 'POST',
    path: '/v1/route-plans/:id/recommend',
    summary: 'Every shift’s best place for a visit with what it changes, cheapest first, and the rule that refuses the others',
    access: staff,
    params: ById,
    body: z.object({ visitId: Id }),
    answer: z.object({ items: z.array(Alternative) }),
  }),
  followWeek: endpoint({
    method: 'GET',
    path: '/v1/weeks/:week/events',
    summary: 'What others change in a week, as it happens',
    access: staff,
    form: 'events',
    params: z.object({ week: IsoWeek }),
    answer: WeekNews,
  }),
}
