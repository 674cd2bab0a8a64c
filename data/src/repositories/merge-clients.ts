import { isDeepStrictEqual } from 'node:util'
import type { Client, MergePreview } from '@tournee/contract'
import type { By } from '../audit/by.ts'
import { recordChange } from '../audit/record-change.ts'
import { claimVersion } from '../database/claim-version.ts'
import type { Connection } from '../database/connection.ts'
import { chunks } from '../database/insert-all.ts'
import { refreshSearch } from './client-search.ts'
import { changedTags, MOST_TAGS } from './client-tags.ts'
import { getClient, updateClient } from './clients.ts'
import { keepUndo } from './undo-records.ts'

/** Every table whose rows are a client's: a merge moves them all. A test holds this list against the schema. */
export const TABLES_OF_CLIENT = ['sites', 'contracts', 'visits', 'appointments', 'waiting_list', 'users', 'documents'] as const
type Table = (typeof TABLES_OF_CLIENT)[number]

type Fields = Pick<Client, 'reference' | 'phone' | 'email' | 'notes' | 'tags'>

/** What it takes to take a merge back. */
export interface MergeUndo {
  readonly kind: 'merge'
  readonly keepId: string
  readonly otherId: string
  readonly moved: Readonly<Record<Table, readonly string[]>>
  readonly before: Fields
  readonly after: Fields
  readonly otherReference: string | null
  /** epoch milliseconds; null = it was not archived */
  readonly otherArchivedAt: number | null
}

/** What merging `otherId` into `keepId` would keep, fill in and move. Throws `NotFoundError`. */
export async function previewMerge(db: Connection, keepId: string, otherId: string): Promise<MergePreview> {
  const [keep, other] = [await getClient(db, keepId), await getClient(db, otherId)]
  const { fields, filled } = mergedFields(keep, other)
  const count = async (table: Table) =>
    Number((await db(table).where({ client_id: otherId }).count<{ n: number | string }[]>({ n: '*' }))[0]!.n)
  const promised = await db('visits')
    .where({ client_id: otherId })
    .whereIn('status', ['held', 'booked', 'published', 'under_way'])
    .count<{ n: number | string }[]>({ n: '*' })
  return {
    kept: { id: keep.id, name: keep.name, reference: fields.reference, phone: fields.phone, email: fields.email, notes: fields.notes },
    filled,
    moved: {
      sites: await count('sites'),
      contracts: await count('contracts'),
      visits: await count('visits'),
      promised: Number(promised[0]!.n),
      appointments: await count('appointments'),
      documents: await count('documents'),
      accounts: await count('users'),
    },
    runningContracts: [...keep.contracts, ...other.contracts].filter(({ status }) => status === 'active').length,
  }
}

/** What the one kept says wins; what it does not say, the other fills in; notes are put together. */
function mergedFields(keep: Fields, other: Fields): { fields: Fields; filled: MergePreview['filled'] } {
  const notes = keep.notes.includes(other.notes) ? keep.notes : [keep.notes, other.notes].filter(Boolean).join('\n')
  const tags = changedTags(keep.tags, { add: other.tags }).slice(0, MOST_TAGS)
  const fields = {
    reference: keep.reference ?? other.reference,
    phone: keep.phone ?? other.phone,
    email: keep.email ?? other.email,
    notes,
    tags,
  }
  const names = ['reference', 'phone', 'email', 'notes'] as const
  return { fields, filled: names.filter((name) => fields[name] !== keep[name]) }
}

/**
 * Merges a client into another: everything tied to it goes over, promises and bookings exactly as they are, and it is archived, not
 * deleted. Answers the id that takes it back. On a transaction; throws `VersionConflictError`, `NotFoundError`.
 */
export async function mergeClients(
  db: Connection,
  keepId: string,
  otherId: string,
  expectedVersion: number | null,
  by: By,
): Promise<string> {
  await claimVersion(db, 'clients', 'client', keepId, expectedVersion)
  await claimVersion(db, 'clients', 'client', otherId, null)
  const [keep, other] = [await getClient(db, keepId), await getClient(db, otherId)]
  const { fields: after } = mergedFields(keep, other)
  const before: Fields = { reference: keep.reference, phone: keep.phone, email: keep.email, notes: keep.notes, tags: keep.tags }
  const takesReference = after.reference !== before.reference
  const moved = {} as Record<Table, string[]>
  for (const table of TABLES_OF_CLIENT) {
    const rows = await db(table).where({ client_id: otherId }).select<{ id: string }[]>('id')
    moved[table] = rows.map(({ id }) => id)
    await db(table).where({ client_id: otherId }).update({ client_id: keepId })
  }
  const archived = await db('clients').where({ id: otherId }).first<{ archived_at: number | null }>('archived_at')
  await db('clients')
    .where({ id: otherId })
    .update({ archived_at: by.at, merged_into: keepId, ...(takesReference ? { reference: null } : {}) })
  await updateClient(db, keepId, after, null, by)
  await refreshSearch(db, otherId)
  for (const id of [keepId, otherId]) {
    const changes = { merged: id === keepId ? [null, other.name] : [null, keep.name] }
    await recordChange(db, { action: 'update', entity: 'client', entityId: id, clientId: id, changes }, by)
  }
  const undo: MergeUndo = {
    kind: 'merge',
    keepId,
    otherId,
    moved,
    before,
    after,
    otherReference: other.reference,
    otherArchivedAt: archived!.archived_at,
  }
  return keepUndo(db, undo.kind, undo, by)
}

/** Takes a merge back: what went over and is still there returns; fields that somebody changed since stay. Answers the rows returned and kept. */
export async function unmergeClients(db: Connection, undo: MergeUndo, by: By): Promise<{ restored: number; kept: number }> {
  const { keepId, otherId } = undo
  await claimVersion(db, 'clients', 'client', otherId, null)
  const keep = await getClient(db, keepId)
  const names = ['reference', 'phone', 'email', 'notes', 'tags'] as const
  const untouched = names.filter((name) => isDeepStrictEqual(keep[name], undo.after[name]))
  await updateClient(db, keepId, Object.fromEntries(untouched.map((name) => [name, undo.before[name]])), null, by)
  const isReferenceFree = untouched.includes('reference') || undo.after.reference === undo.before.reference
  await db('clients')
    .where({ id: otherId })
    .update({ archived_at: undo.otherArchivedAt, merged_into: null, ...(isReferenceFree ? { reference: undo.otherReference } : {}) })
  let [restored, total] = [0, 0]
  for (const table of TABLES_OF_CLIENT) {
    const ids = undo.moved[table] ?? []
    total += ids.length
    for (const some of chunks(ids))
      restored += await db(table).whereIn('id', some).where({ client_id: keepId }).update({ client_id: otherId })
  }
  for (const id of [keepId, otherId]) {
    await refreshSearch(db, id)
    await recordChange(
      db,
      { action: 'update', entity: 'client', entityId: id, clientId: id, changes: { merged: [id === keepId ? otherId : keepId, null] } },
      by,
    )
  }
  return { restored, kept: total - restored }
}
