import type { Seconds } from '../units.ts'
import type { JsonReader } from './json-reader.ts'
import type { PlaceRegistry } from './place-registry.ts'
import { checkUnique, given, readAmount, readId, readSkills, readTimeWindow, readTimeWindows } from './read-fields.ts'
import type { VroomBreak, VroomStep, VroomVehicle } from './vroom-input.ts'

const STEP_TYPES: readonly string[] = ['start', 'job', 'pickup', 'delivery', 'break', 'end']
const VEHICLE_KEYS = [
  ...['id', 'profile', 'description', 'start', 'start_index', 'end', 'end_index', 'capacity', 'costs', 'skills', 'type', 'time_window'],
  ...['breaks', 'speed_factor', 'max_tasks', 'max_travel_time', 'max_distance', 'steps'],
]
const COST_KEYS = ['fixed', 'per_hour', 'per_km', 'per_task_hour']
const BREAK_KEYS = ['id', 'description', 'service', 'time_windows', 'max_load']
const STEP_KEYS = ['type', 'id', 'service_at', 'service_after', 'service_before']
/** VROOM's default: a second of driving costs 1. */
const PER_HOUR = 3600

/** `vehicles`, at least one. */
export function readVehicles(reader: JsonReader, places: PlaceRegistry, value: unknown): readonly VroomVehicle[] {
  const vehicles = reader
    .array(value, 'vehicles')
    .map((item, i) => readVehicle(reader, places, reader.object(item, `vehicles[${i}]`, VEHICLE_KEYS), `vehicles[${i}]`))
  if (vehicles.length === 0) reader.refuse('vehicles', 'NO_VEHICLE', 'nobody can drive', 'give at least one vehicle')
  checkUnique(reader, 'vehicle', vehicles)
  return vehicles
}

function readVehicle(reader: JsonReader, places: PlaceRegistry, of: Readonly<Record<string, unknown>>, path: string): VroomVehicle {
  const start = places.find(of['start'], of['start_index'], `${path}.start`, 'start_index')
  const end = places.find(of['end'], of['end_index'], `${path}.end`, 'end_index')
  if (start === undefined && end === undefined) {
    reader.refuse(
      path,
      'MISSING_START_AND_END',
      'it neither starts nor ends anywhere',
      'add start or end (or start_index, end_index with matrices)',
    )
  }
  const timeWindow = of['time_window'] === undefined ? undefined : readTimeWindow(reader, of['time_window'], `${path}.time_window`)
  const steps = of['steps'] === undefined ? undefined : reader.array(of['steps'], `${path}.steps`)
  return {
    id: readId(reader, of['id'], `${path}.id`),
    path,
    profile: reader.text(of['profile'], `${path}.profile`) ?? 'car',
    ...given('description', reader.text(of['description'], `${path}.description`)),
    ...given('start', start),
    ...given('end', end),
    capacity: readAmount(reader, of['capacity'], `${path}.capacity`),
    costs: readCosts(reader, of['costs'], `${path}.costs`),
    skills: readSkills(reader, of['skills'], `${path}.skills`),
    ...given('type', reader.text(of['type'], `${path}.type`)),
    ...given('timeWindow', timeWindow),
    breaks: readBreaks(reader, of['breaks'], `${path}.breaks`),
    speedFactor: readSpeedFactor(reader, of['speed_factor'], `${path}.speed_factor`),
    ...given('maxTasks', reader.integer(of['max_tasks'], `${path}.max_tasks`, undefined)),
    ...given('maxTravelTime', reader.integer(of['max_travel_time'], `${path}.max_travel_time`, undefined)),
    ...given('maxDistance', reader.integer(of['max_distance'], `${path}.max_distance`, undefined)),
    ...given(
      'steps',
      steps?.flatMap((step, i) => readStep(reader, step, `${path}.steps[${i}]`) ?? []),
    ),
  }
}

function readCosts(reader: JsonReader, value: unknown, path: string): VroomVehicle['costs'] {
  const of = value === undefined ? {} : reader.object(value, path, COST_KEYS)
  return {
    fixed: reader.integer(of['fixed'], `${path}.fixed`, 0),
    perHour: reader.integer(of['per_hour'], `${path}.per_hour`, PER_HOUR),
    perKm: reader.integer(of['per_km'], `${path}.per_km`, 0),
    perTaskHour: reader.integer(of['per_task_hour'], `${path}.per_task_hour`, 0),
    given: of['per_hour'] !== undefined || of['per_km'] !== undefined,
  }
}

function readSpeedFactor(reader: JsonReader, value: unknown, path: string): number {
  const factor = reader.number(value, path, 1, 0, 5)
  if (factor > 0) return factor
  reader.refuse(path, 'NOT_A_NUMBER', 'a vehicle that does not move reaches nobody', 'give a number above 0, at most 5')
  return 1
}

function readBreaks(reader: JsonReader, value: unknown, path: string): readonly VroomBreak[] {
  const breaks = reader.array(value, path).map((item, i) => {
    const at = `${path}[${i}]`
    const of = reader.object(item, at, BREAK_KEYS)
    return {
      id: readId(reader, of['id'], `${at}.id`),
      path: at,
      ...given('description', reader.text(of['description'], `${at}.description`)),
      service: reader.integer(of['service'], `${at}.service`, 0),
      timeWindows: readTimeWindows(reader, of['time_windows'], `${at}.time_windows`),
      ...given('maxLoad', of['max_load'] === undefined ? undefined : readAmount(reader, of['max_load'], `${at}.max_load`)),
    }
  })
  checkUnique(reader, 'break', breaks)
  return breaks
}

function readStep(reader: JsonReader, value: unknown, path: string): VroomStep | undefined {
  const of = reader.object(value, path, STEP_KEYS)
  const type = reader.text(of['type'], `${path}.type`)
  if (type === undefined || !STEP_TYPES.includes(type)) {
    reader.refuse(
      `${path}.type`,
      'STEP_TYPE',
      `${JSON.stringify(type) ?? 'nothing'} is no type of step`,
      `use one of ${STEP_TYPES.join(', ')}`,
    )
    return undefined
  }
  const moment = (key: string): Seconds | undefined => reader.integer(of[key], `${path}.${key}`, undefined)
  const named = type === 'start' || type === 'end'
  return {
    type: type as VroomStep['type'],
    ...(named ? {} : { id: readId(reader, of['id'], `${path}.id`) }),
    path,
    ...given('serviceAt', moment('service_at')),
    ...given('serviceAfter', moment('service_after')),
    ...given('serviceBefore', moment('service_before')),
  }
}
