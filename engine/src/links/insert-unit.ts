import { createCandidate, findRefusal } from '../constraints/index.ts'
import { evaluatePlain } from '../evaluate-plain.ts'
import { type CompiledVisit, compileProblem, getVisitIndex } from '../model/compiled.ts'
import type { Plan } from '../model/plan.ts'
import type { Problem, RouteOrder } from '../model/problem.ts'
import { ALWAYS, intersectWindows } from '../model/time-window.ts'
import { costChange } from '../objective/index.ts'
import { attemptsOn, canBeInTime } from '../preview/attempts.ts'
import { createPlanStanding } from '../preview/plan-standing.ts'
import type { Seconds } from '../units.ts'
import { synchronise } from './synchronise.ts'

/** Places tried for the first visit of a unit, for every further one, and on one shift. */
const FIRST = 16
const FURTHER = 6
const PER_SHIFT = 2

/** Orders that keep every link, and their plan. */
export interface Linked {
  readonly orders: readonly RouteOrder[]
  readonly plan: Plan
}

/** The cheapest way found to serve all visits of a unit, the others keeping their order; null when none is found. */
export function insertUnit(problem: Problem, orders: readonly RouteOrder[], unit: readonly string[]): Linked | null {
  let best: Linked | null = null
  const descend = (current: readonly RouteOrder[], rest: readonly string[], from: Seconds, taken: readonly string[]): void => {
    const visit = rest[0]
    if (visit === undefined) {
      const found = synchronise(problem, current, 'all')
      if (found.ok && (!best || found.plan.cost.total < best.plan.cost.total)) best = { orders: current, plan: found.plan }
      return
    }
    for (const place of placesFor(problem, current, visit, from, taken, taken.length === 0 ? FIRST : FURTHER))
      descend(place.orders, rest.slice(1), Math.max(from, place.start), [...taken, place.technician])
  }
  descend(orders, unit, ALWAYS[0], [])
  return best
}

interface PlaceFound {
  readonly orders: readonly RouteOrder[]
  readonly start: Seconds
  readonly technician: string
}

/** The cheapest places of one visit by itself that start at `from` or later, with technicians not yet taken. */
function placesFor(
  problem: Problem,
  orders: readonly RouteOrder[],
  id: string,
  from: Seconds,
  taken: readonly string[],
  most: number,
): readonly PlaceFound[] {
  const compiled = compileProblem(problem)
  const visit = compiled.visits[getVisitIndex(compiled, id)]!
  const added: CompiledVisit = { ...visit, windows: intersectWindows(visit.windows, [from, ALWAYS[1]]) }
  const { standing, rooms } = createPlanStanding(problem, evaluatePlain(problem, orders).routes)
  const found = rooms.flatMap((room) => {
    if (taken.includes(room.shift.technician.id)) return []
    const places = attemptsOn(compiled, room, [added]).flatMap((attempt) => {
      if (!canBeInTime(attempt)) return []
      const candidate = createCandidate(compiled, attempt.shift, attempt.visits)
      if (findRefusal(candidate)) return []
      const cost = costChange(standing, [{ shift: attempt.shift, route: candidate.route }], [visit.index], []).total
      const start = candidate.route.stops.find((stop) => stop.kind === 'visit' && stop.visit === id)!.start
      return [{ shift: attempt.shift, order: attempt.visits.map((one) => one.visit.id), cost, start }]
    })
    return places.toSorted((a, b) => a.cost - b.cost).slice(0, PER_SHIFT)
  })
  return found
    .toSorted((a, b) => a.cost - b.cost)
    .slice(0, most)
    .map(({ shift, order, start }) => ({
      orders: [...orders.filter((one) => one.shift !== shift.shift.id), { shift: shift.shift.id, visits: order }],
      start,
      technician: shift.technician.id,
    }))
}
