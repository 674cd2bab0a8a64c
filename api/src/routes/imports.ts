import { cancelImport, getImport, StateError } from '@tournee/data'
import { byOf } from '../by.ts'
import type { Call, Handlers } from '../http/handler.ts'
import { refuse } from '../refusal.ts'
import { commitImport } from '../use-cases/commit-import.ts'
import { followImport } from '../use-cases/follow-import.ts'
import { remapImport } from '../use-cases/remap-import.ts'
import { uploadImport } from '../use-cases/upload-import.ts'

const callerOf = (call: Pick<Call<never>, 'user' | 'at' | 'language'>) => ({ by: byOf(call), language: call.language })

/** Spreadsheets on their way in. */
export const importHandlers: Handlers<'createImport' | 'getImport' | 'mapImport' | 'commitImport' | 'followImport' | 'cancelImport'> = {
  createImport: (call, services) => uploadImport(services, call.file!, callerOf(call)),
  getImport: async ({ params }, { db, importFeed }) => importFeed.latest(params.id) ?? getImport(db.connection, params.id),
  mapImport: (call, services) => remapImport(services, call.params.id, call.body, callerOf(call)),
  commitImport: (call, services) => commitImport(services, call.params.id, callerOf(call)),
  followImport: ({ params, signal }, services) => followImport(services, params.id, signal),
  cancelImport: async ({ params }, { db }) => {
    try {
      await cancelImport(db, params.id)
      return null
    } catch (error) {
      if (error instanceof StateError) return refuse('IMPORT_CLOSED', error.message)
      throw error
    }
  },
}
