import type { PlanSummary } from '@tournee/contract'
import { type Plan, type Problem, planKpi } from '@tournee/engine'

/** The summary of a plan; `notPlaced` visits have no position and count as unassigned; `seconds` is the wall time of the run. */
export function summaryOf(problem: Problem, plan: Plan, notPlaced: number, seconds: number): PlanSummary {
  const { km, driveHours, overtimeMinutes, visits: served } = planKpi(problem, plan)
  const unassigned = plan.unassigned.length + notPlaced
  return { visits: served + unassigned, served, unassigned, km, driveHours, overtimeMinutes, seconds }
}
