import { createSegment, deleteSegment, listSegments, updateSegment } from '@tournee/data'
import { byOf } from '../by.ts'
import { defined } from '../defined.ts'
import type { Handlers } from '../http/handler.ts'
import { transact } from '../transact.ts'
import { countFacets, findClients } from '../use-cases/find-clients.ts'
import { previewBulk, runBulk } from '../use-cases/run-bulk.ts'
import { takeBack } from '../use-cases/take-back.ts'

/** The list of clients: filters, counts, exports, bulk actions, and each user's saved filters. */
export const clientListHandlers: Handlers<
  | 'listClients'
  | 'getClientFacets'
  | 'exportClients'
  | 'previewBulk'
  | 'runBulk'
  | 'undo'
  | 'listSegments'
  | 'createSegment'
  | 'updateSegment'
  | 'deleteSegment'
> = {
  listClients: async ({ query }, services) => {
    const page = await findClients(services, query)
    return { ...page, items: [...page.items] }
  },
  getClientFacets: ({ query }, services) => countFacets(services, query),
  exportClients: ({ body }, { exporter }) => exporter.work(body),
  previewBulk: ({ body }, services) => previewBulk(services, body),
  runBulk: (call, services) => runBulk(services, call.body, byOf(call)),
  undo: (call, services) => takeBack(services, call.params.id, byOf(call)),
  listSegments: async ({ user }, { db }) => ({ items: await listSegments(db.connection, user!.id) }),
  createSegment: (call, { db }) => transact(db, (connection) => createSegment(connection, call.user!.id, call.body, byOf(call))),
  updateSegment: (call, { db }) =>
    transact(db, (connection) => updateSegment(connection, call.user!.id, call.params.id, defined(call.body), byOf(call))),
  deleteSegment: async (call, { db }) => {
    await transact(db, (connection) => deleteSegment(connection, call.user!.id, call.params.id, byOf(call)))
    return null
  },
}
