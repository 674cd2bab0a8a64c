import { findDuplicates, getClient, tellApart } from '@tournee/data'
import { byOf } from '../by.ts'
import type { Handlers } from '../http/handler.ts'
import { transact } from '../transact.ts'
import { foreseeMerge, mergeTwoClients } from '../use-cases/merge-two-clients.ts'

/** Pairs shown at once. */
const MOST = 200

/** Clients that may be one. */
export const duplicateHandlers: Handlers<'listDuplicates' | 'previewMerge' | 'mergeClients' | 'tellApart'> = {
  listDuplicates: async (_call, { db }) => {
    const pairs = await findDuplicates(db.connection)
    return { items: pairs.slice(0, MOST), total: pairs.length }
  },
  previewMerge: ({ body }, services) => foreseeMerge(services, body),
  mergeClients: (call, services) => mergeTwoClients(services, call.body, call.ifMatch, byOf(call)),
  tellApart: async (call, { db }) => {
    const { keepId, otherId } = call.body
    await transact(db, async (connection) => {
      for (const id of [keepId, otherId]) await getClient(connection, id)
      return tellApart(connection, keepId, otherId, byOf(call))
    })
    return null
  },
}
