import type { ClientFile, Contract, ContractTerms, VisitForecast } from '@tournee/contract'
import {
  applyVisitChanges,
  type Connection,
  contractWithDefaults,
  createContract,
  deleteContract,
  findContract,
  listContractVisits,
  newId,
  updateContract,
} from '@tournee/data'
import { defined } from '../defined.ts'
import { contractCulprits } from '../planning/input-rules.ts'
import { reconcileVisits, type VisitEffect, visitChangesOf } from '../planning/reconcile-visits.ts'
import { type Refusal, refuse, refuseIfAny } from '../refusal.ts'
import type { Services } from '../services.ts'
import { changeClientFile, type FileChange } from './change-client-file.ts'
import { companyToday } from './company-today.ts'

type Terms = { readonly [K in keyof ContractTerms]?: ContractTerms[K] | undefined }

const hasSite = (file: ClientFile, siteId: string | undefined) => siteId === undefined || file.sites.some(({ id }) => id === siteId)

/** Lets the free visits of a contract follow it, within the caller's transaction. */
async function settleVisits(connection: Connection, contract: Contract, today: string, by: FileChange['by']): Promise<void> {
  const effects = reconcileVisits(contract, await listContractVisits(connection, [contract.id]), today)
  await applyVisitChanges(connection, visitChangesOf(contract, effects), by)
}

/** Adds a contract and the visits it makes due. */
export async function addContract(services: Services, change: FileChange, { siteId, ...terms }: Terms & { readonly siteId: string }) {
  const today = await companyToday(services.db.connection, services.now())
  const contract = contractWithDefaults(defined(terms), today)
  const refused = refuseIfAny(contractCulprits(contract, 'body'))
  if (refused) return refused
  return changeClientFile(
    services,
    change,
    async (connection, file) => {
      if (!hasSite(file, siteId)) return refuse('NOT_FOUND', 'No such place of this client.')
      const made = await createContract(connection, change.clientId, siteId, contract, change.by)
      return settleVisits(connection, made, today, change.by)
    },
    { isAddition: true },
  )
}

/** Changes a contract: its free visits follow, what is promised, planned or done stays. */
export async function changeContract(
  services: Services,
  change: FileChange,
  contractId: string,
  terms: Terms,
): Promise<ClientFile | Refusal> {
  const today = await companyToday(services.db.connection, services.now())
  return changeClientFile(services, change, async (connection, file) => {
    const before = file.contracts.find(({ id }) => id === contractId)
    if (!before || !hasSite(file, terms.siteId)) return refuse('NOT_FOUND', 'No such contract or place of this client.')
    const refused = refuseIfAny(contractCulprits({ ...before, ...defined(terms) }, 'body'))
    if (refused) return refused
    return settleVisits(connection, await updateContract(connection, contractId, defined(terms), change.by), today, change.by)
  })
}

/** Takes a contract away with its visits, while all of them are free; one that is promised, planned or done keeps it (ended, not removed). */
export const removeContract = (services: Services, change: FileChange, contractId: string): Promise<ClientFile | Refusal> =>
  changeClientFile(services, change, async (connection, file) =>
    file.contracts.some(({ id }) => id === contractId)
      ? deleteContract(connection, contractId, change.by)
      : refuse('NOT_FOUND', 'No such contract of this client.'),
  )

/** The visits that a contract, new or changed, would make, move or take out, soonest first; nothing is stored. */
export async function previewContract(
  { db, now }: Services,
  { contractId, terms }: { readonly contractId?: string | undefined; readonly terms: Terms },
): Promise<{ items: VisitForecast[] } | Refusal> {
  const { connection } = db
  const today = await companyToday(connection, now())
  const known = contractId === undefined ? null : await findContract(connection, contractId)
  if (contractId !== undefined && !known) return refuse('NOT_FOUND', 'No such contract.')
  const draft = { id: newId(now()), clientId: '', siteId: terms.siteId ?? '', ...contractWithDefaults(defined(terms), today) }
  const contract: Contract = known ? { ...known, ...defined(terms) } : draft
  const refused = refuseIfAny(contractCulprits(contract, 'body.terms'))
  if (refused) return refused
  const visits = known ? await listContractVisits(connection, [known.id]) : []
  const items = reconcileVisits(contract, visits, today)
    .map(forecastOf)
    .filter(({ dueTo, effect }) => dueTo >= today || effect !== 'keep')
  return { items: items.sort((a, b) => (a.dueIdeal < b.dueIdeal ? -1 : 1)) }
}

function forecastOf({ effect, visit, occurrence }: VisitEffect): VisitForecast {
  const { dueFrom, dueIdeal, dueTo } = (effect === 'keep' ? visit : null) ?? occurrence ?? visit!
  const before = effect === 'change' && visit ? { dueFrom: visit.dueFrom, dueIdeal: visit.dueIdeal, dueTo: visit.dueTo } : null
  return { effect, visitId: visit?.id ?? null, status: visit?.status ?? null, dueFrom, dueIdeal, dueTo, before }
}
