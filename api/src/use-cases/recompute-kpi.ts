import type { IsoWeek, KpiReport } from '@tournee/contract'
import { findCurrentPlanId, findPlanInputs, findPublishedPlanId } from '@tournee/data'
import { evaluate, type Plan, type Problem, planKpi } from '@tournee/engine'
import { type FrozenInputs, thawProblem } from '../planning/frozen-inputs.ts'
import { hashOfInputs } from '../planning/hash-of-inputs.ts'
import { kpiReport } from '../planning/plan-kpi.ts'
import { type Refusal, refuse } from '../refusal.ts'
import type { Services } from '../services.ts'

/** The baseline as it was frozen; the visits that its routes do not serve had no appointment. */
function frozenBaseline(problem: Problem, routes: Plan['routes']): Pick<Plan, 'routes' | 'unassigned'> {
  const served = new Set(routes.flatMap((route) => route.stops.flatMap((stop) => (stop.kind === 'visit' ? [stop.visit] : []))))
  return { routes, unassigned: problem.visits.filter((visit) => !served.has(visit.id)).map(({ id }) => ({ visit: id, reasons: [] })) }
}

/**
 * The kilometres saved, recomputed from the inputs stored with the week's plan (the published one, else the newest solved):
 * routes timed again on the frozen matrix, nothing taken from the stored figures; the hash is computed again too.
 */
export async function recomputeKpi(
  { db }: Services,
  asked: { readonly week: IsoWeek; readonly planId?: string | undefined },
): Promise<KpiReport | Refusal> {
  const { connection } = db
  const planId = asked.planId ?? (await findPublishedPlanId(connection, asked.week)) ?? (await findCurrentPlanId(connection, asked.week))
  const stored = planId ? await findPlanInputs(connection, planId) : null
  if (!planId || !stored) return refuse('NO_PLAN')
  const inputs = stored.inputs as FrozenInputs
  const problem = thawProblem(inputs.problem)
  return kpiReport({
    week: inputs.week,
    planId,
    policy: inputs.baseline.policy,
    baseline: planKpi(problem, { ...evaluate(problem, []), ...frozenBaseline(problem, inputs.baseline.routes) }),
    plan: planKpi(problem, evaluate(problem, inputs.plan)),
    rates: inputs.rates,
    inputsHash: hashOfInputs(inputs),
  })
}
