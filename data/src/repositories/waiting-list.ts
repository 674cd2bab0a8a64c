import type { CivilDate, WaitingEntry } from '@tournee/contract'
import type { By } from '../audit/by.ts'
import { recordChange } from '../audit/record-change.ts'
import type { Connection } from '../database/connection.ts'
import { newId } from '../database/identity.ts'
import { toInstant } from '../database/stored-values.ts'

interface Row {
  id: string
  visit_id: string
  client_id: string
  client_name: string
  city: string
  from_date: CivilDate
  to_date: CivilDate
  created_at: number
}

const toEntry = (row: Row): WaitingEntry => ({
  id: row.id,
  visitId: row.visit_id,
  clientId: row.client_id,
  clientName: row.client_name,
  city: row.city,
  from: row.from_date,
  to: row.to_date,
  createdAt: toInstant(row.created_at),
})

const entries = (db: Connection) =>
  db('waiting_list as w')
    .join('visits as v', 'v.id', 'w.visit_id')
    .join('clients as c', 'c.id', 'w.client_id')
    .join('sites as s', 's.id', 'v.site_id')
    .select<Row[]>('w.*', 'c.name as client_name', 's.city')

/** Who waits, longest first. */
export async function listWaiting(db: Connection): Promise<WaitingEntry[]> {
  return (await entries(db).orderBy(['w.created_at', 'w.id'])).map(toEntry)
}

export async function findWaiting(db: Connection, id: string): Promise<WaitingEntry | null> {
  const row = (await entries(db).where('w.id', id))[0]
  return row ? toEntry(row) : null
}

/** Puts a visit on the waiting list; one that waits already changes its days and keeps its place. */
export async function joinWaiting(
  db: Connection,
  entry: { readonly visitId: string; readonly clientId: string; readonly from: CivilDate; readonly to: CivilDate },
  by: By,
): Promise<WaitingEntry> {
  const days = { from_date: entry.from, to_date: entry.to }
  await db('waiting_list')
    .insert({ id: newId(by.at), visit_id: entry.visitId, client_id: entry.clientId, ...days, created_at: by.at })
    .onConflict('visit_id')
    .merge(days)
  const row = (await entries(db).where('w.visit_id', entry.visitId))[0]!
  await recordChange(db, { action: 'create', entity: 'waiting', entityId: row.id, clientId: entry.clientId, changes: { ...days } }, by)
  return toEntry(row)
}

/** Takes a visit off the waiting list, by entry or by visit. */
export async function leaveWaiting(db: Connection, which: { readonly id: string } | { readonly visitId: string }): Promise<void> {
  await db('waiting_list')
    .where('id' in which ? { id: which.id } : { visit_id: which.visitId })
    .delete()
}
