import type { By } from '../audit/by.ts'
import type { Connection } from '../database/connection.ts'
import { type ClientChange, changeClients, listClientColumn } from './client-column.ts'

/** The notes of these clients, by id; of those that are there and not merged into another. */
export const listClientNotes = (db: Connection, ids: readonly string[]): Promise<ReadonlyMap<string, string>> =>
  listClientColumn(db, 'notes', ids)

/** Notes with a line at their end. */
export const withLine = (notes: string, line: string): string => (notes === '' ? line : `${notes}\n${line}`)

/** Notes without the line at their end; null when they do not end with it. */
export function withoutLine(notes: string, line: string): string | null {
  if (notes === line) return ''
  return notes.endsWith(`\n${line}`) ? notes.slice(0, -line.length - 1) : null
}

/** A client whose notes change. */
export type NotesChange = ClientChange<string>

/** Gives clients other notes; the caller has read them on the same transaction. */
export const setClientNotes = (db: Connection, changes: readonly NotesChange[], by: By): Promise<void> =>
  changeClients(db, 'notes', changes, (notes) => ({ notes }), by)
