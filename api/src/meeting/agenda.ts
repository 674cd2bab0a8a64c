import {
  applyRelaxation,
  createPreview,
  explainUnassigned,
  type Insertion,
  type Plan,
  type Preview,
  type Problem,
  type Relaxation,
  type RouteOrder,
} from '@tournee/engine'
import { checkPlan } from '@tournee/engine/check'
import { countOvertime } from '../planning/apply-edits.ts'
import { newViolations } from '../planning/new-violations.ts'
import { RelaxationShape } from '../planning/relaxation-shape.ts'
import { eurOf, type Trouble, type WeekCost, type WeekStandard, weekCost } from './week-cost.ts'

/** Decisions in a meeting at most: an hour has no room for more. */
export const MOST_DECISIONS = 10
const MOST_OPTIONS = 3
/** Reasons tried for a visit, and visits tried for an overtime, before the cheapest are kept. */
const TRIED = 6
/** A promise is safe with this much of its window left; seconds. */
const SAFE = 30 * 60

/** What an agenda is made from; nothing here reads a clock, a database or the roads. */
export interface AgendaInput {
  /** with the plan's edits in it */
  readonly problem: Problem
  readonly orders: readonly RouteOrder[]
  readonly standard: WeekStandard
  /** keys of what was decided already */
  readonly decided: ReadonlySet<string>
  /** asked about this one only: the others are not looked into */
  readonly only?: string
}

type What =
  | {
      readonly kind: 'place'
      readonly visit: string
      readonly shift: string
      readonly start: number
      readonly relaxation: Relaxation | null
    }
  | { readonly kind: 'free-day'; readonly shift: string; readonly moved: number }

/** One way to settle a trouble: the orders it leads to and the week's cost with them. */
export interface AgendaOption {
  readonly what: What
  readonly orders: readonly RouteOrder[]
  readonly cost: Omit<WeekCost, 'plan' | 'troubles'>
}

/** A trouble with what can be done about it, the cheapest week first. */
export interface AgendaDecision {
  readonly key: string
  readonly trouble: Trouble
  readonly eur: number
  readonly options: readonly AgendaOption[]
}

/** What a meeting decides. */
export interface PlannedAgenda {
  readonly cost: Omit<WeekCost, 'plan' | 'troubles'>
  readonly decisions: readonly AgendaDecision[]
  readonly more: number
}

/** The same as long as the same thing is to be decided. */
export const keyOf = ({ kind, visit, shift }: Trouble): string => `${kind} ${visit ?? shift}`

interface Desk extends AgendaInput {
  readonly plan: Plan
  readonly preview: Preview
}

const figuresOf = ({ plan: _plan, troubles: _troubles, ...cost }: WeekCost): AgendaOption['cost'] => cost

/** The orders with a visit taken from wherever it is and put on a shift. */
function placed(orders: readonly RouteOrder[], visit: string, shift: string, position: number): RouteOrder[] {
  const without = orders.map((order) => ({ shift: order.shift, visits: order.visits.filter((id) => id !== visit) }))
  const with_ = without.some((order) => order.shift === shift) ? without : [...without, { shift, visits: [] }]
  return with_
    .map((order) => (order.shift === shift ? { shift, visits: order.visits.toSpliced(position, 0, visit) } : order))
    .filter(({ visits }) => visits.length > 0)
}

/** An option as it would be, timed and checked; null when it breaks a rule that the plan keeps. */
function option(desk: Desk, what: What, orders: readonly RouteOrder[], problem = desk.problem): AgendaOption | null {
  const cost = weekCost(problem, orders, desk.standard)
  const broken = newViolations(checkPlan(desk.problem, desk.plan), checkPlan(problem, cost.plan))
  return broken.length > 0 ? null : { what, orders, cost: figuresOf(cost) }
}

function placeOption(
  desk: Desk,
  visit: string,
  insertion: Insertion,
  relaxation: Relaxation | null,
  problem = desk.problem,
): AgendaOption | null {
  if (!insertion.fits) return null
  const { shift, start, positions } = insertion
  return option(desk, { kind: 'place', visit, shift, start, relaxation }, placed(desk.orders, visit, shift, positions[0] ?? 0), problem)
}

/** Places for a visit left out: where it fits as things are, else where its cheapest relaxations let it in. */
function placesFor(desk: Desk, visit: string): AgendaOption[] {
  const free = desk.preview.insertions(visit).map((insertion) => placeOption(desk, visit, insertion, null))
  const left = { ...desk.plan, unassigned: [{ visit, reasons: [] }] }
  const eased = explainUnassigned(desk.problem, left)[0]!
    .reasons.filter(({ relaxation }) => relaxation.kind !== 'unlock' && RelaxationShape.safeParse(relaxation).success)
    .slice(0, TRIED)
    .map(({ shift, relaxation }) => {
      const problem = countOvertime(desk.problem, applyRelaxation(desk.problem, relaxation))
      const insertion = createPreview(problem, desk.orders)
        .insertions(visit)
        .find((one) => one.shift === shift)
      return insertion ? placeOption(desk, visit, insertion, relaxation, problem) : null
    })
  return [...free, ...eased].filter((one) => one !== null)
}

