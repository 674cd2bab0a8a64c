import type { ClientFacets, ClientFilter, ClientListRow, ClientTarget } from '@tournee/contract'
import {
  type ClientQuery,
  type Connection,
  countClients,
  listClientIds,
  listClients,
  listFirstPlaces,
  listSitePlaces,
  type Page,
} from '@tournee/data'
import type { Services } from '../services.ts'
import { findZones, type ZoneFinder } from '../zoning/zone-finder.ts'
import { companyToday } from './company-today.ts'

type Loose<T> = { readonly [K in keyof T]?: T[K] | undefined }
type Wanted = Loose<ClientFilter> & Pick<ClientQuery, 'sort' | 'descending' | 'cursor' | 'offset' | 'limit'>

/** A filter as the repository reads it: zones become their sites. */
async function queryOf(connection: Connection, { zoneIds, ...wanted }: Wanted, today: string, zones: ZoneFinder): Promise<ClientQuery> {
  if (!zoneIds || zoneIds.length === 0) return { ...wanted, today }
  const places = await listSitePlaces(connection)
  const siteIds = places.filter(({ position }) => zoneIds.includes(zones.zoneOf(position) ?? '')).map(({ siteId }) => siteId)
  return { ...wanted, today, siteIds }
}

/** A page of the clients that a filter finds, each with its zone. */
export async function findClients({ db, now }: Pick<Services, 'db' | 'now'>, wanted: Wanted): Promise<Page<ClientListRow>> {
  const { connection } = db
  const today = await companyToday(connection, now())
  const zones = await findZones(connection, today)
  const page = await listClients(connection, await queryOf(connection, wanted, today, zones))
  return { ...page, items: page.items.map((row) => ({ ...row, zoneId: zones.zoneOf(row.position) })) }
}

/** How many clients each filter would find among those that a search finds. */
export async function countFacets(
  { db, now }: Pick<Services, 'db' | 'now'>,
  { search }: { readonly search?: string | undefined },
): Promise<ClientFacets> {
  const { connection } = db
  const today = await companyToday(connection, now())
  const finder = await findZones(connection, today)
  const counts = await countClients(connection, { search, today })
  const inZone = new Map<string, number>()
  if (finder.zones.length > 0) {
    const found = new Set(search ? await listClientIds(connection, { search }) : [])
    for (const { clientId, position } of await listFirstPlaces(connection)) {
      const zone = !search || found.has(clientId) ? finder.zoneOf(position) : null
      if (zone) inZone.set(zone, (inZone.get(zone) ?? 0) + 1)
    }
  }
  return { ...counts, zones: finder.zones.map(({ id, name }) => ({ id, name, count: inZone.get(id) ?? 0 })) }
}

/** The ids of the clients that a bulk action is for, in order of making. */
export async function idsOfTarget(connection: Connection, target: ClientTarget, today: string): Promise<readonly string[]> {
  if ('ids' in target) return [...new Set(target.ids)]
  const zones = await findZones(connection, today)
  const except = new Set(target.except)
  const ids = await listClientIds(connection, await queryOf(connection, target.filter, today, zones))
  return ids.filter((id) => !except.has(id))
}
