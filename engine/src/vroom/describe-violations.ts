import type { TimeWindow } from '../model/problem.ts'
import type { Seconds } from '../units.ts'
import type { TimedRoute, TimedStep } from './timed-route.ts'
import type { VroomViolation } from './vroom-output.ts'

/** Seconds by which a start misses the nearest of its windows: negative = early. No window = never. */
export function missOf(start: Seconds, windows: readonly TimeWindow[]): Seconds {
  const misses = windows.map(([earliest, latest]) => (start < earliest ? start - earliest : start > latest ? start - latest : 0))
  return misses.reduce((best, miss) => (Math.abs(miss) < Math.abs(best) ? miss : best), misses[0] ?? 0)
}

/** The windows that VROOM holds against a step; start and end are held against the vehicle's. */
export function windowsOf(
  step: Pick<TimedStep, 'kind' | 'task' | 'rest'>,
  { timeWindow }: { readonly timeWindow?: TimeWindow },
): readonly TimeWindow[] {
  if (step.task) return step.task.timeWindows
  if (step.rest) return step.rest.timeWindows
  return timeWindow ? [timeWindow] : []
}

/** What one step breaks, in VROOM's names: time, load, skills, precedence. */
export function stepViolations(route: TimedRoute, index: number, load: readonly number[]): readonly VroomViolation[] {
  const { vehicle, steps } = route
  const step = steps[index]!
  const violations: VroomViolation[] = []
  const miss = missOf(step.start, windowsOf(step, vehicle))
  if (miss !== 0) violations.push({ cause: miss < 0 ? 'lead_time' : 'delay', duration: Math.abs(miss) })
  if (load.some((carried, d) => carried > (vehicle.capacity[d] ?? 0))) violations.push({ cause: 'load' })
  if (step.rest?.maxLoad?.some((most, d) => (load[d] ?? 0) > most)) violations.push({ cause: 'max_load' })
  if (step.task?.skills.some((skill) => !vehicle.skills.includes(skill))) violations.push({ cause: 'skills' })
  return violations
}

/** What a route as a whole breaks: its steps' violations added up by cause, limits of the vehicle, breaks not taken. */
export function routeViolations(
  { vehicle, steps }: TimedRoute,
  ofSteps: readonly (readonly VroomViolation[])[],
  duration: Seconds,
  distance: number | undefined,
) {
  const violations: VroomViolation[] = ofSteps.flat()
  const taken = new Set(steps.map(({ rest }) => rest?.id))
  if (vehicle.breaks.some(({ id }) => !taken.has(id))) violations.push({ cause: 'missing_break' })
  if (steps.filter(({ task }) => task).length > (vehicle.maxTasks ?? Infinity)) violations.push({ cause: 'max_tasks' })
  if (duration > (vehicle.maxTravelTime ?? Infinity)) violations.push({ cause: 'max_travel_time' })
  if ((distance ?? 0) > (vehicle.maxDistance ?? Infinity)) violations.push({ cause: 'max_distance' })
  return addUp(violations)
}

/** One violation a cause, durations added, in order of first appearance. */
export function addUp(violations: readonly VroomViolation[]): readonly VroomViolation[] {
  const byCause = new Map<VroomViolation['cause'], VroomViolation>()
  for (const violation of violations) {
    const before = byCause.get(violation.cause)
    if (!before) byCause.set(violation.cause, violation)
    else if (before.duration !== undefined)
      byCause.set(violation.cause, { ...before, duration: before.duration + (violation.duration ?? 0) })
  }
  return [...byCause.values()]
}
