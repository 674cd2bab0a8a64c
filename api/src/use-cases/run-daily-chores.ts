import {
  deleteExpiredHolds,
  deleteExpiredSessions,
  deleteOldDrafts,
  deleteOldIdempotencyKeys,
  deleteOldImports,
  deleteOldUndo,
} from '@tournee/data'
import type { Services } from '../services.ts'
import { generateVisits } from './generate-visits.ts'
import { KEPT_MS, sweepDocuments } from './keep-documents.ts'

const WEEK_MS = 7 * 24 * 3_600_000
/** Drafts that nobody named, published or worked on for so long are tidied away. */
const DRAFT_MS = 13 * WEEK_MS

/** Once at the start and once a day: visits that contracts make due, what is over or a week old: sessions, idempotency keys, imports never committed; drafts of a quarter ago that nobody kept. */
export async function runDailyChores(services: Services): Promise<void> {
  const { created } = await generateVisits(services)
  if (created > 0) services.log.info({ created }, 'visits made due by contracts')
  await deleteExpiredHolds(services.db.connection, services.now())
  await deleteExpiredSessions(services.db.connection, services.now())
  await deleteOldIdempotencyKeys(services.db.connection, services.now() - WEEK_MS)
  await deleteOldImports(services.db.connection, services.now() - WEEK_MS)
  await deleteOldUndo(services.db.connection, services.now() - KEPT_MS)
  await sweepDocuments(services)
  await deleteOldDrafts(services.db.connection, services.now() - DRAFT_MS)
}
