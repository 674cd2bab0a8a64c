import type { JsonReader } from './json-reader.ts'
import type { PlaceRegistry } from './place-registry.ts'
import { checkUnique, given, readAmount, readId, readPerType, readSkills, readTimeWindows } from './read-fields.ts'
import type { VroomShipment, VroomTask, VroomTaskType } from './vroom-input.ts'

const PLACE_KEYS = [
  'id',
  'description',
  'location',
  'location_index',
  'setup',
  'service',
  'setup_per_type',
  'service_per_type',
  'time_windows',
]
const JOB_KEYS = [...PLACE_KEYS, 'delivery', 'pickup', 'amount', 'skills', 'priority']
const SHIPMENT_KEYS = ['pickup', 'delivery', 'amount', 'skills', 'priority']

type Shared = Pick<VroomTask, 'pickup' | 'delivery' | 'skills' | 'priority'>

/** `jobs`; the deprecated `amount` of a job is its delivery. */
export function readJobs(reader: JsonReader, places: PlaceRegistry, value: unknown): readonly VroomTask[] {
  const jobs = reader.array(value, 'jobs').map((item, i) => {
    const path = `jobs[${i}]`
    const job = reader.object(item, path, JOB_KEYS)
    if (job['amount'] !== undefined && (job['delivery'] !== undefined || job['pickup'] !== undefined))
      reader.refuse(
        `${path}.amount`,
        'AMOUNT_TWICE',
        'amount is the former name of delivery, and the job has newer ones',
        'write delivery and pickup only',
      )
    return readTask(reader, places, 'job', job, path, {
      pickup: readAmount(reader, job['pickup'], `${path}.pickup`),
      delivery: readAmount(reader, job['delivery'] ?? job['amount'], `${path}.${job['delivery'] === undefined ? 'amount' : 'delivery'}`),
      ...readDemands(reader, job, path),
    })
  })
  checkUnique(reader, 'job', jobs)
  return jobs
}

/** `shipments`: amount, skills and priority belong to the pair. */
export function readShipments(reader: JsonReader, places: PlaceRegistry, value: unknown): readonly VroomShipment[] {
  const shipments = reader.array(value, 'shipments').map((item, i) => {
    const path = `shipments[${i}]`
    const shipment = reader.object(item, path, SHIPMENT_KEYS)
    const shared: Shared = { pickup: [], delivery: [], ...readDemands(reader, shipment, path) }
    const end = (type: 'pickup' | 'delivery') =>
      readTask(reader, places, type, reader.object(shipment[type], `${path}.${type}`, PLACE_KEYS), `${path}.${type}`, shared)
    return { path, pickup: end('pickup'), delivery: end('delivery'), amount: readAmount(reader, shipment['amount'], `${path}.amount`) }
  })
  for (const type of ['pickup', 'delivery'] as const)
    checkUnique(
      reader,
      type,
      shipments.map((shipment) => shipment[type]),
    )
  return shipments
}

function readDemands(reader: JsonReader, of: Readonly<Record<string, unknown>>, path: string): Pick<VroomTask, 'skills' | 'priority'> {
  return {
    skills: readSkills(reader, of['skills'], `${path}.skills`),
    priority: reader.integer(of['priority'], `${path}.priority`, 0, 0, 100),
  }
}

function readTask(
  reader: JsonReader,
  places: PlaceRegistry,
  type: VroomTaskType,
  of: Readonly<Record<string, unknown>>,
  path: string,
  shared: Shared,
): VroomTask {
  const place = places.find(of['location'], of['location_index'], path, 'location_index')
  if (place === undefined)
    reader.refuse(
      path,
      'MISSING_LOCATION',
      'it takes place nowhere',
      'add a location [longitude, latitude], or a location_index with matrices',
    )
  return {
    type,
    id: readId(reader, of['id'], `${path}.id`),
    path,
    place: place ?? 0,
    ...given('description', reader.text(of['description'], `${path}.description`)),
    setup: reader.integer(of['setup'], `${path}.setup`, 0),
    service: reader.integer(of['service'], `${path}.service`, 0),
    setupPerType: readPerType(reader, of['setup_per_type'], `${path}.setup_per_type`),
    servicePerType: readPerType(reader, of['service_per_type'], `${path}.service_per_type`),
    timeWindows: readTimeWindows(reader, of['time_windows'], `${path}.time_windows`),
    ...shared,
  }
}
