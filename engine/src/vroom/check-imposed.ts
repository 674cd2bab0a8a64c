import type { Problem } from '../model/problem.ts'
import type { InputError } from '../model/violation.ts'
import { describeRoutes } from './describe-routes.ts'
import { type ImposedStep, type ImposedStop, timeImposedRoute } from './imposed-times.ts'
import { type TimedRoute, type TimedStep, tasksById } from './timed-route.ts'
import { createWays } from './travel-ways.ts'
import type { VroomInput, VroomStep, VroomTask, VroomVehicle } from './vroom-input.ts'
import type { VroomComputingTimes, VroomSolution } from './vroom-output.ts'

type Imposed = { readonly step: VroomStep; readonly task?: VroomTask; readonly setup: number; readonly service: number }

/**
 * VROOM's plan mode: each vehicle drives the `steps` given for it, at the hours that break least; what they still break is
 * listed under VROOM's names. Vehicles without steps stay at home. Errors: bounds of steps that no hours can keep.
 */
export function checkImposed(
  input: VroomInput,
  problem: Problem,
  computingTimes?: VroomComputingTimes,
): { readonly ok: true; readonly solution: VroomSolution } | { readonly ok: false; readonly errors: readonly InputError[] } {
  const tasks = tasksById(input)
  const ways = createWays(input, problem)
  const routes: TimedRoute[] = []
  const errors: InputError[] = []
  for (const vehicle of input.vehicles) {
    if (!vehicle.steps?.some(({ type }) => type !== 'start' && type !== 'end' && type !== 'break')) continue
    const steps = timeVehicle(vehicle, tasks, (from, to) => ways(vehicle, from, to).duration)
    if (steps) routes.push({ vehicle, steps })
    else {
      errors.push({
        code: 'IMPOSSIBLE_STEPS',
        path: `${vehicle.path}.steps`,
        cause: `vehicle ${vehicle.id} cannot keep its service_at, service_after and service_before`,
        remedy: 'move or remove one of them: between two of them there must be time for the services and drives in between',
      })
    }
  }
  if (errors.length > 0) return { ok: false, errors }
  return { ok: true, solution: describeRoutes(input, problem, routes, computingTimes ? { computingTimes } : {}) }
}

function timeVehicle(
  vehicle: VroomVehicle,
  tasks: ReadonlyMap<string, VroomTask>,
  driveOf: (from: number | undefined, to: number | undefined) => number,
) {
  const imposed = impose(vehicle, tasks)
  const places: (number | undefined)[] = []
  const stops: (ImposedStop & { readonly imposed: Imposed })[] = []
  let rests: ImposedStep[] = []
  const order: Imposed[][] = []
  let restSteps: Imposed[] = []
  for (const one of imposed) {
    const held = hold(vehicle, one)
    if (one.step.type === 'break') {
      rests.push(held)
      restSteps.push(one)
      continue
    }
    const place = one.task?.place ?? (one.step.type === 'start' ? vehicle.start : vehicle.end)
    const last = stops.length - 1
    if (last >= 0) {
      stops[last] = { ...stops[last]!, drive: driveOf(places[last], place), breaks: rests }
      order[last] = restSteps
    }
    rests = []
    restSteps = []
    places.push(place)
    stops.push({ ...held, drive: 0, breaks: [], imposed: one })
    order.push([])
  }
  const times = timeImposedRoute(stops)
  if (!times) return undefined
  const timed: TimedStep[] = []
  stops.forEach((stop, k) => {
    const before = stops[k - 1]
    let clock = k === 0 ? times.starts[0]! : times.starts[k - 1]! + before!.stay
    let left = before?.drive ?? 0
    for (const [r, rest] of (order[k - 1] ?? []).entries()) {
      const start = times.breaks[k - 1]![r]!
      // as far as the hour of the break allows, the rest of the way after it
      const drive = Math.min(left, start - clock)
      timed.push({
        kind: 'break',
        rest: vehicle.breaks.find(({ id }) => id === rest.step.id)!,
        arrival: clock + drive,
        start,
        drive,
        setup: 0,
        service: rest.service,
      })
      left -= drive
      clock = start + rest.service
    }
    const { step, task, setup, service } = stop.imposed
    if ((step.type === 'start' && vehicle.start === undefined) || (step.type === 'end' && vehicle.end === undefined)) return
    const kind = task ? 'task' : step.type === 'start' ? 'start' : 'end'
    timed.push({ kind, ...(task ? { task } : {}), arrival: clock + left, start: times.starts[k]!, drive: left, setup, service })
  })
  return timed
}

/** The steps from start to end, both added where they are not given, with each task's stay for this vehicle. */
function impose(vehicle: VroomVehicle, tasks: ReadonlyMap<string, VroomTask>): readonly Imposed[] {
  const given = vehicle.steps!
  const named = (type: 'start' | 'end'): VroomStep => given.find((step) => step.type === type) ?? { type, path: vehicle.path }
  const middle = given.filter(({ type }) => type !== 'start' && type !== 'end')
  let place = vehicle.start
  return [named('start'), ...middle, named('end')].map((step) => {
    if (step.type === 'break') return { step, setup: 0, service: vehicle.breaks.find(({ id }) => id === step.id)!.service }
    const task = tasks.get(`${step.type}:${step.id}`)
    if (!task) return { step, setup: 0, service: 0 }
    const setup = place === task.place ? 0 : (task.setupPerType[vehicle.type ?? ''] ?? task.setup)
    place = task.place
    return { step, task, setup, service: task.servicePerType[vehicle.type ?? ''] ?? task.service }
  })
}

function hold(vehicle: VroomVehicle, { step, task, setup, service }: Imposed): ImposedStep {
  const rest = step.type === 'break' ? vehicle.breaks.find(({ id }) => id === step.id) : undefined
  const hours = step.type === 'start' || step.type === 'end' ? (vehicle.timeWindow ? [vehicle.timeWindow] : []) : []
  return {
    stay: setup + service,
    windows: task?.timeWindows ?? rest?.timeWindows ?? hours,
    notBefore: step.serviceAt ?? step.serviceAfter ?? -Infinity,
    notAfter: step.serviceAt ?? step.serviceBefore ?? Infinity,
  }
}
