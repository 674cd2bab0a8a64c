import type { LngLat } from '../../units.ts'
import type {
  Break,
  Delay,
  Location,
  Lock,
  Matrix,
  ObjectiveWeights,
  Problem,
  RouteOrder,
  SharedTool,
  Shift,
  Shipment,
  Technician,
  TimeWindow,
  Together,
  Visit,
} from '../problem.ts'
import { LIMITS, MAX_COST, MAX_DURATION, MAX_INSTANT } from './limits.ts'
import { describe, type Fields, integer, isObject, list, object, optional, type Read, real, record, required, text, word } from './read.ts'
import { readMatrix } from './read-matrix.ts'

const instant = integer(-MAX_INSTANT, MAX_INSTANT)
const duration = integer(0, MAX_DURATION)
const count = integer(0, Number.MAX_SAFE_INTEGER)
const cost = integer(0, MAX_COST)
const id = text()
const names = list(id, LIMITS.names)
const amounts = list(integer(0, 2 ** 40), LIMITS.dimensions)
const index = integer(0, LIMITS.locations - 1)

/** `[earliest, latest]`. */
const readWindow: Read<TimeWindow> = (value, path, report) => {
  const pair = list(instant, 2, 2)(value, path, report)
  if (!pair) return undefined
  const [earliest, latest] = pair as TimeWindow
  if (earliest > latest)
    return report.refuse('WINDOW_REVERSED', path, `the window ends (${latest}) before it begins (${earliest})`, 'write [earliest, latest]')
  return [earliest, latest]
}

/** `[lng, lat]`, or the engine's `{ lng, lat }`. */
const readPosition: Read<LngLat> = (value, path, report) => {
  const pair = Array.isArray(value) ? value : isObject(value) ? [value['lng'], value['lat']] : []
  const [lng, lat] = pair
  if (pair.length !== 2 || typeof lng !== 'number' || typeof lat !== 'number' || !Number.isFinite(lng) || !Number.isFinite(lat))
    return report.refuse(
      'NOT_A_POSITION',
      path,
      `${describe(value)} is not [longitude, latitude]`,
      'give two finite numbers in degrees, longitude first',
    )
  if (Math.abs(lng) <= 180 && Math.abs(lat) <= 90) return { lng, lat }
  const swapped = Math.abs(lat) <= 180 && Math.abs(lng) <= 90
  return report.refuse(
    swapped ? 'POSITION_SWAPPED' : 'POSITION_RANGE',
    path,
    `longitude ${lng}, latitude ${lat} is not on Earth`,
    swapped ? 'longitude comes first: swap the two' : 'give degrees, -180 to 180 and -90 to 90',
  )
}

const location = object<Location>({ id: optional(id), position: optional(readPosition) })

const breakFields: Fields<Break> = {
  id: required(id),
  duration: required(duration),
  timeWindows: required(list(readWindow, LIMITS.windows, 1)),
  location: optional(index),
}

const LOCKS: { readonly [K in Lock['kind']]: Read<Extract<Lock, { kind: K }>> } = {
  technician: object({ kind: required(word('technician')), technician: required(id) }),
  day: object({ kind: required(word('day')), day: required(id) }),
  shift: object({ kind: required(word('shift')), shift: required(id) }),
  sequence: object({ kind: required(word('sequence')), shift: required(id), rank: required(integer(0, 1e9)) }),
  position: object({ kind: required(word('position')), shift: required(id), position: required(word('first', 'last')) }),
  time: object({ kind: required(word('time')), shift: required(id), start: required(instant) }),
}
const lockKind = word(...(Object.keys(LOCKS) as Lock['kind'][]))
const readLock: Read<Lock> = (value, path, report) => {
  const kind = lockKind(isObject(value) ? value['kind'] : undefined, `${path}.kind`, report)
  return kind && LOCKS[kind](value, path, report)
}

