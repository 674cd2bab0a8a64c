import type { Contract, ContractStatus, ContractTier } from '@tournee/contract'
import type { By } from '../audit/by.ts'
import { differences, recordChange } from '../audit/record-change.ts'
import { claimVersion } from '../database/claim-version.ts'
import type { Connection } from '../database/connection.ts'
import { NotFoundError } from '../database/errors.ts'
import { newId } from '../database/identity.ts'
import { fromJson, fromJsonOrNull, toJson } from '../database/stored-values.ts'

export type NewContract = Omit<Contract, 'id' | 'clientId' | 'siteId'> & { readonly id?: string }

export interface ContractRow {
  id: string
  client_id: string
  site_id: string
  tier: ContractTier
  status: ContractStatus
  starts_on: string
  ends_on: string | null
  visits_per_year: number
  spacing_days: string | null
  tolerance_days: number
  duration_minutes: number
  skills: string
  price_cents: number | null
  last_visit_on: string | null
  suspensions: string
}

export const toContract = (row: ContractRow): Contract => ({
  id: row.id,
  clientId: row.client_id,
  siteId: row.site_id,
  tier: row.tier,
  status: row.status,
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  visitsPerYear: row.visits_per_year,
  spacingDays: fromJsonOrNull(row.spacing_days),
  toleranceDays: row.tolerance_days,
  durationMinutes: row.duration_minutes,
  skills: fromJson(row.skills),
  priceCents: row.price_cents,
  lastVisitOn: row.last_visit_on,
  suspensions: fromJson(row.suspensions),
})

export const toContractRow = (id: string, clientId: string, siteId: string, contract: NewContract): ContractRow => ({
  id,
  client_id: clientId,
  site_id: siteId,
  tier: contract.tier,
  status: contract.status,
  starts_on: contract.startsOn,
  ends_on: contract.endsOn,
  visits_per_year: contract.visitsPerYear,
  spacing_days: contract.spacingDays === null ? null : toJson(contract.spacingDays),
  tolerance_days: contract.toleranceDays,
  duration_minutes: contract.durationMinutes,
  skills: toJson(contract.skills),
  price_cents: contract.priceCents,
  last_visit_on: contract.lastVisitOn,
  suspensions: toJson(contract.suspensions),
})

/** Contracts in order of making; with `status` only those. */
export async function listContracts(
  db: Connection,
  filter: { readonly status?: ContractStatus; readonly clientId?: string } = {},
): Promise<Contract[]> {
  const query = db<ContractRow>('contracts').orderBy('id')
  if (filter.status) query.where({ status: filter.status })
  if (filter.clientId) query.where({ client_id: filter.clientId })
  return (await query).map(toContract)
}

export async function getContract(db: Connection, id: string): Promise<Contract> {
  const row = await db<ContractRow>('contracts').where({ id }).first()
  if (!row) throw new NotFoundError('contract', id)
  return toContract(row)
}

export async function createContract(db: Connection, clientId: string, siteId: string, contract: NewContract, by: By): Promise<Contract> {
  const id = contract.id ?? newId(by.at)
  await db('contracts').insert(toContractRow(id, clientId, siteId, contract))
  await recordChange(db, { action: 'create', entity: 'contract', entityId: id, clientId, changes: differences({}, contract) }, by)
  return getContract(db, id)
}

/** Changes a contract: tier, dates, suspensions, early end… Visits already made stay as they are. */
export async function updateContract(db: Connection, id: string, patch: Partial<Omit<NewContract, 'id'>>, by: By): Promise<Contract> {
  const before = await getContract(db, id)
  await claimVersion(db, 'contracts', 'contract', id, null)
  await db('contracts')
    .where({ id })
    .update(toContractRow(id, before.clientId, before.siteId, { ...before, ...patch }))
  const changes = differences(before, patch)
  await recordChange(db, { action: 'update', entity: 'contract', entityId: id, clientId: before.clientId, changes }, by)
  return getContract(db, id)
}
