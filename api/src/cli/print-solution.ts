import { hasLinks, type Plan, type PlanKpi, type Problem, planToJson } from '@tournee/engine'
import type { SolveOutcome } from '../workers/solver.ts'
import type { Io } from './command.ts'
import { printJson, rounded, table } from './print.ts'

/** What `tournee solve` shows of a solved problem. `bound` undefined = not asked for, null = none is affordable. */
export interface Solution {
  readonly problem: Problem
  readonly outcome: SolveOutcome
  readonly kpi: PlanKpi
  readonly bound?: number | null
}

/** How far, in per cent of the bound, the plan may at most be from the cheapest one there is; null where the bound says nothing. */
const mostAbove = (cost: number, bound: number | null): number | null => (bound ? 100 * (cost / bound - 1) : null)

const countProven = ({ routes }: Plan): number => routes.filter(({ proof }) => proof === 'optimal').length

/** The plan as `tournee check` reads it, with a summary and the checker's verdict. */
export function printSolutionJson({ problem, outcome, kpi, bound }: Solution, io: Io): void {
  const { plan, violations, iterations, elapsedMs, outOfTime, cancelled } = outcome
  const { km, driveHours, overtimeMinutes, visits: served } = kpi
  const summary = {
    visits: problem.visits.length,
    served,
    unassigned: plan.unassigned.length,
    km,
    driveHours,
    overtimeMinutes,
    iterations,
    seconds: elapsedMs / 1_000,
    outOfTime,
    cancelled,
    provenDays: countProven(plan),
    ...(bound === undefined ? {} : { lowerBound: bound, mostAbovePct: mostAbove(plan.cost.total, bound) }),
  }
  printJson(io, { ...(planToJson(plan) as object), summary, violations })
}

/** The plan as a table, and what is known of how good it is. */
export function printSolution({ problem, outcome, kpi, bound }: Solution, io: Io): void {
  const { plan, violations, iterations, elapsedMs } = outcome
  const rows = plan.routes.map((route) => [
    route.shift,
    route.stops.filter((stop) => stop.kind === 'visit').length,
    rounded(route.distance / 1_000),
    rounded(route.drive / 60, 0),
    rounded(route.service / 60, 0),
    route.proof === 'optimal' ? 'proven' : '',
  ])
  io.out(table(['shift', 'visits', 'km', 'drive min', 'work min', 'order'], rows))
  io.out(`\n${kpi.visits} visits served, ${plan.unassigned.length} not; ${rounded(kpi.km)} km, ${rounded(kpi.driveHours)} h of driving; `)
  io.out(`${iterations} iterations in ${rounded(elapsedMs / 1_000)} s; ${violations.length} violations\n`)
  io.out(`${countProven(plan)} of ${plan.routes.length} days proven: no other order of their visits costs less\n`)
  if (bound !== undefined) io.out(boundLine(plan.cost.total, bound))
  if (hasLinks(problem) && bound) io.out('The bound does not count that visits depend on one another.\n')
  for (const { visit, reasons } of plan.unassigned) io.out(`  ${visit}: ${reasons.map((reason) => reason.code).join(', ')}\n`)
}

function boundLine(cost: number, bound: number | null): string {
  const most = mostAbove(cost, bound)
  if (most === null) return 'No lower bound: the problem is too large for one, or has breaks at a place.\n'
  return `No plan costs less than ${bound}; this one costs ${cost}: at most ${rounded(most)} % more than the cheapest there is.\n`
}
