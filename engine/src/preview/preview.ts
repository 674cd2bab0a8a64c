import { createCandidate, findRefusal, listRefusals } from '../constraints/index.ts'
import { besideLinks } from '../explain/beside-links.ts'
import { createLinkJudge } from '../links/link-judge.ts'
import { type CompiledProblem, compileProblem, getShiftIndex, getVisitIndex } from '../model/compiled.ts'
import type { CostBreakdown, Route } from '../model/plan.ts'
import type { Problem, RouteOrder } from '../model/problem.ts'
import { costChange, type RouteChange, routeCost } from '../objective/index.ts'
import { legTotals, type RouteRoom, timeRoute, visitsOf } from '../schedule/index.ts'
import type { Seconds } from '../units.ts'
import type { Change, Insertion, Preview } from './answers.ts'
import { attemptsOn, canBeInTime, likeliestRefusal, type PlacedAttempt, togetherWith } from './attempts.ts'
import { bestLinkedInsertion, dropBesideLinks, removeBesideLinks } from './linked.ts'
import { changesOf, createPlanStanding, type Lifted, liftOut, newlyServed, totalChange } from './plan-standing.ts'
import { remedyOn } from './remedy.ts'

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
  const judge = createLinkJudge(problem, orders)
  const plan = createPlanStanding(problem, judge?.before.routes ?? routes)
  const lift = (visit: string) => liftOut(plan, togetherWith(compiled, compiled.visits[getVisitIndex(compiled, visit)]!))
  const roomOf = (lifted: Lifted, room: RouteRoom) => (room === lifted.home ? lifted.emptied! : room)
  return {
    insertions(visit, notBefore = -Infinity) {
      const lifted = lift(visit)
      const best = (room: RouteRoom) =>
        judge ? bestLinkedInsertion(judge, lifted, room, visit, notBefore) : bestInsertion(lifted, room, visit, notBefore)
      return plan.rooms.map((room) => best(roomOf(lifted, room)))
    },
    drop(visit, shift, positions) {
      const lifted = lift(visit)
      const room = roomOf(lifted, plan.rooms[getShiftIndex(compiled, shift)]!)
      let visits = room.visits
      for (const [index, one] of lifted.added.entries()) visits = visits.toSpliced(positions[index] ?? visits.length, 0, one)
      const candidate = createCandidate(compiled, room.shift, visits)
      const { route } = candidate
      const alone = { ...changeBy(lifted, { shift: room.shift, route }), route, refusals: listRefusals(candidate) }
      return judge ? dropBesideLinks(judge, candidate, alone) : alone
    },
    removal(visit) {
      const lifted = lift(visit)
      if (!lifted.removal) return null
      const dropped = lifted.added.map(({ index }) => index)
      const change = describe(lifted, [lifted.removal], costChange(plan.standing, [lifted.removal], [], dropped))
      const alone = { ...change, refusals: lifted.broken }
      return judge ? removeBesideLinks(judge, lifted.added, alone) : alone
    },
    remedy(visit, shift, positions) {
      const lifted = lift(visit)
      const room = roomOf(lifted, plan.rooms[getShiftIndex(compiled, shift)]!)
      return remedyOn(lifted, room, positions, besideLinks(problem, orders), judge)
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
