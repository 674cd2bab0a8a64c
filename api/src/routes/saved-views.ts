import { deleteSavedView, keepSavedView, listSavedViews } from '@tournee/data'
import { byOf } from '../by.ts'
import type { Handlers } from '../http/handler.ts'
import { transact } from '../transact.ts'

/** Each user's saved views of the week. */
export const savedViewHandlers: Handlers<'listSavedViews' | 'keepSavedView' | 'deleteSavedView'> = {
  listSavedViews: async ({ user }, { db }) => ({ items: await listSavedViews(db.connection, user!.id) }),
  keepSavedView: (call, { db }) =>
    transact(db, async (connection) => ({ items: await keepSavedView(connection, call.user!.id, call.body, byOf(call)) })),
  deleteSavedView: (call, { db }) =>
    transact(db, async (connection) => ({ items: await deleteSavedView(connection, call.user!.id, call.params.id, byOf(call)) })),
}
