import {
  failAbandonedImports,
  failPlan,
  forgetProcess,
  listAbandonedPlans,
  releaseAbandonedChores,
  releaseAbandonedKeys,
  type ServingProcess,
} from '@tournee/data'
import type { Services } from '../services.ts'

const MESSAGE = 'The service stopped during this run: start it again.'

/**
 * Forgets the processes that are gone; what they left unfinished is failed or given back, so that nobody waits for it. What a process that
 * lives works at goes on. Answers how many plans.
 */
export async function failAbandonedWork({ db, now }: Pick<Services, 'db' | 'now'>, gone: readonly ServingProcess[] = []): Promise<number> {
  return db.transaction(async (connection) => {
    for (const process of gone) await forgetProcess(connection, process)
    const abandoned = await listAbandonedPlans(connection)
    for (const plan of abandoned) await failPlan(connection, plan.id, MESSAGE, { actor: 'system', at: now() })
    await failAbandonedImports(connection, MESSAGE)
    await releaseAbandonedKeys(connection)
    await releaseAbandonedChores(connection)
    return abandoned.length
  })
}
