import type { Notice } from '@tournee/contract'
import type { PlanResult } from '@tournee/data'
import { ordersOf, type Problem, planKpi } from '@tournee/engine'
import { presentRoutes, presentUnassigned, presentViolations, withoutPosition } from '../presenters/present-plan.ts'
import type { ReadWeek } from '../use-cases/read-week.ts'
import type { SolveOutcome } from '../workers/solver.ts'
import { BASELINE_POLICY, type FrozenInputs, freezeProblem } from './frozen-inputs.ts'
import { hashOfInputs } from './hash-of-inputs.ts'
import { kpiReport } from './plan-kpi.ts'
import { summaryOf } from './summary-of.ts'

/** What a solve, or the appraisal of imposed routes, found. */
export type Outcome = Pick<SolveOutcome, 'plan' | 'violations' | 'baseline' | 'elapsedMs' | 'cancelled' | 'outOfTime'>

const OUT_OF_TIME: Notice = { code: 'OUT_OF_TIME', params: {} }

/** What is stored of a solved week: the plan, its baseline, the kilometres saved, and the inputs they can be recomputed from. */
export function planResult(
  week: Omit<ReadWeek, 'plain'> & { readonly problem: Problem },
  outcome: Outcome,
  seed: number,
  planId: string,
): PlanResult {
  const { plan, baseline } = outcome
  const { problem, loaded, travel } = week
  const inputs: FrozenInputs = {
    format: 1,
    week: loaded.week,
    problem: freezeProblem(problem),
    plan: ordersOf(plan),
    baseline: { policy: BASELINE_POLICY, seed, routes: baseline?.routes ?? [] },
    rates: loaded.company.rates,
    travel,
  }
  const inputsHash = hashOfInputs(inputs)
  const compared = baseline && { baseline: planKpi(problem, baseline), plan: planKpi(problem, plan) }
  const kpi = compared && { week: loaded.week, planId, policy: BASELINE_POLICY, ...compared, rates: loaded.company.rates, inputsHash }
  return {
    status: outcome.cancelled ? 'TERMINATED' : 'COMPLETED',
    summary: summaryOf(problem, plan, week.notPlaced.length, outcome.elapsedMs / 1_000),
    baseline: compared && {
      policy: BASELINE_POLICY,
      km: compared.baseline.km,
      driveHours: compared.baseline.driveHours,
      served: compared.baseline.visits,
      overtimeMinutes: compared.baseline.overtimeMinutes,
    },
    kpi: kpi && kpiReport(kpi),
    routes: presentRoutes(plan, loaded.shifts),
    unassigned: [...presentUnassigned(plan), ...week.notPlaced.map((visit) => withoutPosition(visit.id))],
    violations: presentViolations(outcome.violations),
    travelSource: travel.source,
    notices: outcome.outOfTime ? [...week.notices, OUT_OF_TIME] : week.notices,
    inputs,
    inputsHash,
  }
}
