import { createCandidate, listRefusals, type Refusal } from '../constraints/index.ts'
import { ordersOf } from '../evaluate-plain.ts'
import { hasLinks } from '../links/links.ts'
import { synchronise } from '../links/synchronise.ts'
import { type CompiledProblem, getVisitIndex } from '../model/compiled.ts'
import type { CostBreakdown, Plan, Relaxation } from '../model/plan.ts'
import type { Problem } from '../model/problem.ts'
import { costChange } from '../objective/index.ts'
import { attemptsOn, type PlacedAttempt, togetherWith } from '../preview/attempts.ts'
import { changesOf, createPlanStanding, type Lifted, liftOut, newlyServed, totalChange } from '../preview/plan-standing.ts'
import type { Metres, Seconds } from '../units.ts'
import { settleSingly, settleTogether } from './settle.ts'

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
  const alternatives = rooms.flatMap((room) => {
    const attempts = attemptsOn(compiled, room === lifted.home ? lifted.emptied! : room, lifted.added)
    const places = attempts.map((attempt) => {
      const place = judge(lifted, attempt, visitId)
      return place.fits && hasLinks(problem) ? judgeByLinks(compiled, plan, place, attempt) : place
    })
    return helpless(places) && lifted.broken.length === 0 ? withCombination(places, attempts) : places
  })
  const rank = (alternative: Alternative) => (alternative.fits ? alternative.change.total : Infinity)
  return alternatives.sort((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)))
}

function judge(lifted: Lifted, attempt: PlacedAttempt, visitId: string): Alternative {
  const { compiled, shift, positions } = attempt
  const current = lifted.home?.shift === shift && positions.every((position, index) => position === lifted.held[index])
  const place: Place = { shift: shift.shift.id, positions, current }
  const candidate = createCandidate(compiled, shift, attempt.visits)
  const left = lifted.home?.shift === shift ? [] : lifted.broken
  const refusals = [...listRefusals(candidate), ...left]
  if (refusals.length > 0) {
    const remedy = left.length > 0 ? null : settleSingly([attempt])
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
  { problem }: CompiledProblem,
  plan: Plan,
  place: Extract<Alternative, { fits: true }>,
  { shift, visits, added }: PlacedAttempt,
): Alternative {
  const gone = new Set(added.map(({ visit }) => visit.id))
  const others = ordersOf(plan).filter((order) => order.shift !== shift.shift.id)
  const orders = [
    ...others.map((order) => ({ ...order, visits: order.visits.filter((id) => !gone.has(id)) })),
    { shift: shift.shift.id, visits: visits.map(({ visit }) => visit.id) },
  ]
  const linked = synchronise(problem, orders, true)
  if (!linked.ok) {
    const refusals = [{ code: linked.code ?? 'DELAY', margin: 1 }] as const
    return { shift: place.shift, positions: place.positions, current: place.current, fits: false, refusals, relaxation: { kind: 'none' } }
  }
  const start = linked.plan.routes.flatMap(({ stops }) => stops).find((stop) => stop.kind === 'visit' && gone.has(stop.visit))!.start
  const terms = Object.keys(place.change) as (keyof CostBreakdown)[]
  const change = Object.fromEntries(terms.map((term) => [term, linked.plan.cost[term] - plan.cost[term]])) as unknown as CostBreakdown
  return { ...place, start, change }
}

/** Whether a shift refuses everywhere, and nothing helps alone. */
function helpless(places: readonly Alternative[]): boolean {
  return places.every((place) => !place.fits && place.relaxation.kind === 'none')
}

/** The same places, the first with several relaxations together where they help: one answer for the shift. */
function withCombination(places: readonly Alternative[], attempts: readonly PlacedAttempt[]): readonly Alternative[] {
  for (const [index, attempt] of attempts.entries()) {
    const place = places[index]!
    const combined = place.fits ? null : settleTogether([attempt])
    if (combined) return places.with(index, { ...(place as Extract<Alternative, { fits: false }>), relaxation: combined.relaxation })
  }
  return places
}