const visit = object<Visit>({
  id: required(id),
  location: required(index),
  service: required(duration),
  setup: optional(duration),
  serviceByType: optional(record(duration, LIMITS.types)),
  setupByType: optional(record(duration, LIMITS.types)),
  timeWindows: optional(list(readWindow, LIMITS.windows)),
  promise: optional(readWindow),
  due: optional(object<NonNullable<Visit['due']>>({ earliest: optional(instant), latest: optional(instant), ideal: optional(instant) })),
  skills: optional(names),
  pickup: optional(amounts),
  delivery: optional(amounts),
  prize: optional(cost),
  priority: optional(integer(0, 100)),
  allowedTechnicians: optional(names),
  forbiddenTechnicians: optional(names),
  preferredTechnicians: optional(names),
  lastTechnician: optional(id),
  zone: optional(id),
  tools: optional(names),
  lock: optional(readLock),
})

const shift = object<Shift>({
  id: required(id),
  technician: required(id),
  day: optional(id),
  start: optional(index),
  end: optional(index),
  earliestStart: required(instant),
  latestEnd: required(instant),
  softEnd: optional(instant),
  breaks: optional(list(object<Break>(breakFields), LIMITS.breaks)),
  maxWork: optional(duration),
  maxDuration: optional(duration),
  maxDrive: optional(duration),
  maxDistance: optional(count),
  maxVisits: optional(count),
  capacity: optional(amounts),
  profile: optional(id),
  speedFactor: optional(real(0.01, 100)),
  costs: optional(
    object<NonNullable<Shift['costs']>>({
      fixed: optional(cost),
      perDriveSecond: optional(cost),
      perMetre: optional(cost),
      perWorkSecond: optional(cost),
      perOvertimeSecond: optional(cost),
    }),
  ),
  zones: optional(names),
})

const shipment = object<Shipment>({ id: required(id), pickup: required(id), delivery: required(id), amount: optional(amounts) })
const together = object<Together>({ id: required(id), visits: required(list(id, LIMITS.names, 2)) })
const delay = object<Delay>({
  id: required(id),
  before: required(id),
  after: required(id),
  min: optional(duration),
  max: optional(duration),
})
const tool = object<SharedTool>({ id: required(id), count: required(count), held: required(word('visit', 'day')) })
const technician = object<Technician>({ id: required(id), skills: optional(names), type: optional(id) })
const order = object<RouteOrder>({ shift: required(id), visits: required(list(id, LIMITS.visits)) })
const orders = list(order, LIMITS.shifts)

const objective = object<Partial<ObjectiveWeights>>({
  perDriveSecond: optional(cost),
  perMetre: optional(cost),
  perWorkSecond: optional(cost),
  perShift: optional(cost),
  perOvertimeSecond: optional(cost),
  perDayFromIdeal: optional(cost),
  outOfZone: optional(cost),
  notPreferredTechnician: optional(cost),
  otherTechnicianThanLast: optional(cost),
  changedTechnician: optional(cost),
  changedDay: optional(cost),
  perUnfairSecond: optional(cost),
  unservedMandatory: optional(cost),
})

/** A problem whose matrices may still be missing. */
export type RawProblem = Omit<Problem, 'matrices'> & { readonly matrices?: Readonly<Record<string, Matrix>> }

/** Reads the shape of a problem, JSON or typed: every field, type and range; references and sizes are validated afterwards. */
export const readProblem: Read<RawProblem> = object<RawProblem>({
  locations: required(list(location, LIMITS.locations)),
  matrices: optional(record(readMatrix, LIMITS.profiles)),
  visits: required(list(visit, LIMITS.visits)),
  shipments: optional(list(shipment, LIMITS.shipments)),
  together: optional(list(together, LIMITS.links)),
  delays: optional(list(delay, LIMITS.links)),
  tools: optional(list(tool, LIMITS.links)),
  technicians: required(list(technician, LIMITS.technicians)),
  shifts: required(list(shift, LIMITS.shifts)),
  objective: optional(objective),
  initial: optional(orders),
  reference: optional(orders),
})
