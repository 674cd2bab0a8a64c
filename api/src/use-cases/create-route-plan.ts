import type { IsoWeek, PlanMode, RoutePlanHead } from '@tournee/contract'
import { type By, createPlan, findCurrentPlanId, getPlanHead } from '@tournee/data'
import { weekCulprits } from '../planning/input-rules.ts'
import { isRefusal, type Refusal, refuse, refuseIfAny } from '../refusal.ts'
import type { Services } from '../services.ts'
import { transact } from '../transact.ts'
import { loadWeek } from './load-week.ts'
import { runRoutePlan } from './run-route-plan.ts'

/** What to plan, and how. */
export interface RoutePlanRequest {
  readonly week: IsoWeek
  readonly mode: PlanMode
  readonly seconds: number
  readonly seed: number
  readonly technicianId?: string | undefined
  readonly date?: string | undefined
  readonly basePlanId?: string | undefined
}

/** The mode lacks what it may change. */
function checkMode(request: RoutePlanRequest): Refusal | null {
  if (request.mode === 'one-technician' && !request.technicianId) return refuse('MODE_NEEDS', 'one-technician needs technicianId.')
  if (request.mode === 'one-day' && !request.date) return refuse('MODE_NEEDS', 'one-day needs date.')
  return null
}

/**
 * Schedules a run for a week and puts it in the queue; the answer comes before the solve. It carries what the planner decided in the
 * plan it starts from; `onOver` is called when the run has ended.
 */
export async function createRoutePlan(
  services: Services,
  request: RoutePlanRequest,
  by: By,
  onOver: (head: RoutePlanHead) => void = () => {},
): Promise<RoutePlanHead | Refusal> {
  const refused = refuseIfAny(weekCulprits(request.week, 'body.week')) ?? checkMode(request)
  if (refused) return refused
  const scheduled = await transact<RoutePlanHead>(services.db, async (connection) => {
    const { shifts } = await loadWeek(connection, request.week, services.now())
    const inMode = shifts.filter(
      (shift) =>
        (request.mode !== 'one-technician' || shift.technician.id === request.technicianId) &&
        (request.mode !== 'one-day' || shift.date === request.date),
    )
    if (inMode.length === 0) return refuse('NO_SHIFTS')
    if (request.basePlanId) {
      const base = await getPlanHead(connection, request.basePlanId)
      if (base.week !== request.week || base.summary === null) return refuse('NO_BASE_PLAN', 'That plan is of another week, or not solved.')
    } else if (request.mode !== 'from-scratch' && !(await findCurrentPlanId(connection, request.week))) return refuse('NO_BASE_PLAN')
    const { week, mode, seconds, seed } = request
    const basePlanId = request.basePlanId ?? (mode === 'from-scratch' ? null : await findCurrentPlanId(connection, week))
    return createPlan(connection, { week, mode, seconds, seed, basePlanId, owner: services.processId }, by)
  })
  if (isRefusal(scheduled)) return scheduled
  const run = { ...request, planId: scheduled.id, basePlanId: scheduled.basePlanId ?? undefined }
  services.jobs.add(scheduled.id, async (signal) => onOver(await runRoutePlan(services, run, by, signal)))
  return scheduled
}
