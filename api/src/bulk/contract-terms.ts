import type { BulkOutcome, BulkSkip, CivilDate, Contract } from '@tournee/contract'
import { applyVisitChanges, type Connection, listContracts, listContractVisits, type SharedTerms, updateContractTerms } from '@tournee/data'
import { reconcileVisits, visitChangesOf } from '../planning/reconcile-visits.ts'
import { type BulkPlan, outcomeOf } from './bulk-plan.ts'

/** What contracts, as they are now, do to their visits, all together. */
export async function reconcileAll(connection: Connection, contracts: readonly Contract[], today: CivilDate) {
  const visits = Map.groupBy(
    await listContractVisits(
      connection,
      contracts.map(({ id }) => id),
    ),
    ({ contractId }) => contractId,
  )
  const each = contracts.map((contract) => visitChangesOf(contract, reconcileVisits(contract, visits.get(contract.id) ?? [], today)))
  return {
    create: each.flatMap(({ create }) => create),
    change: each.flatMap(({ change }) => change),
    withdraw: each.flatMap(({ withdraw }) => withdraw),
  }
}

const countsOf = (changes: Awaited<ReturnType<typeof reconcileAll>>): BulkOutcome['visits'] => ({
  created: changes.create.length,
  changed: changes.change.length,
  removed: changes.withdraw.length,
})

const sharedOf = ({ toleranceDays, durationMinutes }: Contract) => ({ toleranceDays, durationMinutes })

/** Gives the running contracts of clients the same tolerance or duration; their free visits follow. */
export async function planContractTerms(
  connection: Connection,
  ids: readonly string[],
  terms: SharedTerms,
  today: CivilDate,
): Promise<BulkPlan> {
  const running = await listContracts(connection, { clientIds: ids, status: 'active' })
  const differing = running.filter((contract) =>
    Object.entries(terms).some(([term, value]) => contract[term as keyof SharedTerms] !== value),
  )
  const [has, changes] = [new Set(running.map(({ clientId }) => clientId)), new Set(differing.map(({ clientId }) => clientId))]
  const reasonOf = (id: string): BulkSkip | null => (!has.has(id) ? 'no-contract' : changes.has(id) ? null : 'already')
  const after = differing.map((contract) => ({ ...contract, ...terms }))
  const visits = await reconcileAll(connection, after, today)
  return {
    outcome: outcomeOf(ids.map(reasonOf), countsOf(visits)),
    apply: async (trx, by) => {
      if (differing.length === 0) return null
      await updateContractTerms(trx, differing, terms, by)
      await applyVisitChanges(trx, visits, by)
      return {
        kind: 'contract-terms',
        contracts: differing.map((contract, index) => ({ id: contract.id, before: sharedOf(contract), after: sharedOf(after[index]!) })),
      }
    },
  }
}

/** Makes the visits that the running contracts of clients owe and that are missing; nothing else moves. */
export async function planGenerateVisits(connection: Connection, ids: readonly string[], today: CivilDate): Promise<BulkPlan> {
  const running = await listContracts(connection, { clientIds: ids, status: 'active' })
  const visits = await reconcileAll(connection, running, today)
  const owners = new Map(running.map(({ id, clientId }) => [id, clientId]))
  const [has, gets] = [new Set(owners.values()), new Set(visits.create.map(({ contractId }) => owners.get(contractId)))]
  const reasonOf = (id: string): BulkSkip | null => (!has.has(id) ? 'no-contract' : gets.has(id) ? null : 'nothing-to-do')
  const missing = { create: visits.create, change: [], withdraw: [] }
  return {
    outcome: outcomeOf(ids.map(reasonOf), countsOf(missing)),
    apply: async (trx, by) => {
      await applyVisitChanges(trx, missing, by)
      return null
    },
  }
}
