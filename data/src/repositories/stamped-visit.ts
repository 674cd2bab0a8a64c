import type { CivilDate, VisitStatus } from '@tournee/contract'
import type { Connection } from '../database/connection.ts'
import { NotFoundError } from '../database/errors.ts'

/** A visit as a stamp finds it, and its appointment; instants are epoch milliseconds. */
export interface VisitBefore {
  readonly status: VisitStatus
  readonly technicianId: string | null
  readonly scheduledStart: number | null
  readonly promise: readonly [earliest: number, latest: number] | null
  readonly doneAt: number | null
  readonly doneOn: CivilDate | null
  readonly lastVisitOn: CivilDate | null
  readonly appointmentId: string | null
  /** rises when the visit is planned anew, not by stamps */
  readonly version: number
}

/** A visit locked for the rest of the transaction. */
export interface LockedVisit extends VisitBefore {
  readonly id: string
  readonly clientId: string
  readonly contractId: string | null
}

interface Row {
  id: string
  client_id: string
  contract_id: string | null
  status: VisitStatus
  technician_id: string | null
  scheduled_start: number | null
  promise_earliest: number | null
  promise_latest: number | null
  done_at: number | null
  done_on: CivilDate | null
  version: number
}

/** Reads a visit and keeps others from changing it (PostgreSQL; SQLite has one writer anyway). Throws `NotFoundError`. */
export async function lockVisit(db: Connection, id: string): Promise<LockedVisit> {
  const row = await db<Row>('visits').where({ id }).forUpdate().first()
  if (!row) throw new NotFoundError('visit', id)
  const appointment = await db('appointments').where({ visit_id: id, status: 'confirmed' }).first<{ id: string } | undefined>('id')
  const contract = row.contract_id === null ? null : await db('contracts').where({ id: row.contract_id }).first('last_visit_on')
  return {
    id,
    clientId: row.client_id,
    contractId: row.contract_id,
    status: row.status,
    technicianId: row.technician_id,
    scheduledStart: row.scheduled_start,
    promise: row.promise_earliest === null || row.promise_latest === null ? null : [row.promise_earliest, row.promise_latest],
    doneAt: row.done_at,
    doneOn: row.done_on,
    lastVisitOn: contract?.last_visit_on ?? null,
    appointmentId: appointment?.id ?? null,
    version: row.version,
  }
}

/** Only what has to be put back. */
export const beforeOf = ({ id: _id, clientId: _client, contractId: _contract, ...before }: LockedVisit): VisitBefore => before

/** The technician has set out, or is there. */
export async function markUnderWay(db: Connection, visit: LockedVisit): Promise<void> {
  await db('visits').where({ id: visit.id }).update({ status: 'under_way' })
}

/** The visit is done; its contract counts from that day on. */
export async function markDone(db: Connection, visit: LockedVisit, at: number, day: CivilDate): Promise<void> {
  await db('visits').where({ id: visit.id }).update({ status: 'done', done_at: at, done_on: day })
  if (visit.contractId === null || (visit.lastVisitOn !== null && visit.lastVisitOn >= day)) return
  await db('contracts').where({ id: visit.contractId }).update({ last_visit_on: day })
}

/** The visit was not done: it is due again, and the promise is over. */
export async function markNotDone(db: Connection, visit: LockedVisit, noShow: boolean, reason: string, at: number): Promise<void> {
  await db('visits').where({ id: visit.id }).update({
    status: 'due',
    technician_id: null,
    scheduled_start: null,
    promise_earliest: null,
    promise_latest: null,
  })
  if (visit.appointmentId === null) return
  await db('appointments')
    .where({ id: visit.appointmentId })
    .update({ status: noShow ? 'no-show' : 'cancelled', reason, updated_at: at })
  await db('outbox').where({ appointment_id: visit.appointmentId }).whereNull('sent_at').delete()
}

/** Puts a visit, its contract and its appointment back to what they were before a stamp. */
export async function restoreVisit(db: Connection, visit: LockedVisit, before: VisitBefore, at: number): Promise<void> {
  await db('visits')
    .where({ id: visit.id })
    .update({
      status: before.status,
      technician_id: before.technicianId,
      scheduled_start: before.scheduledStart,
      promise_earliest: before.promise?.[0] ?? null,
      promise_latest: before.promise?.[1] ?? null,
      done_at: before.doneAt,
      done_on: before.doneOn,
    })
  if (visit.contractId !== null && visit.lastVisitOn !== before.lastVisitOn)
    await db('contracts').where({ id: visit.contractId }).update({ last_visit_on: before.lastVisitOn })
  if (before.appointmentId !== null && visit.appointmentId === null)
    await db('appointments').where({ id: before.appointmentId }).update({ status: 'confirmed', reason: '', updated_at: at })
}
