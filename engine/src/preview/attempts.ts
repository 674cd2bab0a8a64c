import { createCandidate, findRefusal, type Refusal } from '../constraints/index.ts'
import type { CompiledProblem, CompiledShift, CompiledVisit } from '../model/compiled.ts'
import { fitsInTime, isInTime, legTotals, type RouteRoom } from '../schedule/index.ts'

/** An order to be judged, and which of its visits are new. */
export interface Attempt {
  readonly compiled: CompiledProblem
  readonly shift: CompiledShift
  readonly visits: readonly CompiledVisit[]
  readonly added: readonly CompiledVisit[]
  /** the room of the route without its only new visit, where that is known */
  readonly room?: RouteRoom
}

/** An order and where the new visits stand in it. */
export interface PlacedAttempt extends Attempt {
  /** index among the route's visits, one for each of `added` */
  readonly positions: readonly number[]
}

/** What goes in together: the visit, or both ends of its shipment, the pickup first. */
export function togetherWith(compiled: CompiledProblem, visit: CompiledVisit): readonly CompiledVisit[] {
  if (!visit.shipment) return [visit]
  const partner = compiled.visits[visit.shipment.partner]!
  return visit.shipment.role === 'pickup' ? [visit, partner] : [partner, visit]
}

/** Every order of a route's visits, as they stand, with the new ones put in. */
export function attemptsOn(compiled: CompiledProblem, room: RouteRoom, added: readonly CompiledVisit[]): readonly PlacedAttempt[] {
  const { shift, visits } = room
  const [first, second] = added
  const attempts: PlacedAttempt[] = []
  for (let at = 0; at <= visits.length; at++) {
    const one = visits.toSpliced(at, 0, first!)
    if (!second) {
      attempts.push({ compiled, shift, visits: one, added, room, positions: [at] })
      continue
    }
    for (let then = at + 1; then <= one.length; then++)
      attempts.push({ compiled, shift, visits: one.toSpliced(then, 0, second), added, positions: [at, then] })
  }
  return attempts
}

/** Whether the order is in time: the cheapest question first, since most places fail it. */
export function canBeInTime({ shift, visits, added, positions, room }: PlacedAttempt): boolean {
  return room && added.length === 1 ? fitsInTime(room, added[0]!, positions[0]! + 1) : isInTime(shift, visits)
}

/** The rule that refuses the place with the shortest way. */
export function likeliestRefusal(attempts: readonly PlacedAttempt[]): Refusal {
  const drives = attempts.map(({ shift, visits }) => legTotals(shift, visits).drive)
  const { compiled, shift, visits } = attempts[drives.indexOf(Math.min(...drives))]!
  return findRefusal(createCandidate(compiled, shift, visits))!
}
