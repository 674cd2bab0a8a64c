import { createCandidate, findRefusal } from '../constraints/index.ts'
import { refuseLinks } from '../links/refuse-links.ts'
import {
  type CompiledProblem,
  type CompiledShift,
  type CompiledVisit,
  compileProblem,
  getShiftIndex,
  getVisitIndex,
} from '../model/compiled.ts'
import type { Route } from '../model/plan.ts'
import type { Problem } from '../model/problem.ts'
import { ROUTE_TERMS, type RouteCost, routeCost } from '../objective/index.ts'
import type { Cost, Seconds } from '../units.ts'
import { allOrders } from './all-orders.ts'
import { createArcs } from './arcs.ts'
import { idealDateRange } from './ideal-date-range.ts'
import { type CandidateOrder, searchOrders } from './search-orders.ts'

/** Most visits a day may have to be ordered exactly. */
export const MAX_EXACT = 12
/** Where a break has a place, drives depend on where it is taken: every order is timed, up to this many visits. */
const MAX_ENUMERATED = 6

/** The best order found for a day; `optimal` = proven, no order costs less. */
export interface DayOrder {
  readonly order: readonly string[]
  readonly proof: 'optimal' | 'none'
}

/** An order by index with its timing and cost. */
export interface CostedOrder {
  readonly visits: readonly CompiledVisit[]
  readonly route: Route
  readonly cost: Cost
}

/**
 * The cheapest order of visits on one shift, by every term of the objective but fairness (which is a matter of the whole week);
 * null when no order keeps every rule, which is proven up to 12 visits. Beyond 12 the order given is judged, not improved. Throws
 * `LinkedVisitsRefused` on links.
 */
export function orderDay(problem: Problem, shift: string, visits: readonly string[]): DayOrder | null {
  refuseLinks(problem, 'orderDay', 'use solve, which times the other routes too')
  const compiled = compileProblem(problem)
  const best = orderCompiled(
    compiled,
    compiled.shifts[getShiftIndex(compiled, shift)]!,
    visits.map((id) => compiled.visits[getVisitIndex(compiled, id)]!),
  )
  return best && { order: best.visits.map(({ visit }) => visit.id), proof: best.route.proof }
}

/** `orderDay` by index; `route.proof` says whether it is proven. */
export function orderCompiled(compiled: CompiledProblem, shift: CompiledShift, visits: readonly CompiledVisit[]): CostedOrder | null {
  const given = costOrder(compiled, shift, visits)
  if (visits.length <= 1) return given && proven(given)
  const placed = shift.breaks.some((rule) => rule.location !== undefined)
  if (visits.length > (placed ? MAX_ENUMERATED : MAX_EXACT)) return given
  return placed ? enumerate(compiled, shift, visits, given) : programme(compiled, shift, visits, given)
}

/** The order timed and costed; null when a rule refuses it. */
function costOrder(compiled: CompiledProblem, shift: CompiledShift, visits: readonly CompiledVisit[]): CostedOrder | null {
  const candidate = createCandidate(compiled, shift, visits)
  if (findRefusal(candidate)) return null
  return { visits, route: candidate.route, cost: routeCost(compiled, shift, candidate.route).total }
}

function programme(
  compiled: CompiledProblem,
  shift: CompiledShift,
  visits: readonly CompiledVisit[],
  given: CostedOrder | null,
): CostedOrder | null {
  const ideal = idealDateRange(compiled, shift, visits)
  const fixed = fixedCost(compiled, shift, visits) + ideal.least
  const candidates = searchOrders({
    shift,
    visits,
    arcs: createArcs(compiled, shift, visits),
    below: (given?.cost ?? Infinity) - fixed,
    slack: ideal.most - ideal.least,
    overtimeCost: (end) => overtimeCost(compiled, shift, end),
  })
  if (!candidates) return given
  let best = given
  /** the least that orders hidden behind a refused candidate can cost */
  let doubt = Infinity
  for (const { order, bound } of distinct(candidates)) {
    if (bound + fixed >= (best?.cost ?? Infinity)) continue
    const costed = costOrder(
      compiled,
      shift,
      order.map((index) => visits[index]!),
    )
    if (!costed) doubt = Math.min(doubt, bound + fixed)
    else if (costed.cost < (best?.cost ?? Infinity)) best = costed
  }
  if (!best) return null
  return best.cost <= doubt ? proven(best) : best
}

function enumerate(
  compiled: CompiledProblem,
  shift: CompiledShift,
  visits: readonly CompiledVisit[],
  given: CostedOrder | null,
): CostedOrder | null {
  let best = given
  for (const order of allOrders(visits)) {
    const costed = costOrder(compiled, shift, order)
    if (costed && costed.cost < (best?.cost ?? Infinity)) best = costed
  }
  return best && proven(best)
}

function proven(order: CostedOrder): CostedOrder {
  return { ...order, route: { ...order.route, proof: 'optimal' } }
}

/** Each order once, at its lowest bound, cheapest first. */
function distinct(candidates: readonly CandidateOrder[]): readonly CandidateOrder[] {
  const byOrder = new Map<string, CandidateOrder>()
  for (const candidate of candidates.toSorted((a, b) => a.bound - b.bound)) {
    const key = candidate.order.join()
    if (!byOrder.has(key)) byOrder.set(key, candidate)
  }
  return [...byOrder.values()]
}

function overtimeCost(compiled: CompiledProblem, shift: CompiledShift, end: Seconds): Cost {
  const overtime = Math.max(0, end - (shift.shift.softEnd ?? end))
  return ROUTE_TERMS.find(({ name }) => name === 'overtime')!.costOf(compiled, shift, { drive: 0, distance: 0, service: 0, overtime })
}

/** The terms that no order changes: the shift itself, zones, people, disturbance. */
function fixedCost(compiled: CompiledProblem, shift: CompiledShift, visits: readonly CompiledVisit[]): Cost {
  const unordered: readonly (keyof RouteCost)[] = ['shifts', 'zone', 'preference', 'continuity', 'disturbance']
  const cost = routeCost(compiled, shift, createCandidate(compiled, shift, visits).route)
  return unordered.reduce((sum, name) => sum + cost[name], 0)
}
