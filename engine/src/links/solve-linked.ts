import { ordersOf } from '../evaluate-plain.ts'
import { certifyPlan } from '../exact/index.ts'
import { explainUnassigned } from '../explain/index.ts'
import { compileProblem } from '../model/compiled.ts'
import type { Plan } from '../model/plan.ts'
import type { Problem, RouteOrder } from '../model/problem.ts'
import { createRandom, type Random } from '../random.ts'
import type { SolveOptions, SolveResult } from '../solve-options.ts'
import { reached, type StopRule } from '../stop/stop.ts'
import { createTimer, type Elapsed, wallOf } from '../stop/timer.ts'
import { insertUnit } from './insert-unit.ts'
import { type Links, linksOf } from './links.ts'
import { type Synchronised, synchronise } from './synchronise.ts'
import { hold, unlink } from './unlink.ts'

/** How often linked visits are taken off and put back, and the rest searched anew around them. */
const ROUNDS = 8
/** Share of the groups taken off in a round. */
const TAKEN_OFF = 0.3

type Ok = Extract<Synchronised, { ok: true }>

/** What is known of a plan that keeps every link. */
interface Standing extends Ok {
  readonly orders: readonly RouteOrder[]
}

/**
 * `solve` for problems with links: searched as if there were none, whoever then breaks a link taken off and put back where it keeps
 * them; then in rounds linked visits held, the rest searched around them, some linked visits taken off and put back. Same seed and
 * iterations, same plan. Slower than `solve`, and no part of it.
 */
export function solveLinked(
  problem: Problem,
  options: SolveOptions,
  solvePlain: (problem: Problem, options: SolveOptions) => SolveResult,
): SolveResult {
  const elapsed = createTimer(options)
  const links = linksOf(compileProblem(problem))
  const random = createRandom(options.seed ?? 1)
  const linked = links.members
  const { exchange: _exchange, onProgress: _onProgress, ...inner } = options
  const part = (rounds: number): SolveOptions => ({
    ...inner,
    stop: partOf(options.stop, elapsed(), rounds),
    explain: false,
    certify: false,
  })
  // putting linked visits back is no iteration of the search: it looks at clock and signal itself
  const isOver = () =>
    options.signal?.aborted === true ||
    reached({ ...options.stop, iterations: Infinity }, { iterations: 0, sinceImprovement: 0, ...elapsed() }) === 'time'
  const fill = (from: Standing) => putBack(problem, links, from, random, isOver)
  let result = solvePlain(unlink(problem), part(ROUNDS + 1))
  let { iterations, byClock } = result
  let best = fill(makeSound(problem, links, ordersOf(result.plan)))
  const trace = [{ iteration: iterations, cost: best.plan.cost.total }]
  for (let round = 1; round <= ROUNDS && !isOver(); round++) {
    const tried = round === 1 ? best : fill(makeSound(problem, links, takeOff(links, best.orders, random)))
    result = solvePlain(hold(problem, tried.orders, tried.starts, linked), {
      ...part(ROUNDS + 1 - round),
      seed: (options.seed ?? 1) + round,
    })
    iterations += result.iterations
    byClock ||= result.byClock
    const found = fill(makeSound(problem, links, ordersOf(result.plan)))
    if (found.plan.cost.total < best.plan.cost.total) {
      best = found
      trace.push({ iteration: iterations, cost: best.plan.cost.total })
    }
    const share = round / ROUNDS
    options.onProgress?.({ iterations, cost: best.plan.cost.total, ...countsOf(best.plan), elapsedMs: wallOf(elapsed()), share })
  }
  const stoppedBy = !isOver() ? result.stoppedBy : options.signal?.aborted ? 'signal' : 'time'
  return { plan: finish(problem, best, linked, options), iterations, stoppedBy, byClock: byClock || stoppedBy === 'time', trace }
}

/** The limits of one of the rounds left: an equal share of the iterations, and of the time that is left. */
function partOf(stop: StopRule, { elapsedMs }: Elapsed, rounds: number): StopRule {
  const { milliseconds, wallMilliseconds: _whole, ...rest } = stop
  return {
    ...rest,
    ...(stop.iterations === undefined ? {} : { iterations: Math.ceil(stop.iterations / (ROUNDS + 1)) }),
    ...(milliseconds === undefined ? {} : { milliseconds: Math.max(0, milliseconds - elapsedMs) / rounds }),
  }
}

const countsOf = ({ routes, unassigned }: Plan) => ({
  served: routes.reduce((sum, { stops }) => sum + stops.filter(({ kind }) => kind === 'visit').length, 0),
  unassigned: unassigned.length,
})

const without = (orders: readonly RouteOrder[], gone: ReadonlySet<string>): readonly RouteOrder[] =>
  orders.map((order) => ({ ...order, visits: order.visits.filter((id) => !gone.has(id)) }))

/** The orders less the groups of whoever breaks a link, until nobody does. */
function makeSound(problem: Problem, links: Links, orders: readonly RouteOrder[]): Standing {
  let kept = orders
  for (;;) {
    const found = synchronise(problem, kept, 'all')
    if (found.ok) return { ...found, orders: kept }
    const broken = links.groups.filter((group) => group.some((unit) => unit.some((id) => found.visits.includes(id))))
    // a route that is late by itself loses its linked visits, which wait for others; without them it is as it was searched
    const gone = new Set(broken.length > 0 ? broken.flat(2) : found.visits)
    kept = without(kept, gone)
  }
}

/** Some groups off their routes. */
function takeOff(links: Links, orders: readonly RouteOrder[], random: Random): readonly RouteOrder[] {
  const gone = links.groups.filter(() => random.next() < TAKEN_OFF)
  return without(orders, new Set(gone.flat(2)))
}

/** Every unit that is left out put where it is cheapest, if that pays; groups in random order, what comes after only behind what comes before. */
function putBack(problem: Problem, links: Links, from: Standing, random: Random, isOver: () => boolean): Standing {
  let standing = from
  const left = new Set(standing.plan.unassigned.map(({ visit }) => visit))
  const groups = links.groups.map((group) => [random.next(), group] as const).toSorted(([a], [b]) => a - b)
  for (const unit of groups.flatMap(([, group]) => group)) {
    if (!unit.some((id) => left.has(id))) continue
    if (isOver()) break
    const found = insertUnit(problem, without(standing.orders, new Set(unit)), unit)
    if (!found || found.plan.cost.total >= standing.plan.cost.total) continue
    const timed = synchronise(problem, found.orders, 'all')
    if (timed.ok) standing = { ...timed, orders: found.orders }
  }
  return standing
}

/** Reasons and proofs: no order is proven that other routes wait for. */
function finish(problem: Problem, best: Standing, linked: ReadonlySet<string>, { explain = true, certify = explain }: SolveOptions): Plan {
  const held = hold(problem, best.orders, best.starts, linked, true)
  const proven = certify ? certifyPlan(held, best.plan) : best.plan
  const routes = proven.routes.map((route) =>
    route.stops.some((stop) => stop.kind === 'visit' && linked.has(stop.visit)) ? { ...route, proof: 'none' as const } : route,
  )
  const plan = { ...proven, routes }
  return explain ? { ...plan, unassigned: explainUnassigned(problem, plan) } : plan
}
