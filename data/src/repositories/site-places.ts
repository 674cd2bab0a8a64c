import type { Position } from '@tournee/contract'
import type { Connection } from '../database/connection.ts'
import { toPosition } from './sites.ts'

/** Where every site is, by id; null = nobody knows. */
export async function listSitePlaces(db: Connection): Promise<{ readonly siteId: string; readonly position: Position | null }[]> {
  const rows = await db('sites').orderBy('id').select<{ id: string; lng: number | null; lat: number | null }[]>('id', 'lng', 'lat')
  return rows.map(({ id, lng, lat }) => ({ siteId: id, position: toPosition(lng, lat) }))
}

/** Where each client that is not archived is: the place of its first site. */
export async function listFirstPlaces(db: Connection): Promise<{ readonly clientId: string; readonly position: Position | null }[]> {
  const rows = await db('sites as s')
    .join('clients as c', 'c.id', 's.client_id')
    .whereNull('c.archived_at')
    .whereRaw('s.id = (select min(f.id) from sites f where f.client_id = c.id)')
    .select<{ client_id: string; lng: number | null; lat: number | null }[]>('s.client_id', 's.lng', 's.lat')
  return rows.map(({ client_id, lng, lat }) => ({ clientId: client_id, position: toPosition(lng, lat) }))
}
