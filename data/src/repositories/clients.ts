import type { Client, ClientFile } from '@tournee/contract'
import type { By } from '../audit/by.ts'
import { type Change, differences, recordChange, recordChanges } from '../audit/record-change.ts'
import { claimVersion } from '../database/claim-version.ts'
import type { Connection } from '../database/connection.ts'
import { NotFoundError, refusingDuplicates } from '../database/errors.ts'
import { fold } from '../database/fold.ts'
import { newId } from '../database/identity.ts'
import { insertAll } from '../database/insert-all.ts'
import { fromJson, toInstant, toInstantOrNull } from '../database/stored-values.ts'
import { searchText } from './client-search.ts'
import { tagColumns } from './client-tags.ts'
import { type ContractRow, type NewContract, toContract, toContractRow } from './contracts.ts'
import {
  type EquipmentRow,
  type NewEquipment,
  type NewSite,
  type SiteRow,
  toEquipment,
  toEquipmentRow,
  toSite,
  toSiteRow,
  UNPLACED,
} from './sites.ts'

export interface NewClient {
  readonly client: Pick<Client, 'name'> &
    Partial<Pick<Client, 'reference' | 'kind' | 'phone' | 'email' | 'notes' | 'tags'>> & { readonly id?: string }
  readonly site: Pick<NewSite, 'address' | 'postcode' | 'city'> & Partial<NewSite>
  readonly equipment?: readonly NewEquipment[]
  readonly contract?: NewContract
}

export type ClientPatch = Partial<Pick<Client, 'reference' | 'name' | 'kind' | 'phone' | 'email' | 'notes' | 'tags'>>

interface ClientRecord {
  id: string
  reference: string | null
  name: string
  name_key: string
  kind: Client['kind']
  phone: string | null
  email: string | null
  notes: string
  tags: string
  tag_keys: string
  search: string
  created_at: number
  updated_at: number
  version: number
  archived_at?: number | null
  merged_into?: string | null
}

/** What a list is sorted by; never empty. */
const nameKey = (name: string): string => fold(name) || name.toLowerCase()

/** A client with sites, equipment and contracts; null when there is none. */
export async function findClient(db: Connection, id: string): Promise<ClientFile | null> {
  const row = await db<ClientRecord>('clients').where({ id }).first()
  if (!row) return null
  const sites = await db<SiteRow>('sites').where({ client_id: id }).orderBy('id')
  const siteIds = sites.map((site) => site.id)
  const equipment = await db<EquipmentRow>('equipment').whereIn('site_id', siteIds).orderBy('id')
  const contracts = await db<ContractRow>('contracts').where({ client_id: id }).orderBy('id')
  return {
    ...toClient(row),
    sites: sites.map(toSite),
    equipment: equipment.map(toEquipment),
    contracts: contracts.map(toContract),
    archivedAt: toInstantOrNull(row.archived_at ?? null),
    mergedInto: row.merged_into ?? null,
  }
}

export async function getClient(db: Connection, id: string): Promise<ClientFile> {
  const client = await findClient(db, id)
  if (!client) throw new NotFoundError('client', id)
  return client
}

/** Creates a client with its first site, equipment and contract. Throws `DuplicateError` when the reference is taken. */
export async function createClient(db: Connection, input: NewClient, by: By): Promise<ClientFile> {
  const [id] = await createClients(db, [input], by)
  return getClient(db, id!)
}

/** Creates many clients in as few statements as possible; answers their ids in order. Throws `DuplicateError`. */
export async function createClients(db: Connection, inputs: readonly NewClient[], by: By): Promise<string[]> {
  const rows = inputs.map((input) => clientRows(input, by.at))
  await refusingDuplicates('client', 'reference', () =>
    insertAll(
      db,
      'clients',
      rows.map((r) => r.client),
    ),
  )
  await insertAll(
    db,
    'sites',
    rows.map((r) => r.site),
  )
  await insertAll(
    db,
    'equipment',
    rows.flatMap((r) => r.equipment),
  )
  await insertAll(
    db,
    'contracts',
    rows.flatMap((r) => r.contract),
  )
  await recordChanges(
    db,
    rows.map((r) => r.change),
    by,
  )
  return rows.map((r) => r.client.id)
}

