import type { Location, Matrix, ObjectiveWeights, Problem, RouteOrder, Shift, TimeWindow, Visit } from '../model/problem.ts'
import type { Seconds } from '../units.ts'
import { UNREACHABLE } from '../units.ts'
import { given } from './read-fields.ts'
import type { VroomBreak, VroomInput, VroomMatrix, VroomTask, VroomVehicle } from './vroom-input.ts'

/** One unit of VROOM's cost in ours: per_hour / 3600 a second and per_km / 1000 a metre stay integers. */
export const COST_SCALE = 18_000
const PER_SECOND = COST_SCALE / 3600
const PER_METRE = COST_SCALE / 1000

/** Seconds an unlimited day may last beyond the last time that the problem names: 120 days. */
const OPEN_END = 120 * 86_400
const MOST_COST = 2 ** 52

/** The id of a task in our problem: VROOM numbers jobs, pickups and deliveries apart. */
export function visitId(task: Pick<VroomTask, 'type' | 'id'>): string {
  return `${task.type}:${task.id}`
}

/**
 * Our problem for VROOM's. `matrices` replaces those of the input, by profile (as asked from a router). Costs are VROOM's
 * times `COST_SCALE`; a task left out costs more than any way to serve it, the more the higher its priority, as VROOM ranks
 * priority before number of tasks before cost. With a custom cost matrix the matrix's distances carry the costs.
 */
export function problemFromVroom(input: VroomInput, matrices: Readonly<Record<string, Matrix>> = ownMatrices(input)): Problem {
  const horizon = horizonOf(input)
  const shifts = input.vehicles.map((vehicle) => toShift(input, vehicle, horizon))
  const prizes = prizesOf(input, matrices, shifts)
  const toVisit = (task: VroomTask): Visit => ({
    id: visitId(task),
    location: task.place,
    service: task.service,
    setup: task.setup,
    serviceByType: task.servicePerType,
    setupByType: task.setupPerType,
    ...(task.timeWindows.length > 0 ? { timeWindows: task.timeWindows } : {}),
    ...(task.skills.length > 0 ? { skills: task.skills.map(String) } : {}),
    ...(task.pickup.length > 0 ? { pickup: task.pickup } : {}),
    ...(task.delivery.length > 0 ? { delivery: task.delivery } : {}),
    ...given('prize', prizes?.(task)),
  })
  const shipments = input.shipments.map(({ pickup, delivery, amount }) => ({
    id: `shipment:${pickup.id}:${delivery.id}`,
    pickup: visitId(pickup),
    delivery: visitId(delivery),
    ...(amount.length > 0 ? { amount } : {}),
  }))
  const initial = initialOf(input)
  return {
    locations: input.places.map(({ position }): Location => given('position', position)),
    matrices,
    visits: [...input.jobs, ...input.shipments.flatMap(({ pickup, delivery }) => [pickup, delivery])].map(toVisit),
    ...(shipments.length > 0 ? { shipments } : {}),
    technicians: input.vehicles.map(({ id, skills, type }) => ({ id: String(id), skills: skills.map(String), ...given('type', type) })),
    shifts,
    objective: { ...FREE, unservedMandatory: unservedOf(matrices, shifts) },
    ...(initial.length > 0 ? { initial } : {}),
  }
}

/** The given matrices as the engine holds them; without distances they count 0, with custom costs they are the costs. */
export function ownMatrices({ matrices }: VroomInput): Readonly<Record<string, Matrix>> {
  return Object.fromEntries(Object.entries(matrices).map(([profile, matrix]) => [profile, toMatrix(matrix)]))
}

/** VROOM has no soft terms; prices are on the shifts. */
const FREE: Omit<ObjectiveWeights, 'unservedMandatory'> = {
  perDriveSecond: 0,
  perMetre: 0,
  perWorkSecond: 0,
  perShift: 0,
  perOvertimeSecond: 0,
  perDayFromIdeal: 0,
  outOfZone: 0,
  notPreferredTechnician: 0,
  otherTechnicianThanLast: 0,
  changedTechnician: 0,
  changedDay: 0,
  perUnfairSecond: 0,
}

function toMatrix({ durations = [], distances, costs }: VroomMatrix): Matrix {
  const size = durations.length
  const flat = (rows: readonly (readonly number[])[] | undefined) => (rows ? Int32Array.from(rows.flat()) : new Int32Array(size * size))
  const second = flat(costs ?? distances)
  const first = flat(durations)
  for (let i = 0; i < first.length; i++) if (first[i]! < 0 || second[i]! < 0) first[i] = second[i] = UNREACHABLE
  return { size, durations: first, distances: second }
}

