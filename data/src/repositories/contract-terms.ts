import type { Contract } from '@tournee/contract'
import type { By } from '../audit/by.ts'
import { differences, recordChanges } from '../audit/record-change.ts'
import type { Connection } from '../database/connection.ts'
import { inTurns } from '../database/insert-all.ts'

/** Terms that many contracts may be given at once. */
export type SharedTerms = Partial<Pick<Contract, 'toleranceDays' | 'durationMinutes'>>

/** Gives these contracts the same terms, in as few statements as possible; the caller has read them and knows that they differ. */
export async function updateContractTerms(db: Connection, contracts: readonly Contract[], terms: SharedTerms, by: By): Promise<void> {
  const row = {
    ...(terms.toleranceDays === undefined ? {} : { tolerance_days: terms.toleranceDays }),
    ...(terms.durationMinutes === undefined ? {} : { duration_minutes: terms.durationMinutes }),
  }
  const ids = (of: readonly Contract[], key: 'id' | 'clientId') => [...new Set(of.map((contract) => contract[key]))]
  for await (const some of inTurns(contracts)) {
    await db('contracts')
      .whereIn('id', ids(some, 'id'))
      .update({ ...row, version: db.raw('version + 1') })
    // a client's file changes as one: whoever has it open must see this first
    await db('clients')
      .whereIn('id', ids(some, 'clientId'))
      .update({ version: db.raw('version + 1') })
  }
  await recordChanges(
    db,
    contracts.map((contract) => ({
      action: 'update',
      entity: 'contract',
      entityId: contract.id,
      clientId: contract.clientId,
      changes: differences(contract, terms),
    })),
    by,
  )
}
