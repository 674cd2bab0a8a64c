import { hasLinks, planKpi, planToJson } from '@tournee/engine'
import { LARGE_FROM, solveInNeighbourhoods } from '../workers/large-solver.ts'
import { createSolver } from '../workers/solver.ts'
import { type Command, JSON_OPTION, numberOption } from './command.ts'
import { printJson, rounded, table } from './print.ts'
import { readProblemFile } from './read-problem-file.ts'

/** `tournee solve PROBLEM.json` */
export const solveCommand: Command = {
  usage: 'solve PROBLEM.json',
  summary: 'Solves a planning problem (docs/problem-format.md); a problem without matrices is driven on the embedded roads.',
  options: {
    seconds: { type: 'string', value: 'N', help: 'time for the search (default 8)' },
    seed: { type: 'string', value: 'N', help: 'seed of the search (default 1)' },
    json: { ...JSON_OPTION, help: `the plan, as "tournee check" reads it: ${JSON_OPTION.help}` },
  },
  arguments: [1, 1],
  run: async ({ values, positionals, io }) => {
    const asJson = values['json'] === true
    const seconds = numberOption(values, 'seconds', 8, 0.05, 3_600)
    const seed = numberOption(values, 'seed', 1, 0, 2 ** 31 - 1)
    const problem = await readProblemFile(positionals[0]!, io, asJson)
    if (!problem) return 1
    const { plan, violations, iterations, elapsedMs } = await (problem.visits.length >= LARGE_FROM && !hasLinks(problem)
      ? solveInNeighbourhoods(problem, seconds, seed)
      : createSolver().solve({ problem, seconds, seed }))
    const { km, driveHours, overtimeMinutes, visits: served } = planKpi(problem, plan)
    if (asJson) {
      const summary = {
        visits: problem.visits.length,
        served,
        unassigned: plan.unassigned.length,
        km,
        driveHours,
        overtimeMinutes,
        iterations,
        seconds: elapsedMs / 1_000,
      }
      printJson(io, { ...(planToJson(plan) as object), summary, violations })
      return 0
    }
    const rows = plan.routes.map((route) => [
      route.shift,
      route.stops.filter((stop) => stop.kind === 'visit').length,
      rounded(route.distance / 1_000),
      rounded(route.drive / 60, 0),
      rounded(route.service / 60, 0),
    ])
    io.out(table(['shift', 'visits', 'km', 'drive min', 'work min'], rows))
    io.out(`\n${served} visits served, ${plan.unassigned.length} not; ${rounded(km)} km, ${rounded(driveHours)} h of driving; `)
    io.out(`${iterations} iterations in ${rounded(elapsedMs / 1_000)} s; ${violations.length} violations\n`)
    for (const { visit, reasons } of plan.unassigned) io.out(`  ${visit}: ${reasons.map((reason) => reason.code).join(', ')}\n`)
    return 0
  },
}
