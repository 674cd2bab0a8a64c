import type { EditedRoute, PlanEdits, RoutePlan } from '@tournee/contract'
import { type By, getPlan, saveEditedPlan, VersionConflictError } from '@tournee/data'
import { applyEdits } from '../planning/apply-edits.ts'
import { editCulprits, keepHolding } from '../planning/edit-rules.ts'
import { heldHours, holdHours } from '../planning/hold-visits.ts'
import { ordersOfRoutes, routeCulprits } from '../planning/imposed-routes.ts'
import { isSolved } from '../planning/is-solved.ts'
import { placesOf } from '../planning/plan-places.ts'
import { planResult } from '../planning/plan-result.ts'
import { violationCulprits } from '../planning/violation-culprits.ts'
import { type Refusal, refuse, refuseIfAny } from '../refusal.ts'
import type { Services } from '../services.ts'
import { EXPLAINED } from '../workers/desk.ts'
import { ordersThatHold, readWeek } from './read-week.ts'

/** An edit: the whole of what the draft is to be. */
export interface PlanEdit {
  readonly id: string
  readonly version: number
  readonly routes: readonly EditedRoute[]
  readonly edits: PlanEdits
  readonly label: string
}

/** Whether the plan may be edited by hand. */
function refuseEdit(plan: RoutePlan, version: number): Refusal | null {
  if (!isSolved(plan)) return refuse('PLAN_NOT_READY', `The run is ${plan.status}.`)
  if (plan.state !== 'draft') return refuse('PLAN_NOT_DRAFT', `The plan is ${plan.state}.`)
  if (plan.version !== version) throw new VersionConflictError('plan', plan.id, plan.version)
  return null
}

/**
 * Imposes routes, locks and hours on a draft: timed and checked on today's inputs, then stored, or refused whole when it breaks
 * a rule that the plan did not break before. Throws `NotFoundError`, `VersionConflictError`.
 */
export async function editRoutePlan(services: Services, edit: PlanEdit, by: By): Promise<RoutePlan | Refusal> {
  const plan = await getPlan(services.db.connection, edit.id)
  const refused = refuseEdit(plan, edit.version)
  if (refused) return refused
  const week = await readWeek(services, plan.week)
  const { plain, loaded } = week
  const unknown = refuseIfAny([...routeCulprits(plain, edit.routes), ...editCulprits(edit.edits, plain, loaded.shifts)])
  if (unknown) return unknown
  const orders = ordersOfRoutes(edit.routes)
  const edits = keepHolding(edit.edits, plain, loaded.shifts, orders)
  const problem = applyEdits(plain, edits, loaded)
  const before = ordersThatHold(plan, plain)
  const appraisal = await services.desk.ask({
    kind: 'appraise',
    problem,
    orders,
    held: heldHours(edits.locks, placesOf(plan), orders),
    before: { problem: applyEdits(plain, keepHolding(plan.edits, plain, loaded.shifts, before), loaded), orders: before },
    baseline: { problem: plain, seed: plan.seed },
    explained: EXPLAINED,
  })
  if (appraisal.fresh.length > 0)
    return refuse('PLAN_VIOLATED', 'The edit breaks a rule that the plan keeps.', violationCulprits(appraisal.fresh))
  const outcome = { ...appraisal, elapsedMs: 0, cancelled: false, outOfTime: false }
  const result = { ...planResult({ ...week, problem: holdHours(problem, appraisal.held) }, outcome, plan.seed, plan.id), edits }
  return services.db.transaction((connection) => saveEditedPlan(connection, plan.id, edit.version, { result, label: edit.label }, by))
}
