import { ordersOf } from '../evaluate-plain.ts'
import { certifyPlan } from '../exact/index.ts'
import { explainUnassigned } from '../explain/index.ts'
import { compileProblem } from '../model/compiled.ts'
import type { Plan, Reason } from '../model/plan.ts'
import type { Problem, RouteOrder } from '../model/problem.ts'
import { createRandom, type Random } from '../random.ts'
import type { SolveOptions, SolveResult } from '../solve-options.ts'
import { createTimer, wallOf } from '../stop/timer.ts'
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
  const linked = new Set(links.groups.flat(2))
  const { exchange: _exchange, onProgress: _onProgress, ...inner } = options
  const part: SolveOptions = { ...inner, stop: shareOf(options, 1 / (ROUNDS + 1)), explain: false, certify: false }
  let result = solvePlain(unlink(problem), part)
  let { iterations, byClock } = result
  let best = putBack(problem, links, makeSound(problem, links, ordersOf(result.plan)), random)
  const trace = [{ iteration: iterations, cost: best.plan.cost.total }]
  for (let round = 1; round <= ROUNDS && !options.signal?.aborted; round++) {
    const tried = round === 1 ? best : putBack(problem, links, makeSound(problem, links, takeOff(links, best.orders, random)), random)
    result = solvePlain(hold(problem, tried.orders, tried.starts, linked), { ...part, seed: (options.seed ?? 1) + round })
    iterations += result.iterations
    byClock ||= result.byClock
    const found = putBack(problem, links, makeSound(problem, links, ordersOf(result.plan)), random)
    if (found.plan.cost.total < best.plan.cost.total) {
      best = found
      trace.push({ iteration: iterations, cost: best.plan.cost.total })
    }
    const share = round / ROUNDS
    options.onProgress?.({ iterations, cost: best.plan.cost.total, ...countsOf(best.plan), elapsedMs: wallOf(elapsed()), share })
  }
  return { plan: finish(problem, links, best, linked, options), iterations, stoppedBy: result.stoppedBy, byClock, trace }
}

function shareOf({ stop }: SolveOptions, share: number): SolveOptions['stop'] {
  return {
    ...stop,
    ...(stop.iterations === undefined ? {} : { iterations: Math.ceil(stop.iterations * share) }),
    ...(stop.milliseconds === undefined ? {} : { milliseconds: stop.milliseconds * share }),
    ...(stop.wallMilliseconds === undefined ? {} : { wallMilliseconds: stop.wallMilliseconds * share }),
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
    const found = synchronise(problem, kept, true)
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
function putBack(problem: Problem, links: Links, from: Standing, random: Random): Standing {
  let standing = from
  const left = new Set(standing.plan.unassigned.map(({ visit }) => visit))
  const groups = links.groups.map((group) => [random.next(), group] as const).toSorted(([a], [b]) => a - b)
  for (const unit of groups.flatMap(([, group]) => group)) {
    if (!unit.some((id) => left.has(id))) continue
    const found = insertUnit(problem, without(standing.orders, new Set(unit)), unit)
    if (!found || found.plan.cost.total >= standing.plan.cost.total) continue
    const timed = synchronise(problem, found.orders, true)
    if (timed.ok) standing = { ...timed, orders: found.orders }
  }
  return standing
}

/** Reasons and proofs: a linked visit that would fit by itself is refused by its link; no order is proven that other routes wait for. */
function finish(
  problem: Problem,
  links: Links,
  best: Standing,
  linked: ReadonlySet<string>,
  { explain = true, certify = explain }: SolveOptions,
): Plan {
  const held = hold(problem, best.orders, best.starts, linked, true)
  const proven = certify ? certifyPlan(held, best.plan) : best.plan
  const routes = proven.routes.map((route) =>
    route.stops.some((stop) => stop.kind === 'visit' && linked.has(stop.visit)) ? { ...route, proof: 'none' as const } : route,
  )
  const plan = { ...proven, routes }
  if (!explain) return plan
  const unassigned = explainUnassigned(unlink(problem), plan).map(({ visit, reasons }) => ({
    visit,
    reasons: linked.has(visit) ? reasons.map((reason) => byLink(links, visit, reason)) : reasons,
  }))
  return { ...plan, unassigned }
}

function byLink(links: Links, visit: string, reason: Reason): Reason {
  if (reason.code !== 'NOT_PROFITABLE' || reason.margin > 0) return reason
  const code = links.together.some(({ visits }) => visits.includes(visit))
    ? 'TOGETHER'
    : links.delays.some(({ before, after }) => before === visit || after === visit)
      ? 'DELAY'
      : 'TOOL'
  return { ...reason, code, margin: 1, relaxation: { kind: 'none' } }
}
