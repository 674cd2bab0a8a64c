import { failPlan, listUnfinishedPlans } from '@tournee/data'
import type { Services } from '../services.ts'

const MESSAGE = 'The service stopped during this run: start it again.'

/** Runs at the start: what a former process left unfinished is failed, so that nobody waits for it. */
export async function failInterruptedRuns({ db, now }: Services): Promise<number> {
  return db.transaction(async (connection) => {
    const interrupted = await listUnfinishedPlans(connection)
    for (const plan of interrupted) await failPlan(connection, plan.id, MESSAGE, { actor: 'system', at: now() })
    return interrupted.length
  })
}
