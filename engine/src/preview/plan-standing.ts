import { createCandidate, listRefusals, type Refusal } from '../constraints/index.ts'
import { type CompiledProblem, type CompiledVisit, compileProblem, getShiftIndex, getVisitIndex } from '../model/compiled.ts'
import type { Route } from '../model/plan.ts'
import type { Problem } from '../model/problem.ts'
import { createStanding, type RouteChange, type Standing } from '../objective/index.ts'
import { createRouteRoom, type RouteRoom, visitsOf } from '../schedule/index.ts'

/** A plan ready for questions: its routes by shift, with room and costs. */
export interface PlanStanding {
  readonly compiled: CompiledProblem
  readonly rooms: readonly RouteRoom[]
  readonly standing: Standing
}

/** Prepares the timed routes of a problem for questions; throws on unknown ids. */
export function createPlanStanding(problem: Problem, routes: readonly Route[]): PlanStanding {
  const compiled = compileProblem(problem)
  const byShift = new Map(routes.map((route) => [getShiftIndex(compiled, route.shift), route]))
  const rooms = compiled.shifts.map((shift) => {
    const stops = byShift.get(shift.index)?.stops ?? []
    const ids = stops.flatMap((stop) => (stop.kind === 'visit' ? [getVisitIndex(compiled, stop.visit)] : []))
    return createRouteRoom(shift, visitsOf(compiled, ids))
  })
  return {
    compiled,
    rooms,
    standing: createStanding(
      compiled,
      compiled.shifts.map(({ index }) => byShift.get(index) ?? null),
    ),
  }
}

/** A plan from which some visits have been lifted: where they were, and what their route is without them. */
export interface Lifted {
  readonly plan: PlanStanding
  readonly added: readonly CompiledVisit[]
  /** the room they were in; undefined = they were unassigned */
  readonly home?: RouteRoom
  /** where they stood in it */
  readonly held: readonly number[]
  /** that room without them */
  readonly emptied?: RouteRoom
  /** the change of lifting them alone */
  readonly removal?: RouteChange
  /** what the rest of their route breaks without them, rarely anything: a road may be missing between their neighbours */
  readonly broken: readonly Refusal[]
}

/** Lifts visits that go together (see `togetherWith`) out of the route they are on, if any. */
export function liftOut(plan: PlanStanding, added: readonly CompiledVisit[]): Lifted {
  const isAdded = ({ index }: CompiledVisit) => added.some((one) => one.index === index)
  const home = plan.rooms.find(({ visits }) => visits.some(isAdded))
  if (!home) return { plan, added, held: [], broken: [] }
  const { shift } = home
  const rest = home.visits.filter((visit) => !isAdded(visit))
  const candidate = createCandidate(plan.compiled, shift, rest)
  return {
    plan,
    added,
    home,
    held: added.map((visit) => home.visits.indexOf(visit)),
    emptied: createRouteRoom(shift, rest),
    removal: { shift, route: rest.length > 0 ? candidate.route : null },
    broken: rest.length > 0 ? listRefusals(candidate) : [],
  }
}

/** The routes that change when the lifted visits go onto a shift as `route`. */
export function changesOf({ home, removal }: Lifted, { shift, route }: RouteChange): readonly RouteChange[] {
  return removal && home?.shift !== shift ? [{ shift, route }, removal] : [{ shift, route }]
}

/** The change of one total of all routes. */
export function totalChange({ plan }: Lifted, changes: readonly RouteChange[], of: 'distance' | 'drive' | 'overtime'): number {
  return changes.reduce((sum, { shift, route }) => sum + (route?.[of] ?? 0) - (plan.standing.routes[shift.index]?.[of] ?? 0), 0)
}

/** The visits that a placement newly serves. */
export function newlyServed({ home, added }: Lifted): readonly number[] {
  return home ? [] : added.map(({ index }) => index)
}
