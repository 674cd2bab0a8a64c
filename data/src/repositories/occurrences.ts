import type { CivilDate } from '@tournee/contract'
import type { By } from '../audit/by.ts'
import { recordChanges } from '../audit/record-change.ts'
import type { Connection } from '../database/connection.ts'
import { newId } from '../database/identity.ts'
import { chunks } from '../database/insert-all.ts'
import { fromJson } from '../database/stored-values.ts'
import { toVisitRow, type VisitRow, visitCreation } from './visits.ts'

/** One visit that a contract makes due; `occurrenceKey` names it within its contract, for ever. */
export interface Occurrence {
  readonly contractId: string
  readonly occurrenceKey: string
  readonly dueFrom: CivilDate
  readonly dueIdeal: CivilDate
  readonly dueTo: CivilDate
}

/**
 * Stores the visits that contracts make due; those already there stay as they are, whoever made them: twice, or five at once,
 * is as once. Answers how many are new.
 */
export async function storeOccurrences(db: Connection, occurrences: readonly Occurrence[], by: By): Promise<{ created: number }> {
  const contracts = new Map((await contractsOf(db, occurrences)).map((contract) => [contract.id, contract]))
  const rows = occurrences.flatMap((occurrence) => {
    const contract = contracts.get(occurrence.contractId)
    return contract ? [occurrenceRow(occurrence, contract, by.at)] : []
  })
  const created: VisitRow[] = []
  for (const chunk of chunks(rows)) {
    const ids = await db('visits').insert(chunk).onConflict(['contract_id', 'occurrence_key']).ignore().returning<{ id: string }[]>('id')
    const fresh = new Set(ids.map((row) => row.id))
    created.push(...chunk.filter((row) => fresh.has(row.id)))
  }
  await recordChanges(db, created.map(visitCreation), by)
  return { created: created.length }
}

interface ContractOfVisit {
  id: string
  client_id: string
  site_id: string
  duration_minutes: number
  skills: string
}

async function contractsOf(db: Connection, occurrences: readonly Occurrence[]): Promise<ContractOfVisit[]> {
  const ids = [...new Set(occurrences.map((occurrence) => occurrence.contractId))]
  const found: ContractOfVisit[] = []
  for (const some of chunks(ids, 500)) found.push(...(await db<ContractOfVisit>('contracts').whereIn('id', some)))
  return found
}

function occurrenceRow(occurrence: Occurrence, contract: ContractOfVisit, at: number): VisitRow {
  return toVisitRow(newId(at), {
    ...occurrence,
    clientId: contract.client_id,
    siteId: contract.site_id,
    kind: 'maintenance',
    status: 'due',
    durationMinutes: contract.duration_minutes,
    skills: fromJson(contract.skills),
    promise: null,
    technicianId: null,
    scheduledStart: null,
    doneAt: null,
    notes: '',
  })
}
