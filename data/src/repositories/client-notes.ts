import type { By } from '../audit/by.ts'
import { recordChanges } from '../audit/record-change.ts'
import type { Connection } from '../database/connection.ts'
import { inTurns } from '../database/insert-all.ts'

const AT_ONCE = 500

/** The notes of these clients, by id; of those that are there and not merged into another. */
export async function listClientNotes(db: Connection, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  for await (const some of inTurns(ids, AT_ONCE)) {
    const rows = await db('clients').whereIn('id', some).whereNull('merged_into').select<{ id: string; notes: string }[]>('id', 'notes')
    for (const { id, notes } of rows) found.set(id, notes)
  }
  return found
}

/** Notes with a line at their end. */
export const withLine = (notes: string, line: string): string => (notes === '' ? line : `${notes}\n${line}`)

/** Notes without the line at their end; null when they do not end with it. */
export function withoutLine(notes: string, line: string): string | null {
  if (notes === line) return ''
  return notes.endsWith(`\n${line}`) ? notes.slice(0, -line.length - 1) : null
}

/** A client whose notes change. */
export interface NotesChange {
  readonly id: string
  readonly before: string
  readonly after: string
}

/** Gives clients other notes, those with the same outcome in one statement; the caller has read them on the same transaction. */
export async function setClientNotes(db: Connection, changes: readonly NotesChange[], by: By): Promise<void> {
  for (const [notes, group] of Map.groupBy(changes, ({ after }) => after)) {
    for await (const some of inTurns(group, AT_ONCE)) {
      await db('clients')
        .whereIn(
          'id',
          some.map(({ id }) => id),
        )
        .update({ notes, updated_at: by.at, version: db.raw('version + 1') })
    }
  }
  await recordChanges(
    db,
    changes.map(({ id, before, after }) => ({
      action: 'update',
      entity: 'client',
      entityId: id,
      clientId: id,
      changes: { notes: [before, after] },
    })),
    by,
  )
}
