import { warmStart } from './construct/warm-start.ts'
import { evaluate } from './evaluate.ts'
import { certifyPlan } from './exact/index.ts'
import { explainUnassigned } from './explain/index.ts'
import { hasLinks } from './links/links.ts'
import { solveLinked } from './links/solve-linked.ts'
import type { Problem, RouteOrder } from './model/problem.ts'
import { adopt } from './search/adopt.ts'
import { bestOrders } from './search/best.ts'
import { compile } from './search/compile.ts'
import { offer, sharedCost, take } from './search/exchange.ts'
import { createFleetPhase, type FleetPhase } from './search/fleet-phase.ts'
import { construct, createSearch, degreesAt, type Search } from './search/search.ts'
import { SOLVE_DEFAULTS, type SolveOptions, type SolveResult } from './solve-options.ts'
import { paced } from './stop/pace.ts'
import { isHurried, reached, type Standing, type StopRule, shareDone } from './stop/stop.ts'
import { createTimer, type Elapsed, wallOf } from './stop/timer.ts'

/** Iterations at one temperature, and between two looks at most. */
const STRETCH = 64

type Trace = { iteration: number; cost: number }[]

/** The best orders found as shift and visit ids. */
function toOrders(problem: Problem, search: Search): readonly RouteOrder[] {
  return bestOrders(search.best).flatMap((visits, route) =>
    visits.length > 0 ? [{ shift: problem.shifts[route]!.id, visits: Array.from(visits, (v) => problem.visits[v]!.id) }] : [],
  )
}

/** Searches until a limit of `options.stop` is reached, starting from `problem.initial` where given; throws on a broken problem. */
export function solve(problem: Problem, options: SolveOptions): SolveResult {
  if (options.stop.milliseconds !== undefined && !options.now) throw new Error('stop.milliseconds needs a clock: give options.now')
  return hasLinks(problem) ? solveLinked(problem, options, solvePlain) : solvePlain(problem, options)
}

/** `solve` for a problem whose routes do not depend on one another. */
function solvePlain(problem: Problem, options: SolveOptions): SolveResult {
  const elapsed = createTimer(options)
  const c = compile(problem)
  const search = createSearch(c, options.seed ?? SOLVE_DEFAULTS.seed)
  warmStart(problem, c, search.s)
  construct(search, () => options.signal?.aborted === true)
  const trace = [{ iteration: 0, cost: search.best.total }]
  const ended = run(search, options, elapsed, trace)
  const explain = options.explain ?? SOLVE_DEFAULTS.explain
  const timed = evaluate(problem, toOrders(problem, search))
  const plan = (options.certify ?? explain) ? certifyPlan(problem, timed) : timed
  const unassigned = explain ? explainUnassigned(problem, plan) : plan.unassigned
  return { plan: { ...plan, unassigned }, iterations: search.iterations, ...ended, trace }
}

/** Iterates in short stretches; between them looks at clock, signal and limits, and cools. Without a time limit nothing depends on the clock. */
function run(search: Search, options: SolveOptions, elapsed: () => Elapsed, trace: Trace): Pick<SolveResult, 'stoppedBy' | 'byClock'> {
  const { stop, signal } = options
  const progress = progressOf(search, options)
  const share = sharingOf(search, options)
  const [hot, cold] = options.cooling ?? SOLVE_DEFAULTS.cooling
  const fleet = createFleetPhase(search, hot === 0)
  let standing: Standing = { iterations: 0, ...elapsed(), sinceImprovement: 0 }
  let byClock = stop.iterations === undefined && stop.milliseconds !== undefined
  let looksEvery = 1
  for (;;) {
    progress(standing)
    share(standing)
    const why = signal?.aborted ? 'signal' : reached(stop, standing)
    if (why) return { stoppedBy: why, byClock: byClock || why === 'time' }
    if (search.c.visits === 0 || search.c.shifts === 0) return { stoppedBy: 'no-improvement', byClock: false }
    // the temperature is that of the stretch: looks inside one depend on the clock
    const at = { ...standing, iterations: standing.iterations - (standing.iterations % STRETCH) }
    const done = shareDone(stop, at)
    byClock ||= isHurried(stop, at)
    fleet.turn(done, standing.iterations % STRETCH === 0)
    const until = Math.min(at.iterations + STRETCH, stop.iterations ?? Infinity, standing.iterations + looksEvery)
    const sinceImprovement = goOn(search, fleet, degreesAt(search, hot + (cold - hot) * done), { until, stop, standing })
    if (search.best.total < trace.at(-1)!.cost) trace.push({ iteration: search.iterations, cost: search.best.total })
    const now = elapsed()
    looksEvery = options.now ? paced(looksEvery, wallOf(now) - wallOf(standing), STRETCH) : STRETCH
    standing = { iterations: search.iterations, ...now, sinceImprovement }
  }
}

/** Iterates until so many are done, patience is over or the reduction of the fleet ends; answers how many were in vain since the last better plan. */
function goOn(
  search: Search,
  fleet: FleetPhase,
  degrees: number,
  { until, stop, standing }: { readonly until: number; readonly stop: StopRule; readonly standing: Standing },
): number {
  const patience = stop.noImprovement ?? Infinity
  let improvedAt = standing.iterations - standing.sinceImprovement
  while (search.iterations < until && search.iterations - improvedAt < patience && !fleet.isOver())
    if (fleet.iterate(degrees)) improvedAt = search.iterations
  return search.iterations - improvedAt
}

/** Calls `onProgress` at most every `progressEvery` milliseconds. */
function progressOf(
  search: Search,
  { onProgress, progressEvery = SOLVE_DEFAULTS.progressEvery, stop }: SolveOptions,
): (standing: Standing) => void {
  let nextAt = 0
  return (standing) => {
    const elapsedMs = wallOf(standing)
    if (!onProgress || elapsedMs < nextAt) return
    nextAt = elapsedMs + progressEvery
    const served = search.best.length.reduce((sum, visits) => sum + visits, 0)
    const share = Math.min(1, shareDone(stop, standing))
    onProgress({ iterations: search.iterations, cost: search.best.total, served, unassigned: search.c.visits - served, elapsedMs, share })
  }
}

/** From this share of the search on, it goes back to the best plan known this many times until the end. */
const RETURN_FROM = 0.5
const RETURNS = 10

/** Offers every better plan to the other threads; in the second half now and then goes on from the best one, own or theirs. */
function sharingOf(search: Search, { exchange, stop }: SolveOptions): (standing: Standing) => void {
  let returned = 0
  return (standing) => {
    // between two stretches only: where a look falls inside one depends on the clock
    if (standing.iterations % STRETCH !== 0) return
    const elsewhere = exchange ? sharedCost(exchange) : Number.POSITIVE_INFINITY
    if (exchange && search.best.total < elsewhere) offer(exchange, search.best)
    const due = Math.floor(((shareDone(stop, standing) - RETURN_FROM) / (1 - RETURN_FROM)) * RETURNS)
    if (due <= returned) return
    returned = due
    if (exchange && elsewhere < search.best.total) adopt(search, take(exchange, search.c.shifts))
    else if (search.best.total < search.current) adopt(search, bestOrders(search.best))
  }
}
