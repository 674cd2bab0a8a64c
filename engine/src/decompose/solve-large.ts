import { evaluate, ordersOf } from '../evaluate.ts'
import { explainUnassigned } from '../explain/index.ts'
import { refuseLinks } from '../links/refuse-links.ts'
import type { Plan } from '../model/plan.ts'
import type { Problem, RouteOrder } from '../model/problem.ts'
import { createRandom, type Random } from '../random.ts'
import { solve } from '../solve.ts'
import type { Progress, SolveResult } from '../solve-options.ts'
import type { StopRule } from '../stop/stop.ts'
import { cutNeighbourhoods } from './neighbourhoods.ts'
import { type PlanePoints, placePoints } from './place-points.ts'
import { subProblem } from './sub-problem.ts'

/** One neighbourhood to solve; everything in it can be sent to another thread. */
export interface SubTask {
  readonly problem: Problem
  readonly seed: number
  readonly stop: StopRule
  /** see `SolveOptions.cooling`: the rounds cool together as one search would */
  readonly cooling: readonly [from: number, until: number]
}

/** A neighbourhood solved. */
export interface SubResult {
  readonly orders: readonly RouteOrder[]
  readonly iterations: number
}

/** Solves neighbourhoods, in any order, on as many threads as it has; answers in the order asked. */
export type SolveMany = (tasks: readonly SubTask[]) => Promise<readonly SubResult[]>

/** What a decomposed search is asked. */
export interface LargeOptions {
  /** same seed and iteration limit, same plan; default 1 */
  readonly seed?: number
  /** `iterations` and `milliseconds` of the whole search, shared out over rounds and neighbourhoods */
  readonly stop: Pick<StopRule, 'iterations' | 'milliseconds'>
  /** a clock in milliseconds, needed for `stop.milliseconds` */
  readonly now?: () => number
  /** called after every round */
  readonly onProgress?: (progress: Progress) => void
  readonly signal?: { readonly aborted: boolean }
  /** how often the plan is cut anew; default `ROUNDS` */
  readonly rounds?: number
  /** visits in a neighbourhood; default `NEIGHBOURHOOD` */
  readonly neighbourhood?: number
  /** default: one after the other, here */
  readonly solveMany?: SolveMany
  /** how many neighbourhoods `solveMany` solves at once: what `stop.milliseconds` is shared out by; default 1 */
  readonly lanes?: number
  /** reasons for every visit left out; default true */
  readonly explain?: boolean
}

/** How often the plan is cut anew (docs/algorithm.md, "Large problems"). */
export const ROUNDS = 4
/** Visits in a neighbourhood. */
export const NEIGHBOURHOOD = 2_500

/** Solves on the caller's thread. */
export function createInlineSolveMany({ now, signal }: Pick<LargeOptions, 'now' | 'signal'>): SolveMany {
  return async (tasks) =>
    tasks.map(({ problem, seed, stop, cooling }) => {
      const found = solve(problem, { seed, stop, cooling, explain: false, ...(now ? { now } : {}), ...(signal ? { signal } : {}) })
      return { orders: ordersOf(found.plan), iterations: found.iterations }
    })
}

interface Round {
  readonly random: Random
  readonly points: PlanePoints
  readonly size: number
  readonly solveMany: SolveMany
  /** the limits of a neighbourhood that holds this share of the visits */
  readonly stopFor: (share: number) => StopRule
  readonly cooling: readonly [from: number, until: number]
}

/**
 * Searches a problem too large to be searched whole: cuts the plan into neighbourhoods of routes, solves each from where it stands,
 * puts them together, and cuts again elsewhere. Memory grows with the neighbourhoods, not with the square of the problem, its own
 * matrices aside. Ends early, with the best so far, once `signal` is aborted. Throws on a broken problem, `LinkedVisitsRefused` on links.
 */
export async function solveLarge(problem: Problem, options: LargeOptions): Promise<SolveResult> {
  refuseLinks(problem, 'solveLarge', 'use solve, which searches the problem whole')
  const { stop, now, rounds = ROUNDS, signal } = options
  if (stop.milliseconds !== undefined && !now) throw new Error('stop.milliseconds needs a clock: give options.now')
  const startedAt = now?.() ?? 0
  const elapsed = () => (now?.() ?? 0) - startedAt
  const random = createRandom(options.seed ?? 1)
  const fixed = { random, points: placePoints(problem), size: options.neighbourhood ?? NEIGHBOURHOOD }
  const solveMany = options.solveMany ?? createInlineSolveMany(options)
  let best = evaluate(problem, problem.initial ?? [])
  let iterations = 0
  const trace = [{ iteration: 0, cost: best.cost.total }]
  for (let round = 0; round < rounds && !signal?.aborted; round++) {
    const left = stop.milliseconds === undefined ? undefined : Math.max(1, stop.milliseconds - elapsed()) / (rounds - round)
    const stopFor = (share: number): StopRule => ({
      ...(stop.iterations === undefined ? {} : { iterations: Math.ceil((stop.iterations / rounds) * share) }),
      ...(left === undefined ? {} : { milliseconds: left * share * (options.lanes ?? 1) }),
    })
    const solved = await solveRound(problem, ordersOf(best), {
      ...fixed,
      solveMany,
      stopFor,
      cooling: [round / rounds, (round + 1) / rounds],
    })
    iterations += solved.iterations
    const plan = evaluate(problem, solved.orders)
    // fairness and a reference plan reach across borders: a round that is worse as a whole is not taken
    if (round === 0 || plan.cost.total < best.cost.total) best = plan
    trace.push({ iteration: iterations, cost: best.cost.total })
    options.onProgress?.(progressOf(problem, best, iterations, elapsed(), (round + 1) / rounds))
  }
  const unassigned = (options.explain ?? true) ? explainUnassigned(problem, best) : best.unassigned
  const stoppedBy = signal?.aborted ? 'signal' : stop.milliseconds !== undefined && elapsed() >= stop.milliseconds ? 'time' : 'iterations'
  return { plan: { ...best, unassigned }, iterations, stoppedBy, byClock: stop.milliseconds !== undefined, trace }
}

async function solveRound(problem: Problem, orders: readonly RouteOrder[], { random, points, size, solveMany, stopFor, cooling }: Round) {
  const areas = cutNeighbourhoods(problem, points, orders, size, random)
  const tasks = areas.map(
    (area): SubTask => ({
      problem: subProblem(problem, area, orders),
      seed: random.below(2 ** 31),
      stop: stopFor(area.visits.length / Math.max(1, problem.visits.length)),
      cooling,
    }),
  )
  const results = await solveMany(tasks)
  return {
    orders: results.flatMap((result) => result.orders),
    iterations: results.reduce((sum, result) => sum + result.iterations, 0),
  }
}

function progressOf(problem: Problem, plan: Plan, iterations: number, elapsedMs: number, share: number): Progress {
  const unassigned = plan.unassigned.length
  return { iterations, cost: plan.cost.total, served: problem.visits.length - unassigned, unassigned, elapsedMs, share }
}
