import type { By } from '../audit/by.ts'
import { recordChanges } from '../audit/record-change.ts'
import type { Connection } from '../database/connection.ts'
import { fold } from '../database/fold.ts'
import { inTurns } from '../database/insert-all.ts'
import { fromJson, toJson } from '../database/stored-values.ts'

const AT_ONCE = 500

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
  const found = new Map<string, readonly string[]>()
  for await (const some of inTurns(ids, AT_ONCE)) {
    const rows = await db('clients').whereIn('id', some).whereNull('merged_into').select<{ id: string; tags: string }[]>('id', 'tags')
    for (const { id, tags } of rows) found.set(id, fromJson(tags))
  }
  return found
}

/** A client whose tags change. */
export interface TagChange {
  readonly id: string
  readonly before: readonly string[]
  readonly after: readonly string[]
}

/** Gives clients other tags, those with the same outcome in one statement; the caller has read them on the same transaction. */
export async function setClientTags(db: Connection, changes: readonly TagChange[], by: By): Promise<void> {
  for (const group of Map.groupBy(changes, ({ after }) => toJson(after)).values()) {
    const columns = { ...tagColumns(group[0]!.after), updated_at: by.at }
    for await (const some of inTurns(group, AT_ONCE)) {
      await db('clients')
        .whereIn(
          'id',
          some.map(({ id }) => id),
        )
        .update({ ...columns, version: db.raw('version + 1') })
    }
  }
  await recordChanges(
    db,
    changes.map(({ id, before, after }) => ({
      action: 'update',
      entity: 'client',
      entityId: id,
      clientId: id,
      changes: { tags: [before, after] },
    })),
    by,
  )
}
