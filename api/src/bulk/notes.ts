import type { BulkSkip } from '@tournee/contract'
import { type By, type Connection, listClientNotes, setClientNotes, withLine, withoutLine } from '@tournee/data'
import { type BulkPlan, type NotesUndo, outcomeOf } from './bulk-plan.ts'

/** Adds a line to the notes of clients; whose notes end with it already are left alone. */
export async function planNotes(connection: Connection, ids: readonly string[], line: string): Promise<BulkPlan> {
  const known = await listClientNotes(connection, ids)
  const affected = [...known].filter(([, notes]) => withoutLine(notes, line) === null)
  const reached = new Set(affected.map(([id]) => id))
  const reasonOf = (id: string): BulkSkip | null => (reached.has(id) ? null : 'already')
  return {
    outcome: outcomeOf(ids.map(reasonOf)),
    apply: async (trx, by) => {
      if (affected.length === 0) return null
      const changes = affected.map(([id, before]) => ({ id, before, after: withLine(before, line) }))
      await setClientNotes(trx, changes, by)
      return { kind: 'notes', line, clientIds: changes.map(({ id }) => id) }
    },
  }
}

/** Takes the line off where it is still the last; notes written on since are kept. */
export async function restoreNotes(connection: Connection, { line, clientIds }: NotesUndo, by: By) {
  const known = await listClientNotes(connection, clientIds)
  const changes = [...known].flatMap(([id, before]) => {
    const after = withoutLine(before, line)
    return after === null ? [] : [{ id, before, after }]
  })
  await setClientNotes(connection, changes, by)
  return { restored: changes.length, kept: clientIds.length - changes.length }
}
