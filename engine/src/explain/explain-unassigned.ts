import { createCandidate, findRefusal, UNTIMED_RULES } from '../constraints/index.ts'
import { ordersOf } from '../evaluate-plain.ts'
import { insertUnit } from '../links/insert-unit.ts'
import { createLinkJudge, type LinkJudge } from '../links/link-judge.ts'
import { linksOf } from '../links/links.ts'
import { type CompiledVisit, compileProblem, getVisitIndex } from '../model/compiled.ts'
import type { Plan, Reason, Relaxation, Unassigned } from '../model/plan.ts'
import type { Problem } from '../model/problem.ts'
import { costChange } from '../objective/index.ts'
import { attemptsOn, canBeInTime, likeliestRefusal, type PlacedAttempt, togetherWith } from '../preview/attempts.ts'
import { createPlanStanding, type PlanStanding } from '../preview/plan-standing.ts'
import { createRouteRoom, type RouteRoom } from '../schedule/index.ts'
import { besideLinks } from './beside-links.ts'
import { type Proposal, priced } from './prices.ts'
import { type Beside, settleSingly, settleTogether } from './settle.ts'

/** A reason and how dear it would be to remove; `Infinity` = nothing known removes it. */
interface RankedReason {
  readonly reason: Reason
  readonly price: number
}

/** Shifts on which several relaxations together are sought for a visit that none brings in alone. */
const MAX_COMBINED_SHIFTS = 5

/**
 * Why each unassigned visit is on no shift: it is put at every position of every route of the final plan (the others keep their
 * order), and for each shift the rule that refuses it is named with its margin and the cheapest relaxation that, applied literally,
 * makes it fit. Cheapest first. Where no single one helps on any shift, several together are sought, then one more shift (`''`).
 * Where visits depend on one another, what fits by itself is refused by the link that does not allow it beside the other routes.
 */
export function explainUnassigned(problem: Problem, plan: Plan): readonly Unassigned[] {
  const standing = createPlanStanding(problem, plan.routes)
  const orders = ordersOf(plan)
  const unitReason = createUnitReasons(problem, plan)
  const among: Among = { standing, judge: createLinkJudge(problem, orders), beside: besideLinks(problem, orders) }
  return plan.unassigned.map(({ visit }) => {
    const added = togetherWith(standing.compiled, standing.compiled.visits[getVisitIndex(standing.compiled, visit)]!)
    const tried = standing.rooms.map((room) => attemptsOn(standing.compiled, room, added))
    const alone = tried.map((attempts, shift) => reasonOn(among, attempts, standing.rooms[shift]!))
    const ranked = alone.some(({ price }) => price < Infinity) ? alone : combined(among, alone, tried)
    const reasons = ranked.toSorted((a, b) => (a.price === b.price ? 0 : a.price - b.price)).map(({ reason }) => reason)
    if (among.judge && linksOf(standing.compiled).members.has(visit)) return { visit, reasons: [...unitReason(visit), ...reasons] }
    if (ranked.some(({ price }) => price < Infinity)) return { visit, reasons }
    return { visit, reasons: [...extraShift(standing, added), ...reasons] }
  })
}

/** The plan that visits are explained against: its routes, what ties them to one another, and that question of a relaxation. */
interface Among {
  readonly standing: PlanStanding
  readonly judge: LinkJudge | null
  readonly beside: Beside
}

function reasonOn(among: Among, attempts: readonly PlacedAttempt[], { shift: { shift } }: RouteRoom): RankedReason {
  const { standing, judge, beside } = among
  const alone = attempts.flatMap((attempt) => costOfFitting(standing, attempt) ?? [])
  const fitting = judge ? attempts.flatMap((attempt) => costBesideLinks(standing, judge, attempt) ?? []) : alone
  if (fitting.length > 0) return tooDear(standing, shift.id, attempts[0]!.added, Math.min(...fitting))
  const remedy = settleSingly(attempts, beside)
  if (remedy) return ranked(shift.id, remedy)
  if (judge && alone.length > 0) return refusedByLink(standing, judge, attempts, shift.id)
  const { code, margin } = likeliestRefusal(attempts)
  return { reason: { code, shift: shift.id, margin, relaxation: { kind: 'none' } }, price: Infinity }
}

/** The reasons again, with several relaxations together on the few shifts that come nearest to taking the visit. */
function combined(
  { beside }: Among,
  alone: readonly RankedReason[],
  tried: readonly (readonly PlacedAttempt[])[],
): readonly RankedReason[] {
  const hurdles = tried.map((attempts) => UNTIMED_RULES.filter((rule) => rule.evaluate(candidateOf(attempts[0]!)) !== null).length)
  const nearest = [...alone.keys()].sort((a, b) => hurdles[a]! - hurdles[b]! || a - b).slice(0, MAX_COMBINED_SHIFTS)
  return alone.map((old, shift) => {
    const remedy = nearest.includes(shift) ? settleTogether(tried[shift]!, beside) : null
    return remedy ? ranked(old.reason.shift, remedy) : old
  })
}

