import type { IsoWeek, KpiReport } from '@tournee/contract'
import type { Connection } from '../../database/connection.ts'
import { fromJsonOrNull } from '../../database/stored-values.ts'
import { rowsOf } from './spans.ts'

/** What a published week is compared from; metres and seconds. */
export interface PublishedWeek {
  readonly week: IsoWeek
  readonly planId: string
  readonly inputsHash: string | null
  /** the comparison frozen with the plan; null without a baseline */
  readonly kpi: KpiReport | null
  /** that of the plan which this publication replaced */
  readonly previousKpi: KpiReport | null
  readonly metres: number
  readonly driveSeconds: number
  readonly visits: number
  readonly drivenMetres: number
  readonly drivenSeconds: number
  readonly stampedVisits: number
  /** stops whose drive the plan's matrix could not tell */
  readonly unknownDrives: number
}

interface Row {
  id: string
  week: string
  inputs_hash: string | null
  kpi: string | null
  replaced: string | null
  metres: number | string
  drive_seconds: number | string
  visits: number | string
  driven_metres: number | string
  driven_seconds: number | string
  stamped: number | string
  unknown_drives: number | string
}

/**
 * The published plans of these weeks: what they drive as planned (the sum of their routes) and as stamped (the drives to stops that
 * were reached, and home from the last stop of each technician's day).
 */
export async function listPublishedWeeks(db: Connection, weeks: readonly IsoWeek[]): Promise<PublishedWeek[]> {
  if (weeks.length === 0) return []
  const marks = weeks.map(() => '?').join(', ')
  const rows = await rowsOf<Row>(
    db,
    `with chosen as (select id, week, inputs_hash, kpi, replaced from plans where state = 'published' and week in (${marks})),
     driven as (
       select s.* from stamps s join chosen on chosen.id = s.plan_id
       where s.effect = 'applied' and s.undone_at is null and s.kind <> 'undo'
     ),
     last_of_day as (
       select plan_id, technician_id, date, max(at) as at from driven where kind in ('done', 'not-done') group by plan_id, technician_id, date
     ),
     planned as (
       select plan_id, sum(distance_metres) as metres, sum(drive_seconds) as seconds from routes
       where plan_id in (select id from chosen) group by plan_id
     ),
     counted as (
       select r.plan_id, count(*) as visits from stops t join routes r on r.id = t.route_id
       where t.kind = 'visit' and r.plan_id in (select id from chosen) group by r.plan_id
     ),
     legs as (
       select plan_id, sum(leg_metres) as metres, sum(leg_seconds) as seconds,
         count(distinct case when kind in ('done', 'not-done') then visit_id end) as stamped,
         count(distinct case when kind <> 'on-the-way' then visit_id end) - count(distinct case when leg_metres is not null then visit_id end) as unknown_drives
       from driven group by plan_id
     ),
     homes as (
       select d.plan_id, sum(d.home_metres) as metres, sum(d.home_seconds) as seconds
       from driven d join last_of_day l
         on l.plan_id = d.plan_id and l.technician_id = d.technician_id and l.date = d.date and l.at = d.at
       where d.kind in ('done', 'not-done') group by d.plan_id
     )
     select c.id, c.week, c.inputs_hash, c.kpi, c.replaced,
       coalesce(p.metres, 0) as metres, coalesce(p.seconds, 0) as drive_seconds, coalesce(n.visits, 0) as visits,
       coalesce(l.metres, 0) + coalesce(h.metres, 0) as driven_metres,
       coalesce(l.seconds, 0) + coalesce(h.seconds, 0) as driven_seconds,
       coalesce(l.stamped, 0) as stamped, coalesce(l.unknown_drives, 0) as unknown_drives
     from chosen c left join planned p on p.plan_id = c.id left join counted n on n.plan_id = c.id
       left join legs l on l.plan_id = c.id left join homes h on h.plan_id = c.id
     order by c.week`,
    weeks,
  )
  const previous = await kpiOfPlans(
    db,
    rows.flatMap((row) => replacedBy(row) ?? []),
  )
  return rows.map((row) => ({
    week: row.week,
    planId: row.id,
    inputsHash: row.inputs_hash,
    kpi: fromJsonOrNull(row.kpi),
    previousKpi: previous.get(replacedBy(row) ?? '') ?? null,
    metres: Number(row.metres),
    driveSeconds: Number(row.drive_seconds),
    visits: Number(row.visits),
    drivenMetres: Number(row.driven_metres),
    drivenSeconds: Number(row.driven_seconds),
    stampedVisits: Number(row.stamped),
    unknownDrives: Number(row.unknown_drives),
  }))
}

/** The newest published week from one week to another, both included; null when none is. */
export async function findNewestPublishedWeek(db: Connection, from: IsoWeek, to: IsoWeek): Promise<IsoWeek | null> {
  const [row] = await db('plans')
    .where({ state: 'published' })
    .whereBetween('week', [from, to])
    .max<{ week: IsoWeek | null }[]>('week as week')
  return row?.week ?? null
}

const replacedBy = ({ replaced }: Row) => fromJsonOrNull<{ planId: string | null }>(replaced)?.planId ?? null

async function kpiOfPlans(db: Connection, ids: readonly string[]): Promise<ReadonlyMap<string, KpiReport>> {
  const rows = await db('plans')
    .whereIn('id', [...ids])
    .whereNotNull('kpi')
    .select<{ id: string; kpi: string }[]>('id', 'kpi')
  return new Map(rows.map(({ id, kpi }) => [id, JSON.parse(kpi) as KpiReport]))
}
