import { evaluatePlain } from '../evaluate-plain.ts'
import { compileProblem } from '../model/compiled.ts'
import type { CostBreakdown, Plan, ReasonCode } from '../model/plan.ts'
import type { Problem, RouteOrder } from '../model/problem.ts'
import type { Metres, Seconds } from '../units.ts'
import { linkCodeOf } from './link-code.ts'
import { hasLinks, type Links, linksOf } from './links.ts'
import { brokenIn, synchronise } from './synchronise.ts'

/** A changed plan with everybody waiting as the links ask, or the kind of link that does not allow it. */
export type LinkVerdict = { readonly ok: true; readonly plan: Plan } | { readonly ok: false; readonly code: ReasonCode }

/** Judges changes of one plan by what ties visits to one another; that a route by itself may be driven is for the caller to ask. */
export interface LinkJudge {
  /** the plan as it is, everybody waiting where that can be */
  readonly before: Plan
  /** a shift with this order; visits of it that are on other shifts leave them */
  place(shift: string, visits: readonly string[]): LinkVerdict
  /** the plan without these visits */
  remove(visits: readonly string[]): LinkVerdict
}

/** A judge of changes of `orders`; null where no visit depends on another. */
export function createLinkJudge(problem: Problem, orders: readonly RouteOrder[]): LinkJudge | null {
  if (!hasLinks(problem)) return null
  const links = linksOf(compileProblem(problem))
  const timed = synchronise(problem, orders)
  const before = timed.ok ? timed.plan : evaluatePlain(problem, orders)
  const judge = (changed: readonly RouteOrder[]) => (timed.ok ? inTime(problem, links, changed) : noWorse(problem, before, changed))
  return {
    before,
    place: (shift, visits) => judge(withOrder(orders, shift, visits)),
    remove: (visits) => judge(without(orders, visits)),
  }
}

/** The orders with a shift's put in their place; visits of it that are on other shifts leave them. */
export const withOrder = (orders: readonly RouteOrder[], shift: string, visits: readonly string[]): readonly RouteOrder[] => [
  ...without(orders, visits).filter((order) => order.shift !== shift),
  { shift, visits },
]

const without = (orders: readonly RouteOrder[], gone: readonly string[]): readonly RouteOrder[] =>
  orders.map((order) => ({ ...order, visits: order.visits.filter((id) => !gone.includes(id)) }))

function inTime(problem: Problem, links: Links, orders: readonly RouteOrder[]): LinkVerdict {
  const found = synchronise(problem, orders, 'linked')
  return found.ok ? found : { ok: false, code: found.code ?? linkCodeOf(links, found.visits) }
}

/** Of a plan that breaks links already: every route by itself, and refused when somebody breaks a link who did not before. */
function noWorse(problem: Problem, before: Plan, orders: readonly RouteOrder[]): LinkVerdict {
  const known = new Set(brokenIn(problem, before).map(({ code, visit }) => `${code} ${visit}`))
  const plan = evaluatePlain(problem, orders)
  const broken = brokenIn(problem, plan).find(({ code, visit }) => !known.has(`${code} ${visit}`))
  return broken ? { ok: false, code: broken.code } : { ok: true, plan }
}

/** What one plan has more than another, in all and by term of the objective. */
export interface PlanChange {
  readonly metres: Metres
  readonly driveSeconds: Seconds
  readonly overtimeSeconds: Seconds
  readonly cost: CostBreakdown
}

/** The change from one plan to another. */
export function changeBetween(before: Plan, after: Plan): PlanChange {
  const total = ({ routes }: Plan, of: 'distance' | 'drive' | 'overtime') => routes.reduce((sum, route) => sum + route[of], 0)
  const change = (of: 'distance' | 'drive' | 'overtime') => total(after, of) - total(before, of)
  const terms = Object.keys(after.cost) as (keyof CostBreakdown)[]
  const cost = Object.fromEntries(terms.map((term) => [term, after.cost[term] - before.cost[term]])) as unknown as CostBreakdown
  return { metres: change('distance'), driveSeconds: change('drive'), overtimeSeconds: change('overtime'), cost }
}

/** When the stay of a visit starts in a plan that serves it. */
export const startOf = ({ routes }: Pick<Plan, 'routes'>, id: string): Seconds =>
  routes.flatMap(({ stops }) => stops).find((stop) => stop.kind === 'visit' && stop.visit === id)!.start