function toShift(input: VroomInput, vehicle: VroomVehicle, horizon: TimeWindow): Shift {
  const [earliestStart, latestEnd] = vehicle.timeWindow ?? horizon
  const { fixed, perHour, perKm, perTaskHour } = vehicle.costs
  const custom = input.matrices[vehicle.profile]?.costs !== undefined
  return {
    id: String(vehicle.id),
    technician: String(vehicle.id),
    ...given('start', vehicle.start),
    ...given('end', vehicle.end),
    earliestStart,
    latestEnd,
    profile: vehicle.profile,
    speedFactor: vehicle.speedFactor,
    // where any amount is used, a vehicle without capacity carries nothing, as in VROOM
    ...(input.dimensions > 0
      ? { capacity: vehicle.capacity.length > 0 ? vehicle.capacity : new Array<number>(input.dimensions).fill(0) }
      : {}),
    ...(vehicle.breaks.length > 0 ? { breaks: vehicle.breaks.map((rest) => toBreak(rest, horizon)) } : {}),
    ...given('maxVisits', vehicle.maxTasks),
    ...given('maxDrive', vehicle.maxTravelTime),
    ...given('maxDistance', vehicle.maxDistance),
    costs: {
      fixed: fixed * COST_SCALE,
      // work = drive + service: the drive's share of per_task_hour is taken off its own price
      perDriveSecond: (custom ? 0 : perHour * PER_SECOND) - perTaskHour * PER_SECOND,
      perMetre: custom ? COST_SCALE : perKm * PER_METRE,
      perWorkSecond: perTaskHour * PER_SECOND,
      perOvertimeSecond: 0,
    },
  }
}

function toBreak({ id, service, timeWindows }: VroomBreak, horizon: TimeWindow) {
  return { id: String(id), duration: service, timeWindows: timeWindows.length > 0 ? timeWindows : [horizon] }
}

/** From 0 to long after everything the problem names, for vehicles and breaks without windows. */
function horizonOf({ jobs, shipments, vehicles }: VroomInput): TimeWindow {
  const tasks = [...jobs, ...shipments.flatMap(({ pickup, delivery }) => [pickup, delivery])]
  let latest: Seconds = 0
  const see = (windows: readonly TimeWindow[]) => {
    for (const [, end] of windows) latest = Math.max(latest, end)
  }
  for (const task of tasks) see(task.timeWindows)
  for (const vehicle of vehicles) {
    if (vehicle.timeWindow) see([vehicle.timeWindow])
    for (const rest of vehicle.breaks) see(rest.timeWindows)
  }
  return [0, latest + OPEN_END]
}

/** More than what any one more task can add to the cost: twice the dearest leg there and back, a whole stay, a vehicle. */
function unservedOf(matrices: Readonly<Record<string, Matrix>>, shifts: readonly Shift[]): number {
  let dearest = 0
  for (const { profile, speedFactor, costs } of shifts) {
    const { durations, distances } = matrices[profile ?? 'car']!
    const drive = durations.reduce((most, one) => Math.max(most, one), 0) / (speedFactor ?? 1)
    const distance = distances.reduce((most, one) => Math.max(most, one), 0)
    dearest = Math.max(
      dearest,
      costs!.fixed! + 8 * (drive * costs!.perDriveSecond! + distance * costs!.perMetre!) + 86_400 * costs!.perWorkSecond!,
    )
  }
  return Math.ceil(dearest) + COST_SCALE
}

/** With priorities: one task of a higher priority outweighs all those of the lower ones, as far as exact integers reach. */
function prizesOf(
  input: VroomInput,
  matrices: Readonly<Record<string, Matrix>>,
  shifts: readonly Shift[],
): ((task: VroomTask) => number) | undefined {
  const tasks = [...input.jobs, ...input.shipments.flatMap(({ pickup, delivery }) => [pickup, delivery])]
  if (tasks.every(({ priority }) => priority === 0)) return undefined
  const base = unservedOf(matrices, shifts)
  const priorities = tasks.reduce((sum, { priority }) => sum + priority, 0)
  const step = Math.max(1, Math.min(base * (tasks.length + 1), Math.floor(MOST_COST / priorities) - base))
  return ({ priority }) => base + priority * step
}

/** Steps of vehicles where the search may start from. */
function initialOf({ vehicles }: VroomInput): readonly RouteOrder[] {
  return vehicles.flatMap(({ id, steps }) => {
    const visits = (steps ?? []).flatMap(({ type, id: task }) =>
      type === 'start' || type === 'end' || type === 'break' ? [] : [`${type}:${task}`],
    )
    return visits.length > 0 ? [{ shift: String(id), visits }] : []
  })
}
