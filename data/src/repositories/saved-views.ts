import type { SavedView } from '@tournee/contract'
import type { By } from '../audit/by.ts'
import { recordChange } from '../audit/record-change.ts'
import type { Connection } from '../database/connection.ts'
import { NotFoundError } from '../database/errors.ts'
import { fold } from '../database/fold.ts'
import { newId } from '../database/identity.ts'
import { fromJson, toInstant, toJson } from '../database/stored-values.ts'

export type SavedViewContent = Omit<SavedView, 'id' | 'createdAt'>

interface Row {
  id: string
  user_id: string
  name_key: string
  name: string
  content: string
  is_default: boolean | number
  created_at: number
}

const toView = (row: Row): SavedView => ({
  id: row.id,
  name: row.name,
  ...fromJson<Pick<SavedView, 'filter' | 'colourBy' | 'camera'>>(row.content),
  isDefault: Boolean(row.is_default),
  createdAt: toInstant(row.created_at),
})

/** A user's saved views of the week, by name. */
export async function listSavedViews(db: Connection, userId: string): Promise<SavedView[]> {
  return (await db<Row>('saved_views').where({ user_id: userId }).orderBy(['name_key', 'id'])).map(toView)
}

/** Saves a user's view under its name, in the place of the one that has it (capitals and accents aside); one is the default at most. */
export async function keepSavedView(db: Connection, userId: string, content: SavedViewContent, by: By): Promise<SavedView[]> {
  const { name, isDefault, ...rest } = content
  const nameKey = fold(name) || name
  if (isDefault) await db('saved_views').where({ user_id: userId }).update({ is_default: false })
  const row = { name, content: toJson(rest), is_default: isDefault }
  const before = await db<Row>('saved_views').where({ user_id: userId, name_key: nameKey }).first('id', 'name')
  const id = before?.id ?? newId(by.at)
  // two windows may save the same name at the same moment: the later one stands
  await db('saved_views')
    .insert({ id, user_id: userId, name_key: nameKey, ...row, created_at: by.at })
    .onConflict(['user_id', 'name_key'])
    .merge(row)
  const changes = { name: [before?.name ?? null, name] as const }
  await recordChange(db, { action: before ? 'update' : 'create', entity: 'saved_view', entityId: id, changes }, by)
  return listSavedViews(db, userId)
}

/** Forgets a user's view. Throws `NotFoundError`, also for somebody else's. */
export async function deleteSavedView(db: Connection, userId: string, id: string, by: By): Promise<SavedView[]> {
  const before = await db<Row>('saved_views').where({ id, user_id: userId }).first('name')
  if (!before) throw new NotFoundError('saved view', id)
  await db('saved_views').where({ id }).delete()
  await recordChange(db, { action: 'delete', entity: 'saved_view', entityId: id, changes: { name: [before.name, null] } }, by)
  return listSavedViews(db, userId)
}
