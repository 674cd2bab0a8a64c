import type { BulkSkip } from '@tournee/contract'
import { type Connection, listArchived, listPromisedClients, setArchived } from '@tournee/data'
import { type BulkPlan, outcomeOf } from './bulk-plan.ts'

/** Archives clients, or takes them back; whom somebody is to visit is not archived. */
export async function planArchive(connection: Connection, ids: readonly string[], archived: boolean): Promise<BulkPlan> {
  const known = await listArchived(connection, ids)
  const promised = archived ? await listPromisedClients(connection, ids) : new Set<string>()
  const reasonOf = (id: string): BulkSkip | null => {
    if (!known.has(id) || (known.get(id) !== null) === archived) return 'already'
    return promised.has(id) ? 'promised' : null
  }
  const affected = ids.filter((id) => reasonOf(id) === null)
  return {
    outcome: outcomeOf(ids.map(reasonOf)),
    apply: async (trx, by) => {
      const clientIds = await setArchived(trx, affected, archived, by)
      return clientIds.length > 0 ? { kind: archived ? 'archive' : 'unarchive', clientIds } : null
    },
  }
}
