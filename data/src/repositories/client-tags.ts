import type { By } from '../audit/by.ts'
import type { Connection } from '../database/connection.ts'
import { fold } from '../database/fold.ts'
import { fromJson, toJson } from '../database/stored-values.ts'
import { type ClientChange, changeClients, listClientColumn } from './client-column.ts'

/** Tags one client can carry. */
export const MOST_TAGS = 20

/** What a tag is told from others by: accents and capitals make no other tag. */
export const tagKey = (tag: string): string => fold(tag)

/** The columns that hold a client's tags. */
export const tagColumns = (tags: readonly string[]) => ({
  tags: toJson(tags),
  tag_keys: tags.length === 0 ? '' : `|${tags.map(tagKey).join('|')}|`,
})

/** Tags with some taken off and others put on; one that is there already keeps its spelling. */
export function changedTags(
  tags: readonly string[],
  change: { readonly add?: readonly string[]; readonly remove?: readonly string[] },
): string[] {
  const off = new Set((change.remove ?? []).map(tagKey))
  const kept = tags.filter((tag) => !off.has(tagKey(tag)))
  const there = new Set(kept.map(tagKey))
  const added = (change.add ?? []).filter((tag) => !there.has(tagKey(tag)) && there.add(tagKey(tag)))
  return [...kept, ...added]
}

/** The tags of these clients, by id; of those that are there and not merged into another. */
export async function listClientTags(db: Connection, ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const stored = await listClientColumn(db, 'tags', ids)
  return new Map([...stored].map(([id, tags]) => [id, fromJson<string[]>(tags)]))
}

/** A client whose tags change. */
export type TagChange = ClientChange<readonly string[]>

/** Gives clients other tags; the caller has read them on the same transaction. */
export const setClientTags = (db: Connection, changes: readonly TagChange[], by: By): Promise<void> =>
  changeClients(db, 'tags', changes, tagColumns, by)