/** Changes a client; `expectedVersion` null = whatever it is. Throws `VersionConflictError`, `DuplicateError`. */
export async function updateClient(
  db: Connection,
  id: string,
  patch: ClientPatch,
  expectedVersion: number | null,
  by: By,
): Promise<ClientFile> {
  await claimVersion(db, 'clients', 'client', id, expectedVersion)
  const before = await db<ClientRecord>('clients').where({ id }).first()
  await writeClient(db, { ...before!, tags: fromJson(before!.tags) }, patch, by)
  return getClient(db, id)
}

/** Claims a client's file for a change of one of its parts; `expectedVersion` null = whatever it is. Throws `VersionConflictError`, `NotFoundError`. */
export async function claimClient(db: Connection, id: string, expectedVersion: number | null, by: By): Promise<void> {
  await claimVersion(db, 'clients', 'client', id, expectedVersion)
  await db('clients').where({ id }).update({ updated_at: by.at })
}

type KnownRecord = Pick<ClientRecord, 'id' | 'name' | 'reference' | 'phone' | 'email' | 'notes'> & Pick<Client, 'tags'>

/** Writes a change of a client that the caller has read and claimed, with its search column and its line in the log. */
export async function writeClient(db: Connection, before: KnownRecord, patch: ClientPatch, by: By): Promise<void> {
  const after = { ...before, ...patch }
  const { tags, ...fields } = patch
  const towns = await db('sites').where({ client_id: before.id }).orderBy('id').select('postcode', 'city')
  const derived = { name_key: nameKey(after.name), search: searchText(after, towns), updated_at: by.at }
  await refusingDuplicates('client', 'reference', () =>
    db('clients')
      .where({ id: before.id })
      .update({ ...fields, ...(tags ? tagColumns(tags) : {}), ...derived }),
  )
  const changes = differences(before, patch)
  await recordChange(db, { action: 'update', entity: 'client', entityId: before.id, clientId: before.id, changes }, by)
}

/** Takes a client out with everything that hangs on it (RGPD erasure); the audit log keeps that it happened, not what it held. */
export async function deleteClient(db: Connection, id: string, by: By): Promise<void> {
  await getClient(db, id)
  await db('clients').where({ id }).delete()
  await recordChange(db, { action: 'delete', entity: 'client', entityId: id, clientId: id }, by)
}

function toClient(row: ClientRecord): Client {
  return {
    id: row.id,
    reference: row.reference,
    name: row.name,
    kind: row.kind,
    phone: row.phone,
    email: row.email,
    notes: row.notes,
    tags: fromJson(row.tags),
    createdAt: toInstant(row.created_at),
    updatedAt: toInstant(row.updated_at),
    version: row.version,
  }
}

/** The rows that one new client becomes. */
function clientRows(input: NewClient, at: number) {
  const id = input.client.id ?? newId(at)
  const siteId = input.site.id ?? newId(at)
  const site: NewSite = { ...UNPLACED, ...input.site }
  const client = newRecord(id, input, at)
  return {
    client,
    site: toSiteRow(siteId, id, site),
    equipment: (input.equipment ?? []).map((e) => toEquipmentRow(e.id ?? newId(at), siteId, e)),
    contract: input.contract ? [toContractRow(input.contract.id ?? newId(at), id, siteId, input.contract)] : [],
    change: { action: 'create', entity: 'client', entityId: id, clientId: id, changes: { name: [null, client.name] } } satisfies Change,
  }
}

function newRecord(id: string, { client, site }: NewClient, at: number): ClientRecord {
  const known = { reference: client.reference ?? null, name: client.name, phone: client.phone ?? null, email: client.email ?? null }
  return {
    id,
    ...known,
    name_key: nameKey(client.name),
    kind: client.kind ?? 'person',
    notes: client.notes ?? '',
    ...tagColumns(client.tags ?? []),
    search: searchText(known, [site]),
    created_at: at,
    updated_at: at,
    version: 1,
  }
}
