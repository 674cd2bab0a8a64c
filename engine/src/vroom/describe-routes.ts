import type { Plan } from '../model/plan.ts'
import type { Problem } from '../model/problem.ts'
import { addUp, routeViolations, stepViolations } from './describe-violations.ts'
import { visitId } from './problem-from-vroom.ts'
import { given } from './read-fields.ts'
import { type TimedRoute, type TimedStep, tasksById } from './timed-route.ts'
import { createWays, type Way } from './travel-ways.ts'
import type { VroomInput, VroomPlace, VroomShipment, VroomTask, VroomVehicle } from './vroom-input.ts'
import type {
  VroomComputingTimes,
  VroomFigures,
  VroomOutputStep,
  VroomRoute,
  VroomSolution,
  VroomUnassigned,
  VroomViolation,
} from './vroom-output.ts'

/** Writes timed routes in VROOM's format; tasks in none of them are unassigned, with the plan's reasons where it has some. */
export function describeRoutes(
  input: VroomInput,
  problem: Problem,
  timed: readonly TimedRoute[],
  extra: { readonly unassigned?: Plan['unassigned']; readonly computingTimes?: VroomComputingTimes } = {},
): VroomSolution {
  const ways = createWays(input, problem)
  const shipments = new Map<string, VroomShipment>()
  for (const shipment of input.shipments) for (const end of [shipment.pickup, shipment.delivery]) shipments.set(visitId(end), shipment)
  const routes = timed.map((route) => describeRoute(input, route, shipments, ways))
  const served = new Set(timed.flatMap(({ steps }) => steps.flatMap(({ task }) => (task ? [visitId(task)] : []))))
  const reasons = new Map((extra.unassigned ?? []).map((one) => [one.visit, one.reasons]))
  const unassigned = [...tasksById(input)]
    .filter(([id]) => !served.has(id))
    .map(
      ([id, task]): VroomUnassigned => ({
        id: task.id,
        type: task.type,
        ...given('description', task.description),
        ...whereOf(input.places[task.place]),
        ...given('reasons', reasons.get(id)),
      }),
    )
  return {
    code: 0,
    summary: {
      ...sumOf(routes, input.dimensions),
      routes: routes.length,
      unassigned: unassigned.length,
      ...given('computing_times', extra.computingTimes),
    },
    unassigned,
    routes,
  }
}

function describeRoute(
  input: VroomInput,
  route: TimedRoute,
  shipments: ReadonlyMap<string, VroomShipment>,
  ways: (vehicle: VroomVehicle, from: number | undefined, to: number | undefined) => Way,
): VroomRoute {
  const { vehicle, steps } = route
  const { dimensions } = input
  const tasks = steps.flatMap(({ task }) => (task ? [task] : []))
  const load = add(zeros(dimensions), ...tasks.map(({ delivery }) => delivery))
  const unordered = brokenPairs(tasks, shipments)
  let place = vehicle.start
  let duration = 0
  let metres: number | undefined = 0
  let custom: number | undefined = 0
  const described = steps.map((step, index): VroomOutputStep => {
    const { task, rest } = step
    const at = task ? task.place : step.kind === 'end' ? vehicle.end : step.kind === 'start' ? vehicle.start : undefined
    duration += step.drive
    if (at !== undefined) {
      const way = ways(vehicle, place, at)
      metres = metres === undefined || way.distance === undefined ? undefined : metres + way.distance
      custom = custom === undefined || way.cost === undefined ? undefined : custom + way.cost
      place = at
    }
    if (task) {
      const carried = shipments.get(visitId(task))?.amount ?? []
      for (let d = 0; d < dimensions; d++) {
        const shipped = task.type === 'pickup' ? (carried[d] ?? 0) : task.type === 'delivery' ? -(carried[d] ?? 0) : 0
        load[d] = load[d]! + (task.pickup[d] ?? 0) - (task.delivery[d] ?? 0) + shipped
      }
    }
    const violations: VroomViolation[] = [...stepViolations(route, index, load)]
    if (task && unordered.has(visitId(task))) violations.push({ cause: 'precedence' })
    return {
      type: task ? task.type : (step.kind as 'start' | 'break' | 'end'),
      ...given('id', task?.id ?? rest?.id),
      ...given('description', (task ?? rest)?.description),
      ...(at === undefined ? {} : whereOf(input.places[at])),
      setup: step.setup,
      service: step.service,
      waiting_time: step.start - step.arrival,
      ...given('job', task?.id),
      ...(dimensions > 0 ? { load: [...load] } : {}),
      arrival: step.arrival,
      duration,
      violations,
      ...given('distance', metres),
    }
  })
  const sum = (of: (step: TimedStep) => number) => steps.reduce((total, step) => total + of(step), 0)
  const service = sum((step) => step.service)
  const setup = sum((step) => step.setup)
  const { fixed, perHour, perKm, perTaskHour } = vehicle.costs
  const breaks = sum((step) => (step.rest ? step.service : 0))
  const travel = custom ?? (duration * perHour) / 3600 + ((metres ?? 0) * perKm) / 1000
  return {
    vehicle: vehicle.id,
    ...given('description', vehicle.description),
    cost: Math.round(fixed + travel + ((setup + service - breaks) * perTaskHour) / 3600),
    ...amountsOf(tasks, shipments, dimensions),
    setup,
    service,
    duration,
    waiting_time: sum((step) => step.start - step.arrival),
    priority: tasks.reduce((total, { priority }) => total + priority, 0),
    ...given('distance', metres),
    steps: described,
    violations: routeViolations(
      route,
      described.map(({ violations }) => violations),
      duration,
      metres,
    ),
  }
}

