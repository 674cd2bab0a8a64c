import { listContracts, storeOccurrences } from '@tournee/data'
import { addMonths } from '@tournee/engine/recurrence'
import { contractOccurrences } from '../planning/contract-occurrences.ts'
import { HORIZON_MONTHS } from '../planning/reconcile-visits.ts'
import type { Services } from '../services.ts'
import { companyToday } from './company-today.ts'

/** Stores the visits that the active contracts make due from today on; run twice, or five at once, it is as once. */
export async function generateVisits({ db, now }: Pick<Services, 'db' | 'now'>): Promise<{ readonly created: number }> {
  const at = now()
  return db.transaction(async (connection) => {
    const today = await companyToday(connection, at)
    const horizon = { from: today, to: addMonths(today, HORIZON_MONTHS) }
    const contracts = await listContracts(connection, { status: 'active' })
    const occurrences = contracts.flatMap((contract) => contractOccurrences(contract, horizon))
    return storeOccurrences(connection, occurrences, { actor: 'system', at })
  })
}
