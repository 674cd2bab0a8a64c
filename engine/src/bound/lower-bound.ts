import { DEFAULT_WEIGHTS } from '../model/default-weights.ts'
import type { Plan } from '../model/plan.ts'
import type { Problem } from '../model/problem.ts'
import { compile } from '../search/compile.ts'
import type { Compiled } from '../search/compiled.ts'
import type { Cost } from '../units.ts'
import { createWalks, type Walks } from './cheapest-walk.ts'

/** How long a bound is sought, and for how large a problem. */
export interface BoundOptions {
  /** times the prizes are adjusted; default 60 */
  readonly iterations?: number
  /** steps in all beyond which there is no bound; default 1 500 million, half a minute to a minute */
  readonly mostSteps?: number
  readonly signal?: { readonly aborted: boolean }
}

/** Seconds of a bucket of time, finest first. */
const BUCKETS = [120, 300, 600, 900, 1_800] as const
/** Iterations without a better bound before prizes go back to the best ones and move half as far. */
const PATIENCE = 4

/**
 * A cost that no plan of this problem is below, however it is found, or null where none is affordable. Every visit has a prize; a plan
 * costs at least all prizes and, for each shift, what its cheapest walk costs beyond the prizes it collects (Lagrangian relaxation of
 * "each visit once", Held & Karp 1971; prizes by subgradients from the given plan on). Loads, limits of work, drive and distance, locks of
 * order, setup, overtime, ideal dates, fairness and links only make plans dearer: the bound passes over them. Deterministic.
 */
export function lowerBound(problem: Problem, plan: Plan, options: BoundOptions = {}): Cost | null {
  const { iterations = 60, mostSteps = 1.5e9, signal } = options
  const weights = { ...DEFAULT_WEIGHTS, ...problem.objective }
  // ideal dates are charged by a guess in the search's table of assignments; here they must not be overstated
  const c = compile({ ...problem, objective: { ...weights, perDayFromIdeal: 0 } })
  const walks = finestWalks(c, mostSteps / iterations)
  if (!walks) return null
  let prizes = firstPrizes(problem, plan, c)
  const target = plan.cost.total - plan.cost.unserved + sumOf(plan.unassigned.map(({ visit }) => prizes[indexOf(problem, visit)]!))
  let best = -Infinity
  let bestPrizes = prizes
  let reach = 1
  let waited = 0
  for (let i = 0; i < iterations && !signal?.aborted; i++) {
    const { bound, missing } = ask(c, walks, prizes)
    if (bound > best) {
      best = bound
      bestPrizes = prizes
      waited = 0
    } else if (++waited >= PATIENCE) {
      reach /= 2
      waited = 0
      prizes = bestPrizes
      continue
    }
    const square = missing.reduce((sum, one, v) => sum + (one > 0 && prizes[v]! >= c.penalty[v]! ? 0 : one * one), 0)
    if (square === 0) break
    const step = (reach * Math.max(0, target - bound)) / square
    prizes = prizes.map((prize, v) => Math.min(c.penalty[v]!, prize + step * missing[v]!))
  }
  // costs are whole; a unit of slack a visit is more than what sums of doubles can be wrong by
  return best === -Infinity ? null : Math.max(0, Math.floor(best - c.visits * 1e-3))
}

/** The walks of every class in the finest buckets of time that the effort allows; null when none does. */
function finestWalks(c: Compiled, mostEffort: number): readonly Walks[] | null {
  for (const widest of BUCKETS) {
    const walks = Array.from({ length: c.classes }, (_, k) => createWalks(c, k, widest)).filter((walk) => walk !== null)
    if (walks.length === c.classes && sumOf(walks.map(({ effort }) => effort)) <= mostEffort) return walks
  }
  return null
}

const sumOf = (list: readonly number[]): number => list.reduce((sum, one) => sum + one, 0)
const indexOf = (problem: Problem, id: string): number => problem.visits.findIndex((visit) => visit.id === id)

/** The bound of these prizes, and how often each visit is missing (or, below 0, too often there) on the cheapest walks. */
function ask(c: Compiled, walks: readonly Walks[], prizes: Float64Array): { readonly bound: number; readonly missing: Float64Array } {
  const missing = new Float64Array(c.visits).fill(1)
  let bound = prizes.reduce((sum, prize) => sum + prize, 0)
  for (const [k, { cheapest }] of walks.entries()) {
    const { cost, visits } = cheapest(prizes)
    if (cost >= 0) continue
    const shifts = c.memberFrom[k + 1]! - c.memberFrom[k]!
    bound += shifts * cost
    for (const v of visits) missing[v] = missing[v]! - shifts
  }
  return { bound, missing }
}

/** What each visit of the plan costs its route: its assignment and half of the legs to and from it, the ends of the route whole. */
function firstPrizes(problem: Problem, plan: Plan, c: Compiled): Float64Array {
  const prizes = new Float64Array(c.visits).fill(-1)
  const at = new Map(problem.visits.map(({ id }, v) => [id, v]))
  const shiftAt = new Map(problem.shifts.map(({ id }, r) => [id, r]))
  for (const route of plan.routes) {
    const k = c.classOf[shiftAt.get(route.shift)!]!
    const visits = route.stops.flatMap((stop) => (stop.kind === 'visit' ? [at.get(stop.visit)!] : []))
    const places = [c.startLocation[k]!, ...visits.map((v) => c.location[v]!), c.endLocation[k]!]
    const leg = (p: number) => c.costOut[c.blockOf[k]! + places[p]! * c.width + places[p + 1]!]!
    for (const [p, v] of visits.entries()) {
      const into = leg(p) * (p === 0 ? 1 : 0.5)
      const onward = leg(p + 1) * (p === visits.length - 1 ? 1 : 0.5)
      prizes[v] = Math.min(c.penalty[v]!, c.stat[v * c.classes + k]! + into + onward + c.fixedCost[k]! / visits.length)
    }
  }
  const known = prizes.filter((prize) => prize >= 0 && prize < Infinity)
  const usual = (2 * known.reduce((sum, prize) => sum + prize, 0)) / Math.max(1, known.length)
  return prizes.map((prize, v) => (prize >= 0 && prize < Infinity ? prize : Math.min(c.penalty[v]!, usual)))
}
