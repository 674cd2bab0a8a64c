import type { Segment } from '@tournee/contract'
import type { By } from '../audit/by.ts'
import { recordChange } from '../audit/record-change.ts'
import type { Connection } from '../database/connection.ts'
import { NotFoundError, refusingDuplicates } from '../database/errors.ts'
import { fold } from '../database/fold.ts'
import { newId } from '../database/identity.ts'
import { fromJson, fromJsonOrNull, toInstant, toJson } from '../database/stored-values.ts'

export type SegmentContent = Omit<Segment, 'id' | 'createdAt'>

interface Row {
  id: string
  user_id: string
  name: string
  filter: string
  columns: string | null
  sort: Segment['sort']
  descending: boolean | number
  created_at: number
}

const toSegment = (row: Row): Segment => ({
  id: row.id,
  name: row.name,
  filter: fromJson(row.filter),
  columns: fromJsonOrNull(row.columns),
  sort: row.sort,
  descending: Boolean(row.descending),
  createdAt: toInstant(row.created_at),
})

const toRow = (content: SegmentContent) => ({
  name: content.name,
  name_key: fold(content.name) || content.name,
  filter: toJson(content.filter),
  columns: content.columns === null ? null : toJson(content.columns),
  sort: content.sort,
  descending: content.descending,
})

/** A user's saved filters, by name. */
export async function listSegments(db: Connection, userId: string): Promise<Segment[]> {
  return (await db<Row>('segments').where({ user_id: userId }).orderBy(['name_key', 'id'])).map(toSegment)
}

async function getSegment(db: Connection, userId: string, id: string): Promise<Segment> {
  const row = await db<Row>('segments').where({ id, user_id: userId }).first()
  if (!row) throw new NotFoundError('segment', id)
  return toSegment(row)
}

/** Saves a filter under a name. Throws `DuplicateError` when the user has one of that name. */
export async function createSegment(db: Connection, userId: string, content: SegmentContent, by: By): Promise<Segment> {
  const id = newId(by.at)
  await refusingDuplicates('segment', 'name', () => db('segments').insert({ id, user_id: userId, ...toRow(content), created_at: by.at }))
  await recordChange(db, { action: 'create', entity: 'segment', entityId: id, changes: { name: [null, content.name] } }, by)
  return getSegment(db, userId, id)
}

/** Renames a user's filter or changes it. Throws `NotFoundError` for somebody else's, `DuplicateError`. */
export async function updateSegment(db: Connection, userId: string, id: string, patch: Partial<SegmentContent>, by: By): Promise<Segment> {
  const before = await getSegment(db, userId, id)
  const row = toRow({ ...before, ...patch })
  await refusingDuplicates('segment', 'name', () => db('segments').where({ id }).update(row))
  await recordChange(db, { action: 'update', entity: 'segment', entityId: id, changes: { name: [before.name, row.name] } }, by)
  return getSegment(db, userId, id)
}

export async function deleteSegment(db: Connection, userId: string, id: string, by: By): Promise<void> {
  const { name } = await getSegment(db, userId, id)
  await db('segments').where({ id }).delete()
  await recordChange(db, { action: 'delete', entity: 'segment', entityId: id, changes: { name: [name, null] } }, by)
}
