import type { Plan, Route } from '../model/plan.ts'
import type { Seconds } from '../units.ts'
import { visitId } from './problem-from-vroom.ts'
import type { VroomBreak, VroomInput, VroomTask, VroomVehicle } from './vroom-input.ts'

/** A step with its hour. `start` is when its stay begins, `drive` the way to it from the step before. */
export interface TimedStep {
  readonly kind: 'start' | 'task' | 'break' | 'end'
  readonly task?: VroomTask
  readonly rest?: VroomBreak
  readonly arrival: Seconds
  readonly start: Seconds
  readonly drive: Seconds
  readonly setup: Seconds
  readonly service: Seconds
}

/** A route of VROOM's answer before it is written out. */
export interface TimedRoute {
  readonly vehicle: VroomVehicle
  readonly steps: readonly TimedStep[]
}

/** The tasks by the id of their visit. */
export function tasksById({ jobs, shipments }: VroomInput): ReadonlyMap<string, VroomTask> {
  return new Map([...jobs, ...shipments.flatMap(({ pickup, delivery }) => [pickup, delivery])].map((task) => [visitId(task), task]))
}

/**
 * The routes of a plan as VROOM lists them: breaks always between start and end. One that our plan takes before the departure
 * or after the route's end is shown at the start or end place, start and end then moving apart by it and the wait for it.
 */
export function timePlan(input: VroomInput, plan: Plan): readonly TimedRoute[] {
  const vehicles = new Map(input.vehicles.map((vehicle) => [String(vehicle.id), vehicle]))
  const tasks = tasksById(input)
  return plan.routes.map((route) => ({ vehicle: vehicles.get(route.shift)!, steps: timeSteps(route, vehicles.get(route.shift)!, tasks) }))
}

function timeSteps(route: Route, vehicle: VroomVehicle, tasks: ReadonlyMap<string, VroomTask>): readonly TimedStep[] {
  const rests = new Map(vehicle.breaks.map((rest) => [String(rest.id), rest]))
  const still = { drive: 0, setup: 0, service: 0 }
  const steps: TimedStep[] = []
  const first = route.stops[0]
  const departure = first?.kind === 'break' ? Math.min(first.start, route.departure) : route.departure
  if (vehicle.start !== undefined) steps.push({ kind: 'start', arrival: departure, start: departure, ...still })
  const lastVisit = route.stops.findLastIndex((stop) => stop.kind === 'visit')
  let clock = departure
  let driven = 0
  for (const [index, stop] of route.stops.entries()) {
    if (stop.kind === 'break') {
      const outside = stop.end <= route.departure ? 0 : index > lastVisit && stop.start >= route.end ? route.lastLeg.drive : stop.driven
      const drive = outside - driven
      const arrival = clock + drive
      steps.push({
        ...still,
        kind: 'break',
        rest: rests.get(stop.break)!,
        arrival,
        start: stop.start,
        drive,
        service: stop.end - stop.start,
      })
      driven = outside
      clock = stop.end
      continue
    }
    const task = tasks.get(stop.visit)!
    const drive = stop.drive - driven
    // a vehicle without a start place is at its first task from the start: any time before it belongs to breaks alone
    const arrival = steps.length === 0 ? stop.arrival : clock + drive
    steps.push({ kind: 'task', task, arrival, start: stop.start, drive, setup: stop.setup, service: stop.end - stop.start - stop.setup })
    driven = 0
    clock = stop.end
  }
  if (vehicle.end === undefined) return steps
  const drive = route.lastLeg.drive - driven
  return [...steps, { ...still, kind: 'end', arrival: clock + drive, start: clock + drive, drive }]
}
