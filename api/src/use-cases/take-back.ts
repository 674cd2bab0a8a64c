import type { UndoOutcome } from '@tournee/contract'
import {
  applyVisitChanges,
  type By,
  type Connection,
  claimUndo,
  findContract,
  type MergeUndo,
  StateError,
  setArchived,
  unmergeClients,
  updateContractTerms,
} from '@tournee/data'
import type { BulkUndo, TermsUndo } from '../bulk/bulk-plan.ts'
import { reconcileAll } from '../bulk/contract-terms.ts'
import { restoreNotes } from '../bulk/notes.ts'
import { restoreTags } from '../bulk/tags.ts'
import { type Refusal, refuse } from '../refusal.ts'
import type { Services } from '../services.ts'
import { transact } from '../transact.ts'
import { companyToday } from './company-today.ts'

/** Takes something back, once; what somebody changed since is kept. */
export async function takeBack({ db, now }: Services, id: string, by: By): Promise<UndoOutcome | Refusal> {
  return transact(db, async (connection) => {
    try {
      const { kind, content } = await claimUndo(connection, id, by)
      return { kind, ...(await restore(connection, content as BulkUndo | MergeUndo, by, now())) }
    } catch (error) {
      if (error instanceof StateError) return refuse('UNDO_OVER', error.message)
      throw error
    }
  })
}

async function restore(connection: Connection, undo: BulkUndo | MergeUndo, by: By, at: number): Promise<Omit<UndoOutcome, 'kind'>> {
  if (undo.kind === 'merge') return unmergeClients(connection, undo, by)
  if (undo.kind === 'tags') return restoreTags(connection, undo, by)
  if (undo.kind === 'notes') return restoreNotes(connection, undo, by)
  if (undo.kind === 'contract-terms') return restoreTerms(connection, undo, by, await companyToday(connection, at))
  const restored = await setArchived(connection, undo.clientIds, undo.kind === 'unarchive', by)
  return { restored: restored.length, kept: undo.clientIds.length - restored.length }
}

async function restoreTerms(connection: Connection, undo: TermsUndo, by: By, today: string) {
  const changed = []
  for (const { id, before, after } of undo.contracts) {
    const contract = await findContract(connection, id)
    if (contract?.toleranceDays !== after.toleranceDays || contract.durationMinutes !== after.durationMinutes) continue
    await updateContractTerms(connection, [contract], before, by)
    changed.push({ ...contract, ...before })
  }
  await applyVisitChanges(connection, await reconcileAll(connection, changed, today), by)
  return { restored: changed.length, kept: undo.contracts.length - changed.length }
}
