import type { Part } from '@tournee/contract'
import type { By } from '../audit/by.ts'
import { differences, recordChange } from '../audit/record-change.ts'
import type { Connection } from '../database/connection.ts'
import { NotFoundError, VersionConflictError } from '../database/errors.ts'
import { chunks } from '../database/insert-all.ts'
import { fromJson, toJson } from '../database/stored-values.ts'

/** What a visit needs beyond the machines of its site. */
export interface VisitNeeds {
  /** named for this visit alone */
  readonly own: readonly Part[]
  /** of its contract; [] without one */
  readonly contract: readonly Part[]
  /** rises with every change of `own` */
  readonly version: number
}

interface Row {
  id: string
  client_id: string
  parts: string
  parts_version: number
  contract_parts: string | null
}

/** What these visits need, by id; unknown ids are left out. */
export async function listVisitNeeds(db: Connection, visitIds: readonly string[]): Promise<ReadonlyMap<string, VisitNeeds>> {
  const found = new Map<string, VisitNeeds>()
  for (const some of chunks(visitIds, 500)) {
    const rows = await db('visits as v')
      .leftJoin('contracts as k', 'k.id', 'v.contract_id')
      .whereIn('v.id', some)
      .select<Row[]>('v.id', 'v.parts', 'v.parts_version', 'k.parts as contract_parts')
    for (const row of rows)
      found.set(row.id, {
        own: fromJson(row.parts),
        contract: row.contract_parts === null ? [] : fromJson(row.contract_parts),
        version: row.parts_version,
      })
  }
  return found
}

/**
 * Names what one visit needs; `expected` null = whatever it was. The visit's own version stays: nobody's promise changes. Throws
 * `NotFoundError`, `VersionConflictError`.
 */
export async function saveVisitParts(db: Connection, id: string, parts: readonly Part[], expected: number | null, by: By): Promise<void> {
  // the row is taken first, so that two at once do not both read the same version
  await db('visits')
    .where({ id })
    .update({ parts_version: db.raw('parts_version + 1') })
  const row = await db<Row>('visits').where({ id }).first('client_id', 'parts', 'parts_version')
  if (!row) throw new NotFoundError('visit', id)
  if (expected !== null && row.parts_version !== expected + 1) throw new VersionConflictError('visit', id, row.parts_version - 1)
  await db('visits')
    .where({ id })
    .update({ parts: toJson(parts) })
  const changes = differences({ parts: fromJson(row.parts) }, { parts })
  await recordChange(db, { action: 'update', entity: 'visit', entityId: id, clientId: row.client_id, changes }, by)
}
