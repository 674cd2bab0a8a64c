import { warmStart } from './construct/warm-start.ts'
import { evaluate } from './evaluate.ts'
import { certifyPlan } from './exact/index.ts'
import { explainUnassigned } from './explain/index.ts'
import { hasLinks } from './links/links.ts'
import { solveLinked } from './links/solve-linked.ts'
import type { Plan } from './model/plan.ts'
import type { Problem, RouteOrder } from './model/problem.ts'
import { adopt } from './search/adopt.ts'
import { bestOrders } from './search/best.ts'
import { compile } from './search/compile.ts'
import { type Exchange, offer, sharedCost, take } from './search/exchange.ts'
import { construct, createSearch, degreesAt, iterate, type Search } from './search/search.ts'
import { reached, type Standing, type StoppedBy, type StopRule, shareDone } from './stop/stop.ts'

/** How far the search has come. */
export interface Progress {
  readonly iterations: number
  readonly cost: number
  readonly served: number
  readonly unassigned: number
  readonly elapsedMs: number
}

/** What a search is asked; everything else has a measured default (docs/algorithm.md). */
export interface SolveOptions {
  /** same seed and iteration limit, same plan; default 1 */
  readonly seed?: number
  readonly stop: StopRule
  /** a clock in milliseconds, needed for `stop.milliseconds` and `onProgress`: the engine has none of its own */
  readonly now?: () => number
  readonly onProgress?: (progress: Progress) => void
  /** milliseconds between two calls of `onProgress`; default 250 */
  readonly progressEvery?: number
  /** asked every few milliseconds: once `aborted`, the best plan so far is returned */
  readonly signal?: { readonly aborted: boolean }
  /** shared with other searches of the same problem in other threads, see `createExchange` */
  readonly exchange?: Exchange
  /** reasons for every visit left out; default true */
  readonly explain?: boolean
  /** the order of days of up to 12 visits proven, or bettered, by the exact programme; default as `explain` */
  readonly certify?: boolean
  /** the stretch of the cooling that this search covers, 0 hot to 1 cold; default [0, 1]. A part of a longer search goes on where the last one was. */
  readonly cooling?: readonly [from: number, until: number]
}

/** The best plan found, and how. */
export interface SolveResult {
  readonly plan: Plan
  readonly iterations: number
  readonly stoppedBy: StoppedBy
  /** every improvement that was reported or ended a stretch of the search */
  readonly trace: readonly { readonly iteration: number; readonly cost: number }[]
}

/** Milliseconds between two looks at clock and signal. */
const LOOK_EVERY = 2
/** Iterations at one temperature, and between two looks at most. */
const STRETCH = 64

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
  const startedAt = options.now?.() ?? 0
  const elapsed = () => (options.now?.() ?? 0) - startedAt
  const c = compile(problem)
  const search = createSearch(c, options.seed ?? 1)
  warmStart(problem, c, search.s)
  construct(search, () => options.signal?.aborted === true)
  const trace = [{ iteration: 0, cost: search.best.total }]
  const stoppedBy = run(search, options, elapsed, trace)
  const explain = options.explain ?? true
  const timed = evaluate(problem, toOrders(problem, search))
  const plan = (options.certify ?? explain) ? certifyPlan(problem, timed) : timed
  const unassigned = explain ? explainUnassigned(problem, plan) : plan.unassigned
  return { plan: { ...plan, unassigned }, iterations: search.iterations, stoppedBy, trace }
}

/** Iterates in short stretches; between them looks at clock, signal and limits, and cools. Without a time limit nothing depends on the clock. */
function run(search: Search, options: SolveOptions, elapsed: () => number, trace: { iteration: number; cost: number }[]): StoppedBy {
  const { stop, signal } = options
  const progress = progressOf(search, options)
  const share = sharingOf(search, options)
  const end = stop.iterations ?? Number.POSITIVE_INFINITY
  const patience = stop.noImprovement ?? Number.POSITIVE_INFINITY
  let standing: Standing = { iterations: 0, elapsedMs: elapsed(), sinceImprovement: 0 }
  let improvedAt = 0
  let looksEvery = 1
  const [hot, cold] = options.cooling ?? [0, 1]
  for (;;) {
    progress(standing)
    share(standing)
    const why = signal?.aborted ? 'signal' : reached(stop, standing)
    if (why) return why
    if (search.c.visits === 0 || search.c.shifts === 0) return 'no-improvement'
    const done = shareDone(stop, { ...standing, iterations: standing.iterations - (standing.iterations % STRETCH) })
    const degrees = degreesAt(search, hot + (cold - hot) * done)
    const next = search.iterations - (search.iterations % STRETCH) + STRETCH
    const until = Math.min(next, end, search.iterations + looksEvery)
    const before = trace.at(-1)!.cost
    while (search.iterations < until && search.iterations - improvedAt < patience) {
      if (iterate(search, degrees)) improvedAt = search.iterations
    }
    if (search.best.total < before) trace.push({ iteration: search.iterations, cost: search.best.total })
    const now = elapsed()
    // short stretches while one iteration is slow, so that a cancel is heard
    if (options.now) looksEvery = now - standing.elapsedMs < LOOK_EVERY ? Math.min(looksEvery * 2, STRETCH) : Math.max(1, looksEvery >> 1)
    else looksEvery = STRETCH
    standing = { iterations: search.iterations, elapsedMs: now, sinceImprovement: search.iterations - improvedAt }
  }
}

/** Calls `onProgress` at most every `progressEvery` milliseconds. */
function progressOf(search: Search, { onProgress, progressEvery = 250 }: SolveOptions): (standing: Standing) => void {
  let nextAt = 0
  return ({ iterations, elapsedMs }) => {
    if (!onProgress || elapsedMs < nextAt) return
    nextAt = elapsedMs + progressEvery
    const served = search.best.length.reduce((sum, visits) => sum + visits, 0)
    onProgress({ iterations, cost: search.best.total, served, unassigned: search.c.visits - served, elapsedMs })
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
