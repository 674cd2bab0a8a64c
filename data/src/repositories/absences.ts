import type { Absence, CivilDate } from '@tournee/contract'
import type { By } from '../audit/by.ts'
import { recordChange } from '../audit/record-change.ts'
import type { Connection } from '../database/connection.ts'
import { NotFoundError } from '../database/errors.ts'
import { newId } from '../database/identity.ts'

interface Row {
  id: string
  technician_id: string
  from_date: CivilDate
  to_date: CivilDate
  reason: string
}

const toAbsence = (row: Row): Absence => ({
  id: row.id,
  technicianId: row.technician_id,
  from: row.from_date,
  to: row.to_date,
  reason: row.reason,
})

/** Absences, earliest first; with `from` and `to` only those that touch the days between, both included. */
export async function listAbsences(db: Connection, between?: { readonly from: CivilDate; readonly to: CivilDate }): Promise<Absence[]> {
  const query = db<Row>('absences').orderBy(['from_date', 'id'])
  if (between) query.where('from_date', '<=', between.to).andWhere('to_date', '>=', between.from)
  return (await query).map(toAbsence)
}

export async function createAbsence(db: Connection, absence: Omit<Absence, 'id'> & { readonly id?: string }, by: By): Promise<Absence> {
  const id = absence.id ?? newId(by.at)
  const row: Row = { id, technician_id: absence.technicianId, from_date: absence.from, to_date: absence.to, reason: absence.reason }
  await db('absences').insert(row)
  await recordChange(db, { action: 'create', entity: 'absence', entityId: id, changes: { ...absence } }, by)
  return toAbsence(row)
}

/** Deletes an absence and answers what it was. Throws `NotFoundError`. */
export async function deleteAbsence(db: Connection, id: string, by: By): Promise<Absence> {
  const row = await db<Row>('absences').where({ id }).first()
  if (!row) throw new NotFoundError('absence', id)
  await db('absences').where({ id }).delete()
  await recordChange(db, { action: 'delete', entity: 'absence', entityId: id, changes: { ...toAbsence(row) } }, by)
  return toAbsence(row)
}
