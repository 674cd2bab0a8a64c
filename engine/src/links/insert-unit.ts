import { createCandidate, findRefusal } from '../constraints/index.ts'
import { evaluatePlain } from '../evaluate-plain.ts'
import { type CompiledVisit, getVisitIndex } from '../model/compiled.ts'
import type { Plan } from '../model/plan.ts'
import type { Problem, RouteOrder } from '../model/problem.ts'
import { ALWAYS, intersectWindows } from '../model/time-window.ts'
import { costChange } from '../objective/index.ts'
import { attemptsOn, canBeInTime } from '../preview/attempts.ts'
import { createPlanStanding, type PlanStanding } from '../preview/plan-standing.ts'
import type { Cost, Seconds } from '../units.ts'
import { withOrder } from './link-judge.ts'
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
  const plain = evaluatePlain(problem, orders)
  const base = createPlanStanding(problem, plain.routes)
  let best: Linked | null = null
  // what the places cost by themselves decides what is tried first; where others must wait, the plan costs more, hardly ever less
  for (const way of waysFor(base, orders, unit).toSorted((one, other) => one.cost - other.cost)) {
    if (best && plain.cost.total + way.cost >= best.plan.cost.total) break
    const found = synchronise(problem, way.orders, 'all')
    if (found.ok && (!best || found.plan.cost.total < best.plan.cost.total)) best = { orders: way.orders, plan: found.plan }
  }
  return best
}

interface Way {
  readonly orders: readonly RouteOrder[]
  readonly cost: Cost
}

/** Ways to put the visits of a unit, each with a technician of its own: places of one do not change those of another. */
function waysFor(base: PlanStanding, orders: readonly RouteOrder[], unit: readonly string[]): readonly Way[] {
  const ways: Way[] = []
  const descend = (current: readonly RouteOrder[], rest: readonly string[], from: Seconds, taken: readonly string[], cost: Cost): void => {
    const visit = rest[0]
    if (visit === undefined) {
      ways.push({ orders: current, cost })
      return
    }
    for (const place of placesFor(base, visit, from, taken, taken.length === 0 ? FIRST : FURTHER))
      descend(
        withOrder(current, place.shift, place.order),
        rest.slice(1),
        Math.max(from, place.start),
        [...taken, place.technician],
        cost + place.cost,
      )
  }
  descend(orders, unit, ALWAYS[0], [], 0)
  return ways
}

interface PlaceFound {
  readonly shift: string
  readonly order: readonly string[]
  readonly technician: string
  readonly start: Seconds
  readonly cost: Cost
}

/** The cheapest places of one visit by itself that start at `from` or later, with technicians not yet taken. */
function placesFor(
  { compiled, standing, rooms }: PlanStanding,
  id: string,
  from: Seconds,
  taken: readonly string[],
  most: number,
): readonly PlaceFound[] {
  const visit = compiled.visits[getVisitIndex(compiled, id)]!
  const added: CompiledVisit = { ...visit, windows: intersectWindows(visit.windows, [from, ALWAYS[1]]) }
  const found = rooms.flatMap((room): readonly PlaceFound[] => {
    const technician = room.shift.technician.id
    if (taken.includes(technician)) return []
    const places = attemptsOn(compiled, room, [added]).flatMap((attempt): readonly PlaceFound[] => {
      if (!canBeInTime(attempt)) return []
      const candidate = createCandidate(compiled, attempt.shift, attempt.visits)
      if (findRefusal(candidate)) return []
      const cost = costChange(standing, [{ shift: attempt.shift, route: candidate.route }], [visit.index], []).total
      const start = candidate.route.stops.find((stop) => stop.kind === 'visit' && stop.visit === id)!.start
      return [{ shift: attempt.shift.shift.id, order: attempt.visits.map((one) => one.visit.id), technician, cost, start }]
    })
    return places.toSorted((a, b) => a.cost - b.cost).slice(0, PER_SHIFT)
  })
  return found.toSorted((a, b) => a.cost - b.cost).slice(0, most)
}