/** Its published day again, for a client who would have to be called. */
function backFor(desk: Desk, visit: string, calls: number): AgendaOption[] {
  const home = desk.standard.published.get(visit)!
  const insertion = desk.preview.insertions(visit).find(({ shift }) => shift === home.shift)
  const back = insertion ? placeOption(desk, visit, insertion, null) : null
  return back && back.cost.calls < calls ? [back] : []
}

/** Elsewhere, with more of the promised window left. */
function saferFor(desk: Desk, visit: string): AgendaOption[] {
  const { promise } = desk.problem.visits.find(({ id }) => id === visit)!
  return desk.preview
    .insertions(visit)
    .filter((insertion) => insertion.fits && insertion.start <= promise![1] - SAFE)
    .flatMap((insertion) => placeOption(desk, visit, insertion, null) ?? [])
}

/** One visit of a long day elsewhere. */
function reliefFor(desk: Desk, shift: string, overtimeMinutes: number): AgendaOption[] {
  const visits = desk.orders.find((order) => order.shift === shift)?.visits ?? []
  return visits
    .flatMap((visit) =>
      desk.preview.insertions(visit).flatMap((one) => (one.fits && one.shift !== shift ? [{ visit, insertion: one }] : [])),
    )
    .sort((a, b) => a.insertion.cost.total - b.insertion.cost.total)
    .slice(0, TRIED)
    .flatMap(({ visit, insertion }) => placeOption(desk, visit, insertion, null) ?? [])
    .filter(({ cost }) => cost.overtimeMinutes < overtimeMinutes)
}

/** All visits of a weak day on others, one after the other where each is cheapest; none when one of them fits nowhere. */
function freeDay(desk: Desk, shift: string): AgendaOption[] {
  const visits = desk.orders.find((order) => order.shift === shift)?.visits ?? []
  let orders = desk.orders
  for (const visit of visits) {
    const best = createPreview(desk.problem, orders)
      .insertions(visit)
      .flatMap((one) => (one.fits && one.shift !== shift && orders.some((order) => order.shift === one.shift) ? [one] : []))
      .reduce<Extract<Insertion, { fits: true }> | null>((a, b) => (a && a.cost.total <= b.cost.total ? a : b), null)
    if (!best) return []
    orders = placed(orders, visit, best.shift, best.positions[0] ?? 0)
  }
  const free = option(desk, { kind: 'free-day', shift, moved: visits.length }, orders)
  return free ? [free] : []
}

function optionsFor(desk: Desk, trouble: Trouble, now: WeekCost): readonly AgendaOption[] {
  const found = {
    unassigned: () => placesFor(desk, trouble.visit!),
    overdue: () => placesFor(desk, trouble.visit!),
    'weak-day': () => freeDay(desk, trouble.shift!),
    overtime: () => reliefFor(desk, trouble.shift!, now.overtimeMinutes),
    call: () => backFor(desk, trouble.visit!, now.calls),
    promise: () => saferFor(desk, trouble.visit!),
    // where it is must be said first
    unplaced: () => [],
  }[trouble.kind]()
  // the same place by another relaxation is no alternative
  const places = new Map<string, AgendaOption>()
  for (const one of found.toSorted((a, b) => a.cost.eur - b.cost.eur)) {
    const place = one.what.kind === 'place' ? `${one.what.visit} ${one.what.shift}` : one.what.shift
    if (!places.has(place)) places.set(place, one)
  }
  return [...places.values()].slice(0, MOST_OPTIONS)
}

/** Whether a trouble is worth the meeting's time although nothing can be done about it within the plan. */
const MUST_BE_KNOWN: readonly Trouble['kind'][] = ['unassigned', 'overdue', 'weak-day', 'unplaced']

/** A weak day that nobody can free may still be filled, which is not known here: it does not count among the ten. */
const isWhole = ({ trouble, options }: AgendaDecision) => trouble.kind !== 'weak-day' || options.length > 0

/**
 * The decisions of a meeting: what is amiss in a week, the dearest first, at most ten that can be decided, each with the weeks that its options lead to.
 * Every option is timed, checked and costed as a whole week; the same input gives the same agenda.
 */
export function planAgenda(input: AgendaInput): PlannedAgenda {
  const now = weekCost(input.problem, input.orders, input.standard)
  const desk: Desk = { ...input, plan: now.plan, preview: createPreview(input.problem, input.orders) }
  const waiting = now.troubles
    .map((trouble) => ({ key: keyOf(trouble), trouble, eur: eurOf(trouble.parts) }))
    .filter(({ key }) => !input.decided.has(key) && (input.only === undefined || key === input.only))
    .sort((a, b) => b.eur - a.eur || (a.key < b.key ? -1 : 1))
  const decisions: AgendaDecision[] = []
  let looked = 0
  for (const one of waiting) {
    if (decisions.filter(isWhole).length === MOST_DECISIONS) break
    looked += 1
    const options = optionsFor(desk, one.trouble, now)
    if (options.length > 0 || MUST_BE_KNOWN.includes(one.trouble.kind)) decisions.push({ ...one, options })
  }
  return { cost: figuresOf(now), decisions, more: waiting.length - looked }
}
