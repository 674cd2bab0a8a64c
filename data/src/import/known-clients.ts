import type { CivilDate, Client, Contract, Equipment, Position, Site } from '@tournee/contract'
import type { Connection } from '../database/connection.ts'
import { fold } from '../database/fold.ts'
import { fromJson } from '../database/stored-values.ts'
import { type ContractRow, toContract } from '../repositories/contracts.ts'
import { type EquipmentRow, type SiteRow, toEquipment, toSite } from '../repositories/sites.ts'

/** A client as an import compares it: with its first site, the machines there and its first contract that is not over. */
export interface KnownClient extends Pick<Client, 'id' | 'reference' | 'name' | 'phone' | 'email' | 'notes' | 'tags'> {
  readonly site: Site | null
  readonly equipment: readonly Equipment[]
  readonly contract: Contract | null
  /** the last visit done here */
  readonly lastDoneOn: CivilDate | null
  /** references of clients that were merged into it: a file may still name it so */
  readonly formerReferences: readonly string[]
}

interface ClientRecord {
  id: string
  reference: string | null
  name: string
  phone: string | null
  email: string | null
  notes: string
  tags: string
}

/** Every client, in order of making. */
export async function listKnownClients(db: Connection): Promise<KnownClient[]> {
  const clients = await db('clients')
    .whereNull('merged_into')
    .orderBy('id')
    .select<ClientRecord[]>('id', 'reference', 'name', 'phone', 'email', 'notes', 'tags')
  const sites = firstOf((await db<SiteRow>('sites').orderBy('id')).map(toSite), (site) => site.clientId)
  const all = (await db<ContractRow>('contracts').orderBy('id')).map(toContract)
  // the one that the list shows and an export tells of; over ones only where there is no other
  const byNeed = [...all.filter(({ status }) => status !== 'ended'), ...all.filter(({ status }) => status === 'ended')]
  const contracts = firstOf(byNeed, (contract) => contract.clientId)
  const done = await db('visits')
    .where({ status: 'done' })
    .groupBy('client_id')
    .select<{ client_id: string; last: CivilDate | null }[]>('client_id', db.raw('max(done_on) as last'))
  const lastDone = new Map(done.map(({ client_id, last }) => [client_id, last]))
  const equipment = Map.groupBy((await db<EquipmentRow>('equipment').orderBy('id')).map(toEquipment), (machine) => machine.siteId)
  const former = await formerReferences(db)
  return clients.map((client) => {
    const site = sites.get(client.id) ?? null
    return {
      ...client,
      tags: fromJson(client.tags),
      site,
      equipment: (site && equipment.get(site.id)) ?? [],
      contract: contracts.get(client.id) ?? null,
      lastDoneOn: lastDone.get(client.id) ?? null,
      formerReferences: former.get(client.id) ?? [],
    }
  })
}

/** The references of merged clients by who they are now, however often that one was merged again. */
async function formerReferences(db: Connection): Promise<ReadonlyMap<string, readonly string[]>> {
  const merged = await db('clients')
    .whereNotNull('merged_into')
    .select<{ id: string; reference: string | null; merged_into: string }[]>('id', 'reference', 'merged_into')
  const next = new Map(merged.map((one) => [one.id, one.merged_into]))
  const found = new Map<string, string[]>()
  for (const { reference, merged_into } of merged) {
    if (reference === null) continue
    let now = merged_into
    for (let steps = 0; next.has(now) && steps < merged.length; steps++) now = next.get(now)!
    found.set(now, [...(found.get(now) ?? []), reference])
  }
  return found
}

function firstOf<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T> {
  const first = new Map<string, T>()
  for (const item of items) if (!first.has(keyOf(item))) first.set(keyOf(item), item)
  return first
}

/** What a client is told from others by, besides a reference. */
export interface Identity {
  readonly name: string
  readonly address: string
  readonly postcode: string
  readonly city: string
  /** the file's own coordinates */
  readonly position: Position | null
}

/** Name and address in one key; a place without address is told by its coordinates. */
export function identityKey({ name, address, postcode, city, position }: Identity): string {
  const place = fold(address) || (position ? `${position.lng.toFixed(5)} ${position.lat.toFixed(5)}` : '')
  return [fold(name), fold(city) || postcode, place].join('|')
}

/** Finds the client that a row speaks of: by reference, else by name and address among those the reference does not exclude. */
export class ClientIndex {
  readonly #byReference = new Map<string, KnownClient>()
  readonly #byIdentity = new Map<string, KnownClient>()

  constructor(clients: readonly KnownClient[]) {
    for (const client of clients) {
      for (const reference of client.formerReferences) this.#byReference.set(reference, client)
      if (client.reference !== null) this.#byReference.set(client.reference, client)
      if (!client.site) continue
      const position = client.site.positionSource === 'file' ? client.site.position : null
      const key = identityKey({ ...client.site, position, name: client.name })
      if (!this.#byIdentity.has(key)) this.#byIdentity.set(key, client)
    }
  }

  /** `reference` undefined: the row has none. */
  find(reference: string | undefined, identity: Identity): KnownClient | null {
    const named = reference === undefined ? undefined : this.#byReference.get(reference)
    if (named) return named
    const alike = this.#byIdentity.get(identityKey(identity))
    return alike && (reference === undefined || alike.reference === null) ? alike : null
  }
}
