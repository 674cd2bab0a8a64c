import { hasLinks, lowerBound, ordersOf, type Problem, parsePlan, planKpi } from '@tournee/engine'
import { LARGE_FROM, solveInNeighbourhoods } from '../workers/large-solver.ts'
import { createSolver, type SolveOutcome } from '../workers/solver.ts'
import { type Command, type Io, JSON_OPTION, numberOption, textOption, type Values } from './command.ts'
import { inputErrorLines, readJsonFile } from './json-file.ts'
import { printJson } from './print.ts'
import { printSolution, printSolutionJson } from './print-solution.ts'
import { readProblemFile } from './read-problem-file.ts'

/** The problem starting from the routes of a plan's file; visits and shifts it does not have are left aside. Null once errors are printed. */
function startingFrom(problem: Problem, file: string | undefined, io: Io, asJson: boolean): Problem | null {
  if (file === undefined) return problem
  const parsed = parsePlan(readJsonFile(file))
  if (!parsed.ok) {
    if (asJson) printJson(io, { errors: parsed.errors })
    else io.err(inputErrorLines(parsed.errors))
    return null
  }
  const shifts = new Set(problem.shifts.map(({ id }) => id))
  const visits = new Set(problem.visits.map(({ id }) => id))
  const initial = ordersOf(parsed.plan)
    .filter(({ shift }) => shifts.has(shift))
    .map((order) => ({ ...order, visits: order.visits.filter((id) => visits.has(id)) }))
  return { ...problem, initial }
}

/** Solves on threads of their own; the first Ctrl-C ends the search, and its best plan is printed. */
async function search(problem: Problem, values: Values, io: Io): Promise<SolveOutcome> {
  const seconds = numberOption(values, 'seconds', 8, 0.05, 3_600)
  const seed = numberOption(values, 'seed', 1, 0, 2 ** 31 - 1)
  if (problem.visits.length >= LARGE_FROM && !hasLinks(problem)) return solveInNeighbourhoods(problem, seconds, seed)
  const stop = new AbortController()
  const end = () => stop.abort()
  process.once('SIGINT', end)
  const show = ({ share, served, cost }: { share: number; served: number; cost: number }) =>
    io.err(`\r${Math.round(100 * share)} %  ${served} served  cost ${cost}   `)
  try {
    return await createSolver().solve({ problem, seconds, seed }, { signal: stop.signal, onProgress: show })
  } finally {
    process.off('SIGINT', end)
    io.err('\n')
  }
}

/** `tournee solve PROBLEM.json` */
export const solveCommand: Command = {
  usage: 'solve PROBLEM.json',
  summary:
    'Solves a planning problem (docs/problem-format.md); a problem without matrices is driven on the embedded roads. Ctrl-C ends the search: the best plan so far is printed.',
  options: {
    seconds: { type: 'string', value: 'N', help: 'time for the search (default 8)' },
    seed: { type: 'string', value: 'N', help: 'seed of the search (default 1)' },
    from: { type: 'string', value: 'PLAN.json', help: 'plan to go on from, as --json wrote it; never made worse' },
    bound: { type: 'boolean', help: 'also a lower bound: how far the plan may at most be from the cheapest (up to a minute more)' },
    json: { ...JSON_OPTION, help: `the plan, as "tournee check" reads it: ${JSON_OPTION.help}` },
  },
  arguments: [1, 1],
  run: async ({ values, positionals, io }) => {
    const asJson = values['json'] === true
    const read = await readProblemFile(positionals[0]!, io, asJson)
    const problem = read && startingFrom(read, textOption(values, 'from'), io, asJson)
    if (!problem) return 1
    const outcome = await search(problem, values, io)
    const bound = values['bound'] === true ? { bound: lowerBound(problem, outcome.plan) } : {}
    const solution = { problem, outcome, kpi: planKpi(problem, outcome.plan), ...bound }
    if (asJson) printSolutionJson(solution, io)
    else printSolution(solution, io)
    return 0
  },
}
