import { createCandidate, listRefusals, type Refusal } from '../constraints/index.ts'
import { getVisitIndex } from '../model/compiled.ts'
import type { CostBreakdown, Plan, Relaxation } from '../model/plan.ts'
import type { Problem } from '../model/problem.ts'
import { costChange, type RouteChange } from '../objective/index.ts'
import { createRouteRoom, timeRoute } from '../schedule/index.ts'
import type { Metres, Seconds } from '../units.ts'
import { attemptsOn, type PlacedAttempt, togetherWith } from './attempts.ts'
import { createPlanStanding } from './plan-standing.ts'
import { settleSingly, settleTogether } from './settle.ts'

interface Place {
  readonly shift: string
  /** index among the other visits of the route: 0 = first; for a shipment of the pickup, then of the delivery */
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
 * together would, one position of the shift says which). "Why not Tuesday?" is this list filtered by Tuesday's shifts.
 */
export function explainVisit(problem: Problem, plan: Plan, visitId: string): readonly Alternative[] {
  const { compiled, rooms, standing } = createPlanStanding(problem, plan)
  const added = togetherWith(compiled, compiled.visits[getVisitIndex(compiled, visitId)]!)
  const isAdded = ({ index }: { readonly index: number }) => added.some((one) => one.index === index)
  const home = rooms.find(({ visits }) => visits.some(isAdded))
  const emptied = home?.visits.filter((visit) => !isAdded(visit))
  const without = home && emptied && { shift: home.shift, route: emptied.length > 0 ? timeRoute(home.shift, emptied) : null }
  const served = home ? [] : added.map(({ index }) => index)
  const alternatives = rooms.flatMap((room) => {
    const here = room === home
    const free = here && emptied ? createRouteRoom(room.shift, emptied) : room
    const held = home ? added.map((visit) => home.visits.indexOf(visit)) : []
    const attempts = attemptsOn(compiled, free, added)
    const places = attempts.map((attempt): Alternative => {
      const current = here && attempt.positions.every((position, index) => position === held[index])
      const place: Place = { shift: room.shift.shift.id, positions: attempt.positions, current }
      const candidate = createCandidate(compiled, room.shift, attempt.visits)
      const refusals = listRefusals(candidate)
      if (refusals.length > 0)
        return { ...place, fits: false, refusals, relaxation: settleSingly([attempt])?.relaxation ?? { kind: 'none' } }
      const changes: RouteChange[] = [{ shift: room.shift, route: candidate.route }]
      if (without && !here) changes.push(without)
      const total = (of: 'distance' | 'drive' | 'overtime') =>
        changes.reduce((sum, { shift, route }) => sum + (route?.[of] ?? 0) - (standing.routes[shift.index]?.[of] ?? 0), 0)
      const stop = candidate.route.stops.find((stop) => stop.kind === 'visit' && stop.visit === visitId)!
      return {
        ...place,
        fits: true,
        start: stop.start,
        metres: total('distance'),
        driveSeconds: total('drive'),
        overtimeSeconds: total('overtime'),
        change: costChange(standing, changes, served, []),
      }
    })
    return helpless(places) ? withCombination(places, attempts) : places
  })
  const rank = (alternative: Alternative) => (alternative.fits ? alternative.change.total : Infinity)
  return alternatives.sort((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)))
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
