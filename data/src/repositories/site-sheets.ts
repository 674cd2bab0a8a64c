import type { CivilDate, Equipment } from '@tournee/contract'
import type { Connection } from '../database/connection.ts'
import { chunks } from '../database/insert-all.ts'
import { type EquipmentRow, type SiteRow, toEquipment } from './sites.ts'

/** What somebody who goes to a site should know before he leaves. */
export interface SiteSheet {
  readonly accessNotes: string
  readonly equipment: readonly Equipment[]
  /** day of the last visit done there, or that its contract remembers from before; null = none is known */
  readonly lastVisitOn: CivilDate | null
}

const AT_ONCE = 500

/** The sheets of these sites, by id; unknown ids are left out. */
export async function listSiteSheets(db: Connection, siteIds: readonly string[]): Promise<ReadonlyMap<string, SiteSheet>> {
  const sheets = new Map<string, SiteSheet>()
  for (const ids of chunks([...new Set(siteIds)], AT_ONCE)) {
    const sites = await db<SiteRow>('sites').whereIn('id', ids).select('id', 'access_notes')
    const machines = await db<EquipmentRow>('equipment').whereIn('site_id', ids).orderBy('id')
    const equipment = Map.groupBy(machines, (row) => row.site_id)
    const last = await lastVisits(db, ids)
    for (const { id, access_notes } of sites) {
      const own = (equipment.get(id) ?? []).map(toEquipment)
      sheets.set(id, { accessNotes: access_notes, equipment: own, lastVisitOn: last.get(id) ?? null })
    }
  }
  return sheets
}

interface Last {
  site_id: string
  day: CivilDate | null
}

async function lastVisits(db: Connection, ids: readonly string[]): Promise<ReadonlyMap<string, CivilDate>> {
  const done = await db('visits')
    .whereIn('site_id', ids)
    .where({ status: 'done' })
    .groupBy('site_id')
    .select<Last[]>('site_id', db.raw('max(done_on) as day'))
  const told = await db('contracts')
    .whereIn('site_id', ids)
    .groupBy('site_id')
    .select<Last[]>('site_id', db.raw('max(last_visit_on) as day'))
  const last = new Map<string, CivilDate>()
  for (const { site_id, day } of [...done, ...told]) if (day !== null && day > (last.get(site_id) ?? '')) last.set(site_id, day)
  return last
}
