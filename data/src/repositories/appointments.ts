import type { Appointment, VisitKind, VisitStatus } from '@tournee/contract'
import type { By } from '../audit/by.ts'
import { recordChange } from '../audit/record-change.ts'
import { claimVersion } from '../database/claim-version.ts'
import type { Connection } from '../database/connection.ts'
import { NotFoundError, refusingDuplicates } from '../database/errors.ts'
import { newId } from '../database/identity.ts'
import { toInstant, toInstantOrNull } from '../database/stored-values.ts'
import { type SlotQuality, toQualityRow } from './holds.ts'

/** What is promised to whom; instants are epoch milliseconds. */
export interface NewAppointment {
  readonly visitId: string
  readonly clientId: string
  readonly technicianId: string
  readonly earliest: number
  readonly latest: number
  readonly plannedStart: number | null
  /** how good the slot was when it was taken */
  readonly quality?: SlotQuality | null
}

interface Row {
  id: string
  visit_id: string
  client_id: string
  client_name: string
  city: string
  kind: VisitKind
  technician_id: string
  earliest: number
  latest: number
  scheduled_start: number | null
  duration_minutes: number
  status: Appointment['status']
  visit_status: VisitStatus
  visit_technician_id: string | null
  version: number
}

const isOpen = (row: Row) => row.status === 'confirmed' && row.visit_status !== 'done'

const toAppointment = (row: Row): Appointment => ({
  id: row.id,
  visitId: row.visit_id,
  clientId: row.client_id,
  clientName: row.client_name,
  city: row.city,
  kind: row.kind,
  // a published plan may have given the promise to somebody else
  technicianId: (isOpen(row) ? row.visit_technician_id : null) ?? row.technician_id,
  earliest: toInstant(row.earliest),
  latest: toInstant(row.latest),
  plannedStart: row.status === 'confirmed' ? toInstantOrNull(row.scheduled_start) : null,
  durationMinutes: row.duration_minutes,
  status: row.status === 'confirmed' && row.visit_status === 'done' ? 'done' : row.status,
  version: row.version,
})

const appointments = (db: Connection) =>
  db('appointments as a')
    .join('visits as v', 'v.id', 'a.visit_id')
    .join('clients as c', 'c.id', 'a.client_id')
    .join('sites as s', 's.id', 'v.site_id')
    .select<Row[]>(
      'a.id',
      'a.visit_id',
      'a.client_id',
      'c.name as client_name',
      's.city',
      'v.kind',
      'a.technician_id',
      'a.earliest',
      'a.latest',
      'v.scheduled_start',
      'v.duration_minutes',
      'a.status',
      'v.status as visit_status',
      'v.technician_id as visit_technician_id',
      'a.version',
    )

export async function getAppointment(db: Connection, id: string): Promise<Appointment> {
  const row = (await appointments(db).where('a.id', id))[0]
  if (!row) throw new NotFoundError('appointment', id)
  return toAppointment(row)
}

/** The confirmed appointment of a visit, null when there is none. */
export async function findAppointmentOfVisit(db: Connection, visitId: string): Promise<Appointment | null> {
  const row = (await appointments(db).where('a.visit_id', visitId).andWhere('a.status', 'confirmed'))[0]
  return row ? toAppointment(row) : null
}

/** Appointments that begin in `[from, before)` (epoch milliseconds), by hour; cancelled ones only of a client. */
export async function listAppointments(
  db: Connection,
  filter: { readonly from?: number; readonly before?: number; readonly technicianId?: string; readonly clientId?: string },
): Promise<Appointment[]> {
  const query = appointments(db).orderBy(['a.earliest', 'a.id'])
  if (filter.from !== undefined) query.where('a.earliest', '>=', filter.from)
  if (filter.before !== undefined) query.where('a.earliest', '<', filter.before)
  if (filter.clientId === undefined) query.whereNot('a.status', 'cancelled')
  else query.where('a.client_id', filter.clientId)
  const found = (await query).map(toAppointment)
  return filter.technicianId === undefined ? found : found.filter(({ technicianId }) => technicianId === filter.technicianId)
}

/** The visit follows its promise, so that the optimiser honours it. */
async function promiseVisit(db: Connection, promise: NewAppointment): Promise<void> {
  await db('visits')
    .where({ id: promise.visitId })
    .update({
      status: 'booked',
      promise_earliest: promise.earliest,
      promise_latest: promise.latest,
      technician_id: promise.technicianId,
      scheduled_start: promise.plannedStart,
      version: db.raw('version + 1'),
    })
}

/** Promises a visit. The caller has checked the day under the technician's lock. Throws `DuplicateError` when it is promised already. */
export async function createAppointment(db: Connection, promise: NewAppointment, by: By): Promise<Appointment> {
  const id = newId(by.at)
  await refusingDuplicates('appointment', 'visit', () =>
    db('appointments').insert({
      id,
      visit_id: promise.visitId,
      client_id: promise.clientId,
      technician_id: promise.technicianId,
      earliest: promise.earliest,
      latest: promise.latest,
      status: 'confirmed',
      reason: '',
      ...toQualityRow(promise.quality),
      created_at: by.at,
      updated_at: by.at,
    }),
  )
  await promiseVisit(db, promise)
  await recordChange(
    db,
    { action: 'create', entity: 'appointment', entityId: id, clientId: promise.clientId, changes: windowOf(promise) },
    by,
  )
  return getAppointment(db, id)
}

const windowOf = ({ earliest, latest, technicianId }: NewAppointment) => ({
  window: [null, [toInstant(earliest), toInstant(latest)]],
  technician: [null, technicianId],
})

/** Moves an appointment; its version rises, and with it what reminds of it. Throws `VersionConflictError`. */
export async function moveAppointment(
  db: Connection,
  id: string,
  promise: NewAppointment,
  expectedVersion: number | null,
  by: By,
): Promise<Appointment> {
  const before = await getAppointment(db, id)
  await claimVersion(db, 'appointments', 'appointment', id, expectedVersion)
  await db('appointments')
    .where({ id })
    .update({
      technician_id: promise.technicianId,
      earliest: promise.earliest,
      latest: promise.latest,
      ...toQualityRow(promise.quality),
      updated_at: by.at,
    })
  await promiseVisit(db, promise)
  const changes = {
    window: [
      [before.earliest, before.latest],
      [toInstant(promise.earliest), toInstant(promise.latest)],
    ],
    technician: [before.technicianId, promise.technicianId],
  }
  await recordChange(db, { action: 'update', entity: 'appointment', entityId: id, clientId: before.clientId, changes }, by)
  return getAppointment(db, id)
}

/** Cancels an appointment; its visit is due again. Throws `VersionConflictError`. */
export async function cancelAppointment(
  db: Connection,
  id: string,
  reason: string,
  expectedVersion: number | null,
  by: By,
): Promise<Appointment> {
  const before = await getAppointment(db, id)
  await claimVersion(db, 'appointments', 'appointment', id, expectedVersion)
  await db('appointments').where({ id }).update({ status: 'cancelled', reason, updated_at: by.at })
  await db('visits')
    .where({ id: before.visitId })
    .whereIn('status', ['held', 'booked', 'published'])
    .update({
      status: 'due',
      promise_earliest: null,
      promise_latest: null,
      technician_id: null,
      scheduled_start: null,
      version: db.raw('version + 1'),
    })
  await recordChange(
    db,
    { action: 'update', entity: 'appointment', entityId: id, clientId: before.clientId, changes: { cancelled: reason } },
    by,
  )
  return getAppointment(db, id)
}
