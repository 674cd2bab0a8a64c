import { createCandidate, findRefusal } from '../constraints/index.ts'
import { type CompiledVisit, getVisitIndex } from '../model/compiled.ts'
import type { Plan, Reason, Relaxation, Unassigned } from '../model/plan.ts'
import type { Problem } from '../model/problem.ts'
import { costChange } from '../objective/index.ts'
import { attemptsOn, type PlacedAttempt, togetherWith } from '../preview/attempts.ts'
import { createPlanStanding, type PlanStanding } from '../preview/plan-standing.ts'
import { createRouteRoom, type RouteRoom } from '../schedule/index.ts'
import { type Proposal, priced } from './prices.ts'
import { leadingRefusal, settleSingly, settleTogether } from './settle.ts'

/** A reason and how dear it would be to remove. */
interface RankedReason {
  readonly reason: Reason
  readonly price: number
}

/**
 * Why each unassigned visit is on no shift: it is put at every position of every route of the final plan (the others keep their
 * order), and for each shift the rule that refuses it is named with its margin and the cheapest relaxation that, applied literally,
 * makes it fit. Cheapest first. A visit that no relaxation brings onto any shift may gain a reason with shift `''`: one more shift.
 */
export function explainUnassigned(problem: Problem, plan: Plan): readonly Unassigned[] {
  const standing = createPlanStanding(problem, plan.routes)
  return plan.unassigned.map(({ visit }) => {
    const added = togetherWith(standing.compiled, standing.compiled.visits[getVisitIndex(standing.compiled, visit)]!)
    const ranked = standing.rooms.map((room) => reasonOn(standing, room, added)).sort((a, b) => a.price - b.price)
    const reasons = ranked.map(({ reason }) => reason)
    if (ranked.some(({ price }) => price < Infinity)) return { visit, reasons }
    return { visit, reasons: [...extraShift(standing, added), ...reasons] }
  })
}

function reasonOn(standing: PlanStanding, room: RouteRoom, added: readonly CompiledVisit[]): RankedReason {
  const shift = room.shift.shift.id
  const attempts = attemptsOn(standing.compiled, room, added)
  const fitting = attempts.map((attempt) => costOfFitting(standing, attempt)).filter((cost) => cost !== null)
  if (fitting.length > 0) return tooDear(standing, shift, added, Math.min(...fitting))
  const remedy = settleSingly(attempts) ?? settleTogether(attempts)
  if (remedy) return ranked(shift, remedy)
  const { code, margin } = leadingRefusal(attempts)
  return { reason: { code, shift, margin, relaxation: { kind: 'none' } }, price: Infinity }
}

function ranked(shift: string, { code, margin, relaxation, price }: Proposal): RankedReason {
  return { reason: { code, shift, margin, relaxation }, price }
}

/** What the order would change in all, leaving nobody out counted too; null when a rule refuses it. */
function costOfFitting({ compiled, standing }: PlanStanding, { shift, visits, added }: PlacedAttempt): number | null {
  const candidate = createCandidate(compiled, shift, visits)
  if (findRefusal(candidate)) return null
  const served = added.map(({ index }) => index)
  return costChange(standing, [{ shift, route: candidate.route }], served, []).total
}

/** It fits, but costs `margin` more than it brings (negative: it would pay, the search just has not put it there). */
function tooDear({ compiled }: PlanStanding, shift: string, added: readonly CompiledVisit[], margin: number): RankedReason {
  const optional = added.find(({ visit }) => visit.prize !== undefined)
  const by = Math.ceil((Math.max(0, margin) * 10) / (10 + (optional?.visit.priority ?? 0)))
  const relaxation: Relaxation = optional && by > 0 ? { kind: 'raise-prize', visit: optional.visit.id, by } : { kind: 'none' }
  const price = relaxation.kind === 'none' ? 0 : priced(compiled.problem, relaxation).price
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
