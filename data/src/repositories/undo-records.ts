import type { By } from '../audit/by.ts'
import type { Connection } from '../database/connection.ts'
import { NotFoundError, StateError } from '../database/errors.ts'
import { newId } from '../database/identity.ts'
import { fromJson, toJson } from '../database/stored-values.ts'

/** What it takes to take something back; `content` is its maker's business. */
export interface UndoRecord {
  readonly id: string
  readonly kind: string
  readonly content: unknown
}

/** Keeps what it takes to take something back; answers its id. */
export async function keepUndo(db: Connection, kind: string, content: unknown, by: By): Promise<string> {
  const id = newId(by.at)
  await db('undo_records').insert({ id, kind, content: toJson(content), actor: by.actor, created_at: by.at })
  return id
}

/** Claims a record for being undone: it works once. Throws `NotFoundError`, or `StateError` the second time. */
export async function claimUndo(db: Connection, id: string, by: By): Promise<UndoRecord> {
  const row = await db('undo_records').where({ id }).first<{ kind: string; content: string } | undefined>()
  if (!row) throw new NotFoundError('undo record', id)
  const claimed = await db('undo_records').where({ id }).whereNull('undone_at').update({ undone_at: by.at })
  if (claimed === 0) throw new StateError('it was taken back already')
  return { id, kind: row.kind, content: fromJson(row.content) }
}

/** Forgets what nobody took back before this instant (epoch milliseconds). */
export async function deleteOldUndo(db: Connection, before: number): Promise<void> {
  await db('undo_records').where('created_at', '<', before).delete()
}
