import type { CivilDate, Contract, VisitStatus } from '@tournee/contract'
import type { By } from '../audit/by.ts'
import { type Change, differences, recordChanges } from '../audit/record-change.ts'
import type { Connection } from '../database/connection.ts'
import { chunks } from '../database/insert-all.ts'
import { fromJson, toJson } from '../database/stored-values.ts'
import { type Occurrence, storeOccurrences } from './occurrences.ts'

/** A visit that a contract made due, as far as a change of the contract cares. */
export interface ContractVisit {
  readonly id: string
  readonly contractId: string
  readonly clientId: string
  readonly siteId: string
  readonly occurrenceKey: string
  readonly status: VisitStatus
  readonly dueFrom: CivilDate
  readonly dueIdeal: CivilDate
  readonly dueTo: CivilDate
  readonly durationMinutes: number
  readonly skills: readonly string[]
  /** nobody promised, planned, held or did it: its contract may move it */
  readonly isFree: boolean
  /** cancelled because the contract no longer made it due */
  readonly isWithdrawn: boolean
}

interface Row {
  id: string
  contract_id: string
  client_id: string
  site_id: string
  occurrence_key: string
  status: VisitStatus
  due_from: string
  due_ideal: string
  due_to: string
  duration_minutes: number
  skills: string
  promise_earliest: number | null
  technician_id: string | null
  scheduled_start: number | null
  withdrawn: boolean | number
  hold_id: string | null
}

const toContractVisit = (row: Row): ContractVisit => ({
  id: row.id,
  contractId: row.contract_id,
  clientId: row.client_id,
  siteId: row.site_id,
  occurrenceKey: row.occurrence_key,
  status: row.status,
  dueFrom: row.due_from,
  dueIdeal: row.due_ideal,
  dueTo: row.due_to,
  durationMinutes: row.duration_minutes,
  skills: fromJson(row.skills),
  isFree:
    row.status === 'due' &&
    row.promise_earliest === null &&
    row.technician_id === null &&
    row.scheduled_start === null &&
    row.hold_id === null,
  isWithdrawn: row.status === 'cancelled' && Boolean(row.withdrawn),
})

/** The visits that these contracts made due, whatever became of them. */
export async function listContractVisits(db: Connection, contractIds: readonly string[]): Promise<ContractVisit[]> {
  const found: ContractVisit[] = []
  for (const some of chunks(contractIds, 500)) {
    const rows = await db('visits as v')
      .leftJoin('holds as h', 'h.visit_id', 'v.id')
      .whereIn('v.contract_id', some)
      .whereNotNull('v.occurrence_key')
      .orderBy('v.due_ideal')
      .select<Row[]>('v.*', 'h.id as hold_id')
    found.push(...rows.map(toContractVisit))
  }
  return found
}

/** What a changed contract does to its visits. */
export interface VisitChanges {
  readonly create: readonly Occurrence[]
  /** free or withdrawn visits that stand elsewhere in time, at another place, or take longer */
  readonly change: readonly { readonly visit: ContractVisit; readonly to: VisitTerms }[]
  readonly withdraw: readonly ContractVisit[]
}

export type VisitTerms = Pick<ContractVisit, 'siteId' | 'dueFrom' | 'dueIdeal' | 'dueTo' | 'durationMinutes'> & Pick<Contract, 'skills'>

/** Writes what a changed contract does to its visits. A visit that is free no more by then stays as it is. Answers the counts. */
export async function applyVisitChanges(db: Connection, changes: VisitChanges, by: By) {
  const log: Change[] = []
  const entry = (visit: ContractVisit, what: Record<string, unknown>): Change => ({
    action: 'update',
    entity: 'visit',
    entityId: visit.id,
    clientId: visit.clientId,
    changes: what,
  })
  for (const { visit, to } of changes.change) {
    const row = {
      site_id: to.siteId,
      due_from: to.dueFrom,
      due_ideal: to.dueIdeal,
      due_to: to.dueTo,
      duration_minutes: to.durationMinutes,
      skills: toJson(to.skills),
      status: 'due',
      withdrawn: false,
      version: db.raw('version + 1'),
    }
    if ((await untouched(db, visit).update(row)) > 0) {
      log.push(entry(visit, { ...differences(visit, to), ...(visit.isWithdrawn ? { status: ['cancelled', 'due'] } : {}) }))
    }
  }
  let removed = 0
  for (const visit of changes.withdraw) {
    if ((await untouched(db, visit).update({ status: 'cancelled', withdrawn: true, version: db.raw('version + 1') })) === 0) continue
    removed++
    log.push(entry(visit, { status: ['due', 'cancelled'] }))
  }
  const changed = log.length - removed
  await recordChanges(db, log, by)
  const { created } = await storeOccurrences(db, changes.create, by)
  return { created, changed, removed }
}

/** The visit's row, if it is still as free (or as withdrawn) as it was read. */
const untouched = (db: Connection, visit: ContractVisit) =>
  db('visits')
    .where({ id: visit.id, status: visit.status })
    .whereNull('promise_earliest')
    .whereNull('scheduled_start')
    .whereNotIn('id', db('holds').select('visit_id'))
