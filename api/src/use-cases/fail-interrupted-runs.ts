import { failPlan, failRunningImports, listUnfinishedPlans, releaseAbandonedKeys } from '@tournee/data'
import type { Services } from '../services.ts'

const MESSAGE = 'The service stopped during this run: start it again.'
/** A request under way in another process is younger than this. */
const KEY_GRACE_MS = 60_000

/** Runs at the start: what a former process left unfinished is failed or given back, so that nobody waits for it. Answers how many plans. */
export async function failInterruptedRuns({ db, now }: Services): Promise<number> {
  return db.transaction(async (connection) => {
    const interrupted = await listUnfinishedPlans(connection)
    for (const plan of interrupted) await failPlan(connection, plan.id, MESSAGE, { actor: 'system', at: now() })
    await failRunningImports(connection, MESSAGE)
    await releaseAbandonedKeys(connection, now() - KEY_GRACE_MS)
    return interrupted.length
  })
}
