import { deleteExpiredSessions, deleteOldIdempotencyKeys } from '@tournee/data'
import type { Services } from '../services.ts'
import { generateVisits } from './generate-visits.ts'

const KEYS_KEPT_MS = 7 * 24 * 3_600_000

/** Once at the start and once a day: visits that contracts make due, sessions and idempotency keys that are over. */
export async function runDailyChores(services: Services): Promise<void> {
  const { created } = await generateVisits(services)
  if (created > 0) services.log.info({ created }, 'visits made due by contracts')
  await deleteExpiredSessions(services.db.connection, services.now())
  await deleteOldIdempotencyKeys(services.db.connection, services.now() - KEYS_KEPT_MS)
}
