import type { ImportJob } from '@tournee/contract'
import { getImport } from '@tournee/data'
import type { Services } from '../services.ts'
import { isImportOver } from './commit-import.ts'

/** The states of an import from now to its end. Throws `NotFoundError` on the first read. */
export function followImport({ db, importFeed }: Services, id: string, signal: AbortSignal): AsyncIterable<ImportJob> {
  return importFeed.follow(id, async () => importFeed.latest(id) ?? getImport(db.connection, id), isImportOver, signal)
}
