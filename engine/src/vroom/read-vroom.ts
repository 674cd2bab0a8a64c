import type { InputError } from '../model/violation.ts'
import { createJsonReader, type JsonReader } from './json-reader.ts'
import { createPlaceRegistry } from './place-registry.ts'
import { readMatrices } from './read-matrices.ts'
import { readJobs, readShipments } from './read-tasks.ts'
import { readVehicles } from './read-vehicles.ts'
import type { VroomInput, VroomStep } from './vroom-input.ts'

/** VROOM's JSON read and checked, with what of it has no effect, or everything that is wrong with it (at most 100 of each). */
export type VroomReading =
  | { readonly ok: true; readonly input: VroomInput; readonly warnings: readonly InputError[] }
  | { readonly ok: false; readonly errors: readonly InputError[] }

const KEYS = ['jobs', 'shipments', 'vehicles', 'matrices', 'matrix', 'options']

/** Reads VROOM's documented input. Unknown keys have no effect, as in VROOM, and are warned of. */
export function readVroom(json: unknown): VroomReading {
  const reader = createJsonReader()
  const root = reader.object(json, '$', KEYS)
  const { matrices, size } = readMatrices(reader, root)
  const places = createPlaceRegistry(reader, size)
  const jobs = readJobs(reader, places, root['jobs'])
  const shipments = readShipments(reader, places, root['shipments'])
  const vehicles = readVehicles(reader, places, root['vehicles'])
  const input = { places: places.places, jobs, shipments, vehicles, matrices, dimensions: 0 }
  if (jobs.length === 0 && shipments.length === 0)
    reader.refuse('jobs', 'NO_TASK', 'there is nothing to do', 'give at least one job or shipment')
  const dimensions = checkDimensions(reader, input)
  checkSteps(reader, input)
  checkProfiles(reader, input)
  return reader.errors.length > 0
    ? { ok: false, errors: reader.errors }
    : { ok: true, input: { ...input, dimensions }, warnings: reader.warnings }
}

/** All amounts have as many numbers as the first that has any. */
function checkDimensions(reader: JsonReader, { jobs, shipments, vehicles }: VroomInput): number {
  const amounts = [
    ...vehicles.map(({ capacity, path }) => [capacity, `${path}.capacity`] as const),
    ...jobs.flatMap(({ pickup, delivery, path }) => [[pickup, `${path}.pickup`] as const, [delivery, `${path}.delivery`] as const]),
    ...shipments.map(({ amount, path }) => [amount, `${path}.amount`] as const),
  ].filter(([amount]) => amount.length > 0)
  const dimensions = amounts[0]?.[0].length ?? 0
  for (const [amount, path] of amounts) {
    if (amount.length !== dimensions) {
      reader.refuse(
        path,
        'AMOUNT_LENGTH',
        `${amount.length} numbers where ${amounts[0]![1]} has ${dimensions}`,
        'give every capacity and amount the same number of dimensions',
      )
    }
  }
  return dimensions
}

/** Imposed steps name tasks and breaks that exist, each once, start first and end last. */
function checkSteps(reader: JsonReader, { jobs, shipments, vehicles }: VroomInput): void {
  const tasks = [...jobs, ...shipments.flatMap(({ pickup, delivery }) => [pickup, delivery])]
  const known = new Set(tasks.map(({ type, id }) => `${type} ${id}`))
  const taken = new Set<string>()
  for (const vehicle of vehicles) {
    const breaks = new Set(vehicle.breaks.map(({ id }) => id))
    const steps = vehicle.steps ?? []
    for (const [i, step] of steps.entries()) {
      if (step.type === 'start' || step.type === 'end') checkEnds(reader, step, i, steps.length)
      else if (step.type === 'break') {
        if (!breaks.delete(step.id!))
          reader.refuse(
            step.path,
            'STEP_UNKNOWN',
            `vehicle ${vehicle.id} has no other break ${step.id}`,
            'name each of its breaks at most once',
          )
      } else {
        const name = `${step.type} ${step.id}`
        if (!known.has(name)) reader.refuse(step.path, 'STEP_UNKNOWN', `there is no ${name}`, 'name a task of the problem')
        else if (taken.has(name)) reader.refuse(step.path, 'STEP_TWICE', `${name} is a step already`, 'name each task at most once')
        taken.add(name)
      }
    }
  }
}

function checkEnds(reader: JsonReader, step: VroomStep, index: number, count: number): void {
  const wrong = step.type === 'start' ? index !== 0 : index !== count - 1
  if (wrong) reader.refuse(step.path, 'STEP_ORDER', `a step ${step.type} in the middle`, 'start comes first, end last')
}

/** With any matrix given, every profile in use has one, and what prices or limits distance has distances. */
function checkProfiles(reader: JsonReader, { vehicles, matrices }: VroomInput): void {
  const profiles = Object.keys(matrices)
  if (profiles.length === 0) return
  for (const { path, profile, costs, maxDistance } of vehicles) {
    const matrix = matrices[profile]
    if (!matrix) {
      reader.refuse(
        `${path}.profile`,
        'NO_MATRIX',
        `no matrix for profile ${profile}`,
        `add matrices.${profile}, or use ${profiles.join(' or ')}`,
      )
      continue
    }
    const needs = maxDistance !== undefined ? 'max_distance' : costs.perKm > 0 ? 'costs.per_km' : undefined
    if (needs && !matrix.distances)
      reader.refuse(`${path}.${needs}`, 'NO_DISTANCES', `matrices.${profile} has no distances`, 'add them, in metres')
    if (matrix.costs && costs.given) {
      reader.refuse(
        `${path}.costs`,
        'COSTS_TWICE',
        `matrices.${profile}.costs already prices the way`,
        'leave per_hour and per_km out, or the cost matrix',
      )
    }
    const drivePrice = matrix.costs ? 0 : costs.perHour
    if (costs.perTaskHour > drivePrice) {
      reader.refuse(
        `${path}.costs.per_task_hour`,
        'UNSUPPORTED',
        'an hour of work dearer than an hour of driving is not supported',
        'make it at most per_hour',
      )
    }
    if (matrix.costs && maxDistance !== undefined) {
      reader.refuse(
        `${path}.max_distance`,
        'UNSUPPORTED',
        'a limit on distance beside a custom cost matrix is not supported',
        'limit max_travel_time instead',
      )
    }
  }
}
