import type { By } from '../audit/by.ts'
import { recordChanges } from '../audit/record-change.ts'
import type { Connection } from '../database/connection.ts'
import { inTurns } from '../database/insert-all.ts'
import { toInstant } from '../database/stored-values.ts'

const AT_ONCE = 500

/** Which of these clients are there, and since when each is archived (null = not), in the order given. */
export async function listArchived(db: Connection, ids: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
  const found = new Map<string, string | null>()
  for await (const some of inTurns(ids, AT_ONCE)) {
    const rows = await db('clients')
      .whereIn('id', some)
      .whereNull('merged_into')
      .select<{ id: string; archived_at: number | null }[]>('id', 'archived_at')
    for (const row of rows) found.set(row.id, row.archived_at === null ? null : toInstant(row.archived_at))
  }
  return found
}

/** Those of these clients whom somebody is to visit: a slot is held, promised or planned, or the technician is there. */
export async function listPromisedClients(db: Connection, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for await (const some of inTurns(ids, AT_ONCE)) {
    const rows = await db('visits')
      .whereIn('client_id', some)
      .whereIn('status', ['held', 'booked', 'published', 'under_way'])
      .distinct<{ client_id: string }[]>('client_id')
    for (const row of rows) found.add(row.client_id)
  }
  return found
}

/** Archives these clients, or takes them back: out of lists and planning, nothing lost. Answers whose state changed. */
export async function setArchived(db: Connection, ids: readonly string[], archived: boolean, by: By): Promise<string[]> {
  const changed: string[] = []
  for await (const some of inTurns(ids, AT_ONCE)) {
    const query = db('clients').whereIn('id', some).whereNull('merged_into')
    const rows = await (archived ? query.whereNull('archived_at') : query.whereNotNull('archived_at'))
      .update({ archived_at: archived ? by.at : null, version: db.raw('version + 1') })
      .returning<{ id: string }[]>('id')
    changed.push(...rows.map(({ id }) => id))
  }
  const changes = { archived: [!archived, archived] }
  await recordChanges(
    db,
    changed.map((id) => ({ action: 'update', entity: 'client', entityId: id, clientId: id, changes })),
    by,
  )
  return changed
}
