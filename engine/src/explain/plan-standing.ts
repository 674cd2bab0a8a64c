import { type CompiledProblem, compileProblem, getShiftIndex, getVisitIndex } from '../model/compiled.ts'
import type { Plan } from '../model/plan.ts'
import type { Problem } from '../model/problem.ts'
import { createStanding, type Standing } from '../objective/index.ts'
import { createRouteRoom, type RouteRoom, visitsOf } from '../schedule/index.ts'

/** A plan ready for questions: its routes by shift, with room and costs. */
export interface PlanStanding {
  readonly compiled: CompiledProblem
  readonly rooms: readonly RouteRoom[]
  readonly standing: Standing
}

/** Prepares a plan of a problem for questions; throws on unknown ids. */
export function createPlanStanding(problem: Problem, plan: Plan): PlanStanding {
  const compiled = compileProblem(problem)
  const byShift = new Map(plan.routes.map((route) => [getShiftIndex(compiled, route.shift), route]))
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
