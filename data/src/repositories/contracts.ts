import type { Contract, ContractStatus, ContractTier } from '@tournee/contract'
import type { By } from '../audit/by.ts'
import { differences, recordChange, recordChanges } from '../audit/record-change.ts'
import { claimVersion } from '../database/claim-version.ts'
import type { Connection } from '../database/connection.ts'
import { NotFoundError, StateError } from '../database/errors.ts'
import { newId } from '../database/identity.ts'
import { chunks } from '../database/insert-all.ts'
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
  parts: string
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
  parts: fromJson(row.parts),
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
  parts: toJson(contract.parts),
})

export interface ContractFilter {
  readonly status?: ContractStatus
  readonly clientId?: string
  /** of these clients, archived or not */
  readonly clientIds?: readonly string[]
}

/** Contracts in order of making that the filter finds; those of archived clients only by their client. */
export async function listContracts(db: Connection, filter: ContractFilter = {}): Promise<Contract[]> {
  const { status, clientId, clientIds } = filter
  if (clientIds) {
    const found: Contract[] = []
    for (const some of chunks(clientIds, 500)) {
      const query = db<ContractRow>('contracts').whereIn('client_id', some).orderBy('id')
      found.push(...(await (status ? query.where({ status }) : query)).map(toContract))
    }
    return found
  }
  const query = db<ContractRow>('contracts').orderBy('id')
  if (status) query.where({ status })
  if (clientId) query.where({ client_id: clientId })
  else query.whereIn('client_id', db('clients').whereNull('archived_at').select('id'))
  return (await query).map(toContract)
}

export async function findContract(db: Connection, id: string): Promise<Contract | null> {
  const row = await db<ContractRow>('contracts').where({ id }).first()
  return row ? toContract(row) : null
}

export async function getContract(db: Connection, id: string): Promise<Contract> {
  const contract = await findContract(db, id)
  if (!contract) throw new NotFoundError('contract', id)
  return contract
}

export async function createContract(db: Connection, clientId: string, siteId: string, contract: NewContract, by: By): Promise<Contract> {
  const id = contract.id ?? newId(by.at)
  await db('contracts').insert(toContractRow(id, clientId, siteId, contract))
  await recordChange(db, { action: 'create', entity: 'contract', entityId: id, clientId, changes: differences({}, contract) }, by)
  return getContract(db, id)
}

/** Changes a contract: tier, dates, suspensions, early end… Visits already made stay as they are. */
export async function updateContract(
  db: Connection,
  id: string,
  patch: Partial<Omit<NewContract, 'id'>> & { readonly siteId?: string },
  by: By,
): Promise<Contract> {
  const before = await getContract(db, id)
  await claimVersion(db, 'contracts', 'contract', id, null)
  await db('contracts')
    .where({ id })
    .update(toContractRow(id, before.clientId, patch.siteId ?? before.siteId, { ...before, ...patch }))
  const changes = differences(before, patch)
  await recordChange(db, { action: 'update', entity: 'contract', entityId: id, clientId: before.clientId, changes }, by)
  return getContract(db, id)
}

/** Takes a contract away with its visits. Throws `StateError` when one of them is more than due: promised, planned, held or done. */
export async function deleteContract(db: Connection, id: string, by: By): Promise<void> {
  const before = await getContract(db, id)
  const visits = await db('visits as v')
    .leftJoin('holds as h', 'h.visit_id', 'v.id')
    .where({ 'v.contract_id': id })
    .select<VisitState[]>('v.id', 'v.status', 'v.promise_earliest', 'v.technician_id', 'v.withdrawn', 'h.id as hold_id')
  if (!visits.every(isUntouched)) throw new StateError('visits of the contract are promised, planned or done: end it instead')
  await db('contracts').where({ id }).delete()
  const gone = visits.map((visit) => ({ entity: 'visit', entityId: visit.id }))
  await recordChanges(
    db,
    [{ entity: 'contract', entityId: id }, ...gone].map((one) => ({ ...one, action: 'delete', clientId: before.clientId })),
    by,
  )
}

interface VisitState {
  id: string
  status: string
  promise_earliest: number | null
  technician_id: string | null
  withdrawn: boolean | number
  hold_id: string | null
}

const isUntouched = (visit: VisitState) =>
  (visit.status === 'due' && visit.promise_earliest === null && visit.technician_id === null && visit.hold_id === null) ||
  (visit.status === 'cancelled' && Boolean(visit.withdrawn))
