import { createCandidate, findRefusal, listRefusals, type Refusal } from '../constraints/index.ts'
import { type CompiledProblem, compileProblem, getShiftIndex, getVisitIndex } from '../model/compiled.ts'
import type { CostBreakdown, Reason, Route } from '../model/plan.ts'
import type { Problem, RouteOrder } from '../model/problem.ts'
import { costChange, type RouteChange, routeCost } from '../objective/index.ts'
import { legTotals, type RouteRoom, timeRoute, visitsOf } from '../schedule/index.ts'
import type { Metres, Seconds } from '../units.ts'
import { attemptsOn, canBeInTime, likeliestRefusal, type PlacedAttempt, togetherWith } from './attempts.ts'
import { changesOf, createPlanStanding, type Lifted, liftOut, newlyServed, totalChange } from './plan-standing.ts'
import { remedyOn } from './remedy.ts'

/** What an edit changes in the plan as a whole, before it is made. */
export interface Change {
  readonly metres: Metres
  readonly driveSeconds: Seconds
  readonly overtimeSeconds: Seconds
  /** every term of the objective */
  readonly cost: CostBreakdown
}

/** The best place of a visit on one shift, or the rule that keeps it from every place there. */
export type Insertion =
  | (Change & {
      readonly shift: string
      readonly fits: true
      /** index among the route's visits with it, 0 = first; for a shipment of the pickup, then of the delivery */
      readonly positions: readonly number[]
      readonly start: Seconds
    })
  | { readonly shift: string; readonly fits: false; readonly refusal: Refusal }

/** A drop at one place, allowed or not: a human may break rules knowingly. `route` is the shift's route after it, timed. */
export interface Drop extends Change {
  readonly route: Route
  /** rules the order breaks, and those that the route it leaves then breaks; `[]` = none */
  readonly refusals: readonly Refusal[]
}

/** Answers about edits of one plan; make a new one after every edit. */
export interface Preview {
  /**
   * for every shift, in the problem's order, the cheapest place; a visit on a route now is thought of as moved. Places where it would start
   * before `notBefore` (epoch seconds) are passed over: their hour has gone by. A shift that has no other is refused with `NOTICE`
   */
  insertions(visit: string, notBefore?: Seconds): readonly Insertion[]
  /** the visit (with the other end of its shipment) at given positions of a shift */
  drop(visit: string, shift: string, positions: readonly number[]): Drop
  /** the visit (with the other end of its shipment) taken off its route; null when it is on none */
  removal(visit: string): Change | null
  /** why a shift refuses the visit, at given positions or (null) everywhere, and what would let it in; dear, ask for one shift only */
  remedy(visit: string, shift: string, positions: readonly number[] | null): Reason
}

/** Prepares a plan for live edits: a few milliseconds once, then every answer for 25 shifts within a frame. */
export function createPreview(problem: Problem, orders: readonly RouteOrder[]): Preview {
  const compiled = compileProblem(problem)
  const routes = orders
    .filter(({ visits }) => visits.length > 0)
    .map(({ shift, visits }) =>
      timeRoute(
        compiled.shifts[getShiftIndex(compiled, shift)]!,
        visitsOf(
          compiled,
          visits.map((id) => getVisitIndex(compiled, id)),
        ),
      ),
    )
  const plan = createPlanStanding(problem, routes)
  const lift = (visit: string) => liftOut(plan, togetherWith(compiled, compiled.visits[getVisitIndex(compiled, visit)]!))
  const roomOf = (lifted: Lifted, room: RouteRoom) => (room === lifted.home ? lifted.emptied! : room)
  return {
    insertions(visit, notBefore = -Infinity) {
      const lifted = lift(visit)
      return plan.rooms.map((room) => bestInsertion(lifted, roomOf(lifted, room), visit, notBefore))
    },
    drop(visit, shift, positions) {
      const lifted = lift(visit)
      const room = roomOf(lifted, plan.rooms[getShiftIndex(compiled, shift)]!)
      let visits = room.visits
      for (const [index, one] of lifted.added.entries()) visits = visits.toSpliced(positions[index] ?? visits.length, 0, one)
      const candidate = createCandidate(compiled, room.shift, visits)
      return {
        ...changeBy(lifted, { shift: room.shift, route: candidate.route }),
        route: candidate.route,
        refusals: listRefusals(candidate),
      }
    },
    removal(visit) {
      const lifted = lift(visit)
      if (!lifted.removal) return null
      const dropped = lifted.added.map(({ index }) => index)
      return describe(lifted, [lifted.removal], costChange(plan.standing, [lifted.removal], [], dropped))
    },
    remedy(visit, shift, positions) {
      const lifted = lift(visit)
      return remedyOn(lifted, roomOf(lifted, plan.rooms[getShiftIndex(compiled, shift)]!), positions)
    },
  }
}