/** Tasks of shipments whose pickup and delivery are not both here in that order. */
function brokenPairs(tasks: readonly VroomTask[], shipments: ReadonlyMap<string, VroomShipment>): ReadonlySet<string> {
  const position = new Map(tasks.map((task, index) => [visitId(task), index]))
  const broken = tasks.map(visitId).filter((id) => {
    const shipment = shipments.get(id)
    if (!shipment) return false
    const [pickup, delivery] = [position.get(visitId(shipment.pickup)), position.get(visitId(shipment.delivery))]
    return pickup === undefined || delivery === undefined || pickup > delivery
  })
  return new Set(broken)
}

function amountsOf(tasks: readonly VroomTask[], shipments: ReadonlyMap<string, VroomShipment>, dimensions: number) {
  if (dimensions === 0) return {}
  const moved = (type: 'pickup' | 'delivery') =>
    add(
      zeros(dimensions),
      ...tasks.map((task) => (task.type === 'job' ? task[type] : task.type === type ? (shipments.get(visitId(task))?.amount ?? []) : [])),
    )
  return { delivery: moved('delivery'), amount: moved('delivery'), pickup: moved('pickup') }
}

function sumOf(routes: readonly VroomRoute[], dimensions: number): VroomFigures {
  const sum = (of: (route: VroomRoute) => number) => routes.reduce((total, route) => total + of(route), 0)
  const vector = (of: (route: VroomRoute) => readonly number[] | undefined) =>
    add(zeros(dimensions), ...routes.map((route) => of(route) ?? []))
  return {
    cost: sum(({ cost }) => cost),
    ...(dimensions > 0
      ? { delivery: vector(({ delivery }) => delivery), amount: vector(({ amount }) => amount), pickup: vector(({ pickup }) => pickup) }
      : {}),
    setup: sum(({ setup }) => setup),
    service: sum(({ service }) => service),
    duration: sum(({ duration }) => duration),
    waiting_time: sum(({ waiting_time }) => waiting_time),
    priority: sum(({ priority }) => priority),
    ...(routes.every(({ distance }) => distance !== undefined) ? { distance: sum(({ distance }) => distance ?? 0) } : {}),
    violations: addUp(routes.flatMap(({ violations }) => violations)),
  }
}

function whereOf(place: VroomPlace | undefined): { location?: readonly [number, number]; location_index?: number } {
  return {
    ...(place?.position ? { location: [place.position.lng, place.position.lat] as const } : {}),
    ...given('location_index', place?.index),
  }
}

function zeros(dimensions: number): number[] {
  return new Array<number>(dimensions).fill(0)
}

function add(to: number[], ...amounts: readonly (readonly number[])[]): number[] {
  for (const amount of amounts) for (let d = 0; d < to.length; d++) to[d] = to[d]! + (amount[d] ?? 0)
  return to
}
