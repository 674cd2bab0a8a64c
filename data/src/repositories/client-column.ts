import type { By } from '../audit/by.ts'
import { recordChanges } from '../audit/record-change.ts'
import type { Connection } from '../database/connection.ts'
import { inTurns } from '../database/insert-all.ts'

const AT_ONCE = 500

/** A client of which one thing changes. */
export interface ClientChange<T> {
  readonly id: string
  readonly before: T
  readonly after: T
}

/** One column of these clients as it is stored, by id; of those that are there and not merged into another. */
export async function listClientColumn(db: Connection, column: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  for await (const some of inTurns(ids, AT_ONCE)) {
    const rows = await db('clients')
      .whereIn('id', some)
      .whereNull('merged_into')
      .select<{ id: string; value: string }[]>('id', `${column} as value`)
    for (const { id, value } of rows) found.set(id, value)
  }
  return found
}

/**
 * Writes one field of many clients, those whose columns come out the same in one statement, on record; the caller has read them on the same
 * transaction.
 */
export async function changeClients<T>(
  db: Connection,
  field: string,
  changes: readonly ClientChange<T>[],
  columnsOf: (after: T) => Readonly<Record<string, string>>,
  by: By,
): Promise<void> {
  for (const group of Map.groupBy(changes, ({ after }) => JSON.stringify(after)).values()) {
    const columns = { ...columnsOf(group[0]!.after), updated_at: by.at }
    for await (const some of inTurns(group, AT_ONCE)) {
      const ids = some.map(({ id }) => id)
      await db('clients')
        .whereIn('id', ids)
        .update({ ...columns, version: db.raw('version + 1') })
    }
  }
  await recordChanges(
    db,
    changes.map(({ id, before, after }) => ({
      action: 'update',
      entity: 'client',
      entityId: id,
      clientId: id,
      changes: { [field]: [before, after] },
    })),
    by,
  )
}
