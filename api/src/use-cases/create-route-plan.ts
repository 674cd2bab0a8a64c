import type { IsoWeek, PlanMode, RoutePlanHead } from '@tournee/contract'
import { type By, createPlan, getPlanHead } from '@tournee/data'
import { weekCulprits } from '../planning/input-rules.ts'
import { isRefusal, type Refusal, refuse, refuseIfAny } from '../refusal.ts'
import type { Services } from '../services.ts'
import { transact } from '../transact.ts'
import { loadWeek } from './load-week.ts'
import { findCurrentPlanId } from './prepare-week.ts'
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

/** Schedules a run for a week and puts it in the queue; the answer comes before the solve. */
export async function createRoutePlan(services: Services, request: RoutePlanRequest, by: By): Promise<RoutePlanHead | Refusal> {
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
    return createPlan(connection, { week, mode, seconds, seed }, by)
  })
  if (isRefusal(scheduled)) return scheduled
  services.jobs.add(scheduled.id, (signal) => runRoutePlan(services, { ...request, planId: scheduled.id }, by, signal))
  return scheduled
}
