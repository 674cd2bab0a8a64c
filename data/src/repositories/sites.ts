import type { Equipment, Position, PositionSource, Precision, Site } from '@tournee/contract'
import type { By } from '../audit/by.ts'
import { differences, recordChange } from '../audit/record-change.ts'
import type { Connection } from '../database/connection.ts'
import { NotFoundError, StateError } from '../database/errors.ts'
import { fold } from '../database/fold.ts'
import { newId } from '../database/identity.ts'
import { decodeCursor, type Page, type PageRequest, pageOfRows } from '../database/page.ts'
import { fromJson, toJson } from '../database/stored-values.ts'
import { refreshSearch } from './client-search.ts'

export type NewSite = Omit<Site, 'id' | 'clientId'> & { readonly id?: string }
/** A machine to be added; without `parts` it needs none. */
export type NewEquipment = Omit<Equipment, 'id' | 'siteId' | 'parts'> & Partial<Pick<Equipment, 'id' | 'parts'>>

export interface SiteRow {
  id: string
  client_id: string
  label: string | null
  address: string
  postcode: string
  city: string
  city_key: string
  insee: string | null
  lng: number | null
  lat: number | null
  precision: Precision
  position_source: PositionSource | null
  access_notes: string
}

export interface EquipmentRow {
  id: string
  site_id: string
  kind: string
  brand: string | null
  model: string | null
  serial: string | null
  installed_on: string | null
  rhythm_months: number | null
  parts: string
}

/** A position out of its two columns. */
export const toPosition = (lng: number | null, lat: number | null): Position | null => (lng === null || lat === null ? null : { lng, lat })

export const toSite = (row: SiteRow): Site => ({
  id: row.id,
  clientId: row.client_id,
  label: row.label,
  address: row.address,
  postcode: row.postcode,
  city: row.city,
  insee: row.insee,
  position: toPosition(row.lng, row.lat),
  precision: row.precision,
  positionSource: row.position_source,
  accessNotes: row.access_notes,
})

export const toSiteRow = (id: string, clientId: string, site: NewSite): SiteRow => ({
  id,
  client_id: clientId,
  label: site.label,
  address: site.address,
  postcode: site.postcode,
  city: site.city,
  city_key: fold(site.city),
  insee: site.insee,
  lng: site.position?.lng ?? null,
  lat: site.position?.lat ?? null,
  precision: site.precision,
  position_source: site.positionSource,
  access_notes: site.accessNotes,
})

export const toEquipment = (row: EquipmentRow): Equipment => ({
  id: row.id,
  siteId: row.site_id,
  kind: row.kind,
  brand: row.brand,
  model: row.model,
  serial: row.serial,
  installedOn: row.installed_on,
  rhythmMonths: row.rhythm_months,
  parts: fromJson(row.parts),
})

export const toEquipmentRow = (id: string, siteId: string, equipment: NewEquipment): EquipmentRow => ({
  id,
  site_id: siteId,
  kind: equipment.kind,
  brand: equipment.brand,
  model: equipment.model,
  serial: equipment.serial,
  installed_on: equipment.installedOn,
  rhythm_months: equipment.rhythmMonths,
  parts: toJson(equipment.parts ?? []),
})

export async function getSite(db: Connection, id: string): Promise<Site> {
  const row = await db<SiteRow>('sites').where({ id }).first()
  if (!row) throw new NotFoundError('site', id)
  return toSite(row)
}

/** What a site is until more is known of it. */
export const UNPLACED = {
  label: null,
  address: '',
  postcode: '',
  city: '',
  insee: null,
  position: null,
  precision: 'none',
  positionSource: null,
  accessNotes: '',
} as const satisfies NewSite

/** Adds a site to a client. */
export async function createSite(db: Connection, clientId: string, site: Partial<NewSite>, by: By): Promise<Site> {
  const id = site.id ?? newId(by.at)
  await db('sites').insert(toSiteRow(id, clientId, { ...UNPLACED, ...site }))
  await refreshSearch(db, clientId)
  await recordChange(db, { action: 'create', entity: 'site', entityId: id, clientId, changes: differences({}, site) }, by)
  return getSite(db, id)
}

/** Changes a site's address, position or notes. */
export async function updateSite(db: Connection, id: string, patch: Partial<Omit<Site, 'id' | 'clientId'>>, by: By): Promise<Site> {
  const before = await getSite(db, id)
  await db('sites')
    .where({ id })
    .update(toSiteRow(id, before.clientId, { ...before, ...patch }))
  await refreshSearch(db, before.clientId)
  const changes = differences(before, patch)
  await recordChange(db, { action: 'update', entity: 'site', entityId: id, clientId: before.clientId, changes }, by)
  return getSite(db, id)
}

/** Takes a site away with its machines. Throws `StateError` while a contract or a visit is tied to it, or when it is the client's only one. */
export async function deleteSite(db: Connection, id: string, by: By): Promise<void> {
  const site = await getSite(db, id)
  const others = await db('sites').where({ client_id: site.clientId }).whereNot({ id }).first('id')
  if (!others) throw new StateError('it is the only place of the client')
  for (const table of ['contracts', 'visits']) {
    if (await db(table).where({ site_id: id }).first('id')) throw new StateError(`${table} are tied to it`)
  }
  await db('sites').where({ id }).delete()
  await refreshSearch(db, site.clientId)
  const changes = { address: [`${site.address} ${site.postcode} ${site.city}`.trim(), null] }
  await recordChange(db, { action: 'delete', entity: 'site', entityId: id, clientId: site.clientId, changes }, by)
}

/** Places a site by hand; `insee` is the commune found there, when the caller knows it. */
export function placeSite(db: Connection, id: string, position: Position, by: By, insee?: string | null): Promise<Site> {
  const commune = insee === undefined ? {} : { insee }
  return updateSite(db, id, { position, precision: 'given', positionSource: 'hand', ...commune }, by)
}

type ToPlaceRow = SiteRow & { client_name: string }

/** Sites known only to the commune, or not at all, by town: what somebody has to place by hand. */
export async function listSitesToPlace(db: Connection, page: PageRequest = {}): Promise<Page<Site & { clientName: string }>> {
  const limit = page.limit ?? 100
  const cursor = decodeCursor(page.cursor)
  const imprecise = () => db<SiteRow>('sites').whereIn('sites.precision', ['commune', 'none'])
  const total = await imprecise().count<{ n: number }[]>({ n: '*' })
  const query = imprecise()
    .join('clients', 'clients.id', 'sites.client_id')
    .select<ToPlaceRow[]>('sites.*', 'clients.name as client_name')
    .orderBy(['sites.city_key', 'sites.id'])
    .limit(limit + 1)
  if (cursor) query.whereRaw('(sites.city_key, sites.id) > (?, ?)', [cursor.key, cursor.id])
  const present = (row: ToPlaceRow) => ({ ...toSite(row), clientName: row.client_name })
  return pageOfRows(await query, limit, Number(total[0]!.n), (row) => ({ key: row.city_key, id: row.id }), present)
}