const candidateOf = ({ compiled, shift, visits }: PlacedAttempt) => createCandidate(compiled, shift, visits)

function ranked(shift: string, { code, margin, relaxation, price }: Proposal): RankedReason {
  return { reason: { code, shift, margin, relaxation }, price }
}

/** What the order would change in all, leaving nobody out counted too; null when a rule refuses it. */
function costOfFitting({ standing }: PlanStanding, attempt: PlacedAttempt): number | null {
  if (!canBeInTime(attempt)) return null
  const candidate = candidateOf(attempt)
  if (findRefusal(candidate)) return null
  const served = attempt.added.map(({ index }) => index)
  return costChange(standing, [{ shift: attempt.shift, route: candidate.route }], served, []).total
}

/** The same with everybody waiting as the links ask; null when a rule or a link refuses it. */
function costBesideLinks(standing: PlanStanding, judge: LinkJudge, attempt: PlacedAttempt): number | null {
  if (costOfFitting(standing, attempt) === null) return null
  const verdict = judge.place(attempt.shift.shift.id, idsOf(attempt))
  return verdict.ok ? verdict.plan.cost.total - judge.before.cost.total : null
}

const idsOf = ({ visits }: PlacedAttempt): readonly string[] => visits.map(({ visit }) => visit.id)

/** The link that refuses the first place that would fit by itself: nearer to fitting than what a rule of its own refuses. */
function refusedByLink(standing: PlanStanding, judge: LinkJudge, attempts: readonly PlacedAttempt[], shift: string): RankedReason {
  const attempt = attempts.find((one) => costOfFitting(standing, one) !== null)!
  const verdict = judge.place(shift, idsOf(attempt))
  const code = verdict.ok ? 'DELAY' : verdict.code
  return { reason: { code, shift, margin: 1, relaxation: { kind: 'none' } }, price: 0 }
}

/** Units that are tried as a whole: each is some hundred ways to put its visits. */
const MOST_UNITS = 10

/** For visits that are served with others or not at all: whether all of them could be, for more than leaving them out costs. */
function createUnitReasons(problem: Problem, plan: Plan): (visit: string) => readonly Reason[] {
  const known = new Map<readonly string[], readonly Reason[]>()
  return (visit) => {
    const units = linksOf(compileProblem(problem)).groups.flat()
    const unit = units.find((ids) => ids.includes(visit))!
    if (unit.length === 1 || (!known.has(unit) && known.size >= MOST_UNITS)) return []
    const reasons = known.get(unit) ?? asUnit(problem, plan, unit)
    known.set(unit, reasons)
    return reasons
  }
}

function asUnit(problem: Problem, plan: Plan, unit: readonly string[]): readonly Reason[] {
  const compiled = compileProblem(problem)
  const orders = ordersOf(plan).map((order) => ({ ...order, visits: order.visits.filter((id) => !unit.includes(id)) }))
  const found = insertUnit(problem, orders, unit)
  if (!found) return []
  const visits = unit.map((id) => compiled.visits[getVisitIndex(compiled, id)]!)
  return [priceReason(problem, '', visits, found.plan.cost.total - plan.cost.total).reason]
}

/** It fits, but costs `margin` more than it brings (negative: it would pay, the search just has not put it there). */
const tooDear = ({ compiled }: PlanStanding, shift: string, added: readonly CompiledVisit[], margin: number): RankedReason =>
  priceReason(compiled.problem, shift, added, margin)

function priceReason(problem: Problem, shift: string, added: readonly CompiledVisit[], margin: number): RankedReason {
  const optional = added.find(({ visit }) => visit.prize !== undefined)
  const by = Math.ceil((Math.max(0, margin) * 10) / (10 + (optional?.visit.priority ?? 0)))
  const relaxation: Relaxation = optional && by > 0 ? { kind: 'raise-prize', visit: optional.visit.id, by } : { kind: 'none' }
  const price = relaxation.kind === 'none' ? 0 : priced(problem, relaxation).price
  return { reason: { code: 'NOT_PROFITABLE', shift, margin, relaxation }, price }
}

/** One more shift like one of ours, if the visit fits there alone; the technician has the skills asked for. */
function extraShift({ compiled }: PlanStanding, added: readonly CompiledVisit[]): readonly Reason[] {
  const skills = [...new Set(added.flatMap(({ visit }) => visit.skills ?? []))]
  const restricted = added.some(({ visit }) => visit.allowedTechnicians || visit.lock)
  if (restricted) return []
  for (const shift of compiled.shifts) {
    const spare = { ...shift, technician: { ...shift.technician, id: `${shift.technician.id}+`, skills } }
    const alone = attemptsOn(compiled, createRouteRoom(spare, []), added)
    if (alone.some((attempt) => findRefusal(createCandidate(compiled, spare, attempt.visits)) === null))
      return [{ code: 'NO_TECHNICIAN', shift: '', margin: 1, relaxation: { kind: 'add-shift', like: shift.shift.id, skills } }]
  }
  return []
}