function bestInsertion(lifted: Lifted, room: RouteRoom, visit: string, notBefore: Seconds): Insertion {
  const { compiled } = lifted.plan
  const shift = room.shift.shift.id
  const left = room === lifted.emptied ? undefined : lifted.broken[0]
  if (left) return { shift, fits: false, refusal: left }
  const attempts = attemptsOn(compiled, room, lifted.added)
  let best: Insertion | null = null
  let dearest = Infinity
  let past = -Infinity
  for (const { attempt, road } of byRoad(compiled, attempts)) {
    if (road >= dearest) break
    if (!canBeInTime(attempt)) continue
    const candidate = createCandidate(compiled, room.shift, attempt.visits)
    if (findRefusal(candidate)) continue
    const { route } = candidate
    const start = route.stops.find((stop) => stop.kind === 'visit' && stop.visit === visit)!.start
    if (start < notBefore) {
      past = Math.max(past, start)
      continue
    }
    const change = changeBy(lifted, { shift: room.shift, route })
    if (best?.fits && change.cost.total >= best.cost.total) continue
    best = { ...change, shift, fits: true, positions: attempt.positions, start }
    if (road > -Infinity) dearest = road + besideTheRoad(compiled, room, route)
  }
  if (best) return best
  if (past > -Infinity) return { shift, fits: false, refusal: { code: 'NOTICE', margin: notBefore - past } }
  return { shift, fits: false, refusal: likeliestRefusal(attempts) }
}

/** The orders with what their road costs, cheapest first; -Infinity where that is not known beforehand. */
function byRoad({ weights }: CompiledProblem, attempts: readonly PlacedAttempt[]) {
  return attempts
    .map((attempt) => {
      const { shift, breaks } = attempt.shift
      if (breaks.some(({ location }) => location !== undefined)) return { attempt, road: -Infinity }
      const { drive, distance } = legTotals(attempt.shift, attempt.visits)
      if (drive === Infinity) return { attempt, road: Infinity }
      const [perSecond, perMetre] = [shift.costs?.perDriveSecond ?? weights.perDriveSecond, shift.costs?.perMetre ?? weights.perMetre]
      return { attempt, road: drive * perSecond + distance * perMetre }
    })
    .sort((a, b) => (a.road === b.road ? 0 : a.road - b.road))
}

/** By how much dearer a road may be and its order still cheaper: all that another order of the same visits could save besides. */
function besideTheRoad(compiled: CompiledProblem, { shift }: RouteRoom, route: Route): number {
  if (compiled.weights.perUnfairSecond > 0) return Infinity
  const { overtime, idealDate, work } = routeCost(compiled, shift, route)
  return overtime + idealDate + work
}

function changeBy(lifted: Lifted, change: RouteChange): Change {
  const changes = changesOf(lifted, change)
  return describe(lifted, changes, costChange(lifted.plan.standing, changes, newlyServed(lifted), []))
}

function describe(lifted: Lifted, changes: readonly RouteChange[], cost: CostBreakdown): Change {
  return {
    metres: totalChange(lifted, changes, 'distance'),
    driveSeconds: totalChange(lifted, changes, 'drive'),
    overtimeSeconds: totalChange(lifted, changes, 'overtime'),
    cost,
  }
}
