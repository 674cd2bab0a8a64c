import { createCandidate, listRefusals, type Refusal } from '../constraints/index.ts'
import { ordersOf } from '../evaluate-plain.ts'
import { changeBetween, createLinkJudge, type LinkJudge, startOf } from '../links/link-judge.ts'
import { getVisitIndex } from '../model/compiled.ts'
import type { CostBreakdown, Plan, Relaxation } from '../model/plan.ts'
import type { Problem } from '../model/problem.ts'
import { costChange } from '../objective/index.ts'
import { attemptsOn, type PlacedAttempt, togetherWith } from '../preview/attempts.ts'
import { changesOf, createPlanStanding, type Lifted, liftOut, newlyServed, totalChange } from '../preview/plan-standing.ts'
import type { Metres, Seconds } from '../units.ts'
import { besideLinks } from './beside-links.ts'
import { type Beside, settleSingly, settleTogether } from './settle.ts'

interface Place {
  readonly shift: string
  /** index among the visits of the route with it: 0 = first; for a shipment of the pickup, then of the delivery */
  readonly positions: readonly number[]
  /** where the plan has it now */
  readonly current: boolean
}

/** One place a visit could have: what having it there would change in the plan, or which rules refuse and what would let it in. */
export type Alternative =
  | (Place & {
      readonly fits: true
      readonly start: Seconds
      readonly metres: Metres
      readonly driveSeconds: Seconds
      readonly overtimeSeconds: Seconds
      /** the change of every term of the objective against the plan as it is */
      readonly change: CostBreakdown
    })
  | (Place & { readonly fits: false; readonly refusals: readonly Refusal[]; readonly relaxation: Relaxation })

/**
 * Every shift and position for a visit, served now or not, the other visits keeping their order: possible ones first, cheapest
 * first, then refused ones in the problem's order of shifts, each with the relaxation that would let it in (where only several
 * together would, one position of the shift says which). Where visits depend on one another, the others wait as they must, and a
 * place that breaks a link is refused by it. "Why not Tuesday?" is this list filtered by Tuesday's shifts.
 */
export function explainVisit(problem: Problem, plan: Plan, visitId: string): readonly Alternative[] {
  const standing = createPlanStanding(problem, plan.routes)
  const { compiled, rooms } = standing
  const visit = compiled.visits[getVisitIndex(compiled, visitId)]!
  const lifted = liftOut(standing, togetherWith(compiled, visit))
  const orders = ordersOf(plan)
  const judge = createLinkJudge(problem, orders)
  const beside = besideLinks(problem, orders)
  const alternatives = rooms.flatMap((room) => {
    const attempts = attemptsOn(compiled, room === lifted.home ? lifted.emptied! : room, lifted.added)
    const places = attempts.map((attempt) => {
      const place = judgeAlone(lifted, attempt, visitId, beside)
      return place.fits && judge ? judgeByLinks(judge, place, attempt, visitId) : place
    })
    return helpless(places) && lifted.broken.length === 0 ? withCombination(places, attempts, beside) : places
  })
  const rank = (alternative: Alternative) => (alternative.fits ? alternative.change.total : Infinity)
  return alternatives.sort((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)))
}

function judgeAlone(lifted: Lifted, attempt: PlacedAttempt, visitId: string, beside: Beside): Alternative {
  const { compiled, shift, positions } = attempt
  const current = lifted.home?.shift === shift && positions.every((position, index) => position === lifted.held[index])
  const place: Place = { shift: shift.shift.id, positions, current }
  const candidate = createCandidate(compiled, shift, attempt.visits)
  const left = lifted.home?.shift === shift ? [] : lifted.broken
  const refusals = [...listRefusals(candidate), ...left]
  if (refusals.length > 0) {
    const remedy = left.length > 0 ? null : settleSingly([attempt], beside)
    return { ...place, fits: false, refusals, relaxation: remedy?.relaxation ?? { kind: 'none' } }
  }
  const changes = changesOf(lifted, { shift, route: candidate.route })
  return {
    ...place,
    fits: true,
    start: candidate.route.stops.find((stop) => stop.kind === 'visit' && stop.visit === visitId)!.start,
    metres: totalChange(lifted, changes, 'distance'),
    driveSeconds: totalChange(lifted, changes, 'drive'),
    overtimeSeconds: totalChange(lifted, changes, 'overtime'),
    change: costChange(lifted.plan.standing, changes, newlyServed(lifted), []),
  }
}

/** A place that fits by itself, with the other routes waiting as their links ask; refused where they cannot. */
function judgeByLinks(
  judge: LinkJudge,
  place: Extract<Alternative, { fits: true }>,
  { shift, visits }: PlacedAttempt,
  id: string,
): Alternative {
  const verdict = judge.place(
    shift.shift.id,
    visits.map(({ visit }) => visit.id),
  )
  const { shift: on, positions, current } = place
  if (!verdict.ok)
    return { shift: on, positions, current, fits: false, refusals: [{ code: verdict.code, margin: 1 }], relaxation: { kind: 'none' } }
  const { cost, ...change } = changeBetween(judge.before, verdict.plan)
  return { ...place, ...change, change: cost, start: startOf(verdict.plan, id) }
}

/** Whether a shift refuses everywhere, and nothing helps alone. */
function helpless(places: readonly Alternative[]): boolean {
  return places.every((place) => !place.fits && place.relaxation.kind === 'none')
}

/** The same places, the first with several relaxations together where they help: one answer for the shift. */
function withCombination(places: readonly Alternative[], attempts: readonly PlacedAttempt[], beside: Beside): readonly Alternative[] {
  for (const [index, attempt] of attempts.entries()) {
    const place = places[index]!
    const combined = place.fits ? null : settleTogether([attempt], beside)
    if (combined) return places.with(index, { ...(place as Extract<Alternative, { fits: false }>), relaxation: combined.relaxation })
  }
  return places
}
