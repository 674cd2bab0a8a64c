import type { CivilDate, Position, ZoningFigures } from '@tournee/contract'
import type { By } from '../audit/by.ts'
import { recordChange } from '../audit/record-change.ts'
import { claimVersion } from '../database/claim-version.ts'
import type { Connection } from '../database/connection.ts'
import { NotFoundError, StateError } from '../database/errors.ts'
import { newId } from '../database/identity.ts'
import { fromJson, toInstant, toJson } from '../database/stored-values.ts'

/** A cell of a zoning with the work found in it when it was designed. */
export interface StoredCell {
  /** H3 index */
  readonly cell: string
  /** a client's position: what travel times are asked for */
  readonly anchor: Position
  /** minutes a year */
  readonly minutes: number
  /** ids */
  readonly clients: readonly string[]
  readonly zoneId: string
  readonly locked: boolean
}

/** What a zoning is made of. */
export interface ZoningContent {
  readonly zones: readonly { readonly id: string; readonly name: string; readonly colour: number }[]
  readonly cells: readonly StoredCell[]
  readonly figures: ZoningFigures
}

/** A zoning as it is stored; `inForceFrom` null = a draft. */
export interface StoredZoning extends ZoningContent {
  readonly id: string
  readonly name: string
  readonly resolution: number
  readonly seed: number
  readonly basedOn: string | null
  readonly inForceFrom: CivilDate | null
  readonly createdAt: string
  readonly version: number
}

interface Row {
  id: string
  name: string
  resolution: number
  seed: number
  based_on: string | null
  in_force_from: CivilDate | null
  zones: string
  cells: string
  figures: string
  created_at: number
  version: number
}

const toZoning = (row: Row): StoredZoning => ({
  id: row.id,
  name: row.name,
  resolution: row.resolution,
  seed: row.seed,
  basedOn: row.based_on,
  inForceFrom: row.in_force_from,
  zones: fromJson(row.zones),
  cells: fromJson(row.cells),
  figures: fromJson(row.figures),
  createdAt: toInstant(row.created_at),
  version: row.version,
})

/** Every zoning, newest first. */
export async function listZonings(db: Connection): Promise<StoredZoning[]> {
  return (await db<Row>('zonings').orderBy('id', 'desc')).map(toZoning)
}

export async function getZoning(db: Connection, id: string): Promise<StoredZoning> {
  const row = await db<Row>('zonings').where({ id }).first()
  if (!row) throw new NotFoundError('zoning', id)
  return toZoning(row)
}

/** Which zoning is in force on a day, and its version; null when there is none yet. */
export async function findZoningInForce(db: Connection, date: CivilDate): Promise<{ id: string; version: number } | null> {
  const row = await db<Row>('zonings')
    .where('in_force_from', '<=', date)
    .orderBy([
      { column: 'in_force_from', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .first('id', 'version')
  return row ?? null
}

export async function createZoning(
  db: Connection,
  zoning: ZoningContent & { readonly name: string; readonly resolution: number; readonly seed: number; readonly basedOn: string | null },
  by: By,
): Promise<StoredZoning> {
  const id = newId(by.at)
  await db('zonings').insert({
    id,
    name: zoning.name,
    resolution: zoning.resolution,
    seed: zoning.seed,
    based_on: zoning.basedOn,
    ...contentOf(zoning),
    created_at: by.at,
  })
  const changes = { name: [null, zoning.name], zones: [null, zoning.zones.length] }
  await recordChange(db, { action: 'create', entity: 'zoning', entityId: id, changes }, by)
  return getZoning(db, id)
}

const contentOf = ({ zones, cells, figures }: ZoningContent) => ({ zones: toJson(zones), cells: toJson(cells), figures: toJson(figures) })

/** Changes a zoning's zones and cells; `expectedVersion` null = whatever it is. Throws `VersionConflictError`. */
export async function saveZoning(
  db: Connection,
  id: string,
  content: ZoningContent,
  expectedVersion: number | null,
  by: By,
): Promise<StoredZoning> {
  await claimVersion(db, 'zonings', 'zoning', id, expectedVersion)
  await db('zonings').where({ id }).update(contentOf(content))
  await recordChange(db, { action: 'update', entity: 'zoning', entityId: id, changes: { cv: content.figures.cv } }, by)
  return getZoning(db, id)
}

/** Puts a zoning in force from a day on; the one before is in force until then. */
export async function enforceZoning(db: Connection, id: string, from: CivilDate, by: By): Promise<StoredZoning> {
  await claimVersion(db, 'zonings', 'zoning', id, null)
  await db('zonings').where({ id }).update({ in_force_from: from })
  await recordChange(db, { action: 'publish', entity: 'zoning', entityId: id, changes: { inForceFrom: from } }, by)
  return getZoning(db, id)
}

/** Takes a draft away. Throws `StateError` when it is or was in force. */
export async function deleteZoning(db: Connection, id: string, by: By): Promise<void> {
  const { inForceFrom } = await getZoning(db, id)
  if (inForceFrom !== null) throw new StateError(`zoning ${id} is or was in force: only a draft is deleted`)
  await db('zonings').where({ id }).delete()
  await recordChange(db, { action: 'delete', entity: 'zoning', entityId: id }, by)
}
