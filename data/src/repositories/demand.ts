import type { Position } from '@tournee/contract'
import type { Connection } from '../database/connection.ts'

/** The work that a placed site asks of a year. */
export interface SiteDemand {
  readonly siteId: string
  readonly clientId: string
  readonly position: Position
  /** visits that active contracts owe, and those done without a contract since `since` */
  readonly visits: number
  /** minutes on site for them */
  readonly minutes: number
  /** of these, minutes without a contract: repairs, commissionings */
  readonly otherMinutes: number
}

interface Row {
  id: string
  client_id: string
  lng: number
  lat: number
}

interface SumRow {
  site_id: string
  visits: number | string
  minutes: number | string
}

/** Every placed site of clients not archived with its work of a year, by id; `since` (epoch milliseconds, a year ago) bounds what counts as history. */
export async function listSiteDemand(db: Connection, since: number): Promise<SiteDemand[]> {
  const sites = await db<Row>('sites')
    .whereNotNull('lng')
    .whereNotNull('lat')
    .whereIn('client_id', db('clients').whereNull('archived_at').select('id'))
    .orderBy('id')
    .select('id', 'client_id', 'lng', 'lat')
  const owed = await db('contracts')
    .where({ status: 'active' })
    .groupBy('site_id')
    .select<SumRow[]>('site_id', db.raw('sum(visits_per_year) as visits'), db.raw('sum(visits_per_year * duration_minutes) as minutes'))
  const done = await db('visits')
    .whereNull('contract_id')
    .andWhere('done_at', '>=', since)
    .groupBy('site_id')
    .select<SumRow[]>('site_id', db.raw('count(*) as visits'), db.raw('sum(duration_minutes) as minutes'))
  const bySite = (rows: readonly SumRow[]) =>
    new Map(rows.map((row) => [row.site_id, { visits: Number(row.visits), minutes: Number(row.minutes) }]))
  const [contracts, others] = [bySite(owed), bySite(done)]
  return sites.map((site) => {
    const contract = contracts.get(site.id) ?? { visits: 0, minutes: 0 }
    const other = others.get(site.id) ?? { visits: 0, minutes: 0 }
    return {
      siteId: site.id,
      clientId: site.client_id,
      position: { lng: site.lng, lat: site.lat },
      visits: contract.visits + other.visits,
      minutes: contract.minutes + other.minutes,
      otherMinutes: other.minutes,
    }
  })
}
