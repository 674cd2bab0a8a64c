import type { BookingWeek, CivilDate, DueWeek, EndingContract, IsoWeek, ZoneFillWeek } from '@tournee/contract'
import type { Connection } from '../../database/connection.ts'
import { type NamedSpan, rowsOf, scopeSql, spansTable, type WorkScope } from './spans.ts'

type Counts<Key extends string> = { name: string } & Record<Key, number | string | null>

/** Visits of contracts done in each span of days, by where they lie in their due window; spans without any are left out. */
export async function countDueWindows(db: Connection, spans: readonly NamedSpan[], scope: WorkScope = {}): Promise<DueWeek[]> {
  const table = spansTable(spans)
  const within = scopeSql(scope, 'v.technician_id', 'v.site_id')
  const rows = await rowsOf<Counts<'done' | 'early' | 'late'>>(
    db,
    `with ${table.sql}
     select s.name, count(*) as done,
       sum(case when v.done_on < v.due_from then 1 else 0 end) as early,
       sum(case when v.done_on > v.due_to then 1 else 0 end) as late
     from spans s join visits v on v.done_at >= s.from_ms and v.done_at < s.before_ms
     where v.status = 'done' and v.contract_id is not null${within.sql}
     group by s.name order by s.name`,
    [...table.bindings, ...within.bindings],
  )
  return rows.map((row) => {
    const [done, early, late] = [Number(row.done), Number(row.early), Number(row.late)]
    return { week: row.name, done, early, late, inWindow: done - early - late }
  })
}

/** Hours of the published routes of each technician in these weeks. */
export async function sumLoads(
  db: Connection,
  weeks: readonly IsoWeek[],
): Promise<{ technicianId: string; driveSeconds: number; serviceSeconds: number; visits: number }[]> {
  if (weeks.length === 0) return []
  const marks = weeks.map(() => '?').join(', ')
  const rows = await rowsOf<{ technician_id: string; drive: number | string; service: number | string; visits: number | string }>(
    db,
    `with chosen as (
       select r.id, r.technician_id, r.drive_seconds, r.service_seconds from routes r join plans p on p.id = r.plan_id
       where p.state = 'published' and p.week in (${marks})
     ),
     counted as (
       select c.technician_id, count(*) as visits from chosen c join stops t on t.route_id = c.id where t.kind = 'visit' group by c.technician_id
     )
     select c.technician_id, sum(c.drive_seconds) as drive, sum(c.service_seconds) as service, max(n.visits) as visits
     from chosen c left join counted n on n.technician_id = c.technician_id
     group by c.technician_id order by c.technician_id`,
    weeks,
  )
  return rows.map((row) => ({
    technicianId: row.technician_id,
    driveSeconds: Number(row.drive),
    serviceSeconds: Number(row.service),
    visits: Number(row.visits),
  }))
}

/**
 * How full zone days are: minutes of visits on the technician's day against the minutes it offers. `days` are civil days by name;
 * `weekOf` gives the week a day belongs to. Weeks without zone days are left out.
 */
export async function sumZoneFill(
  db: Connection,
  days: readonly NamedSpan[],
  weekOf: (date: CivilDate) => IsoWeek,
  { technicianId, zoneId }: { readonly technicianId?: string | undefined; readonly zoneId?: string | undefined } = {},
): Promise<ZoneFillWeek[]> {
  const table = spansTable(days)
  const mine = technicianId === undefined ? '' : ' and z.technician_id = ?'
  // ids are between quotes in the list of a day
  const there = zoneId === undefined ? '' : ' and cast(z.zone_ids as text) like ?'
  const rows = await rowsOf<Counts<'days' | 'open' | 'booked'>>(
    db,
    `with ${table.sql},
     given as (
       select z.date, z.technician_id, z.minutes_open from zone_days z
       where z.minutes_open > 0 and z.date >= ? and z.date <= ? and cast(z.zone_ids as text) <> '[]'${mine}${there}
     ),
     booked as (
       select s.name as date, v.technician_id, sum(v.duration_minutes) as minutes
       from spans s join visits v on v.scheduled_start >= s.from_ms and v.scheduled_start < s.before_ms
       where v.status in ('booked', 'published', 'under_way', 'done') and v.technician_id is not null
       group by s.name, v.technician_id
     )
     select g.date as name, count(*) as days, sum(g.minutes_open) as open, sum(coalesce(b.minutes, 0)) as booked
     from given g left join booked b on b.date = g.date and b.technician_id = g.technician_id
     group by g.date order by g.date`,
    [
      ...table.bindings,
      days[0]?.name ?? '',
      days.at(-1)?.name ?? '',
      ...(technicianId === undefined ? [] : [technicianId]),
      ...(zoneId === undefined ? [] : [`%${JSON.stringify(zoneId)}%`]),
    ],
  )
  const byWeek = Map.groupBy(rows, (row) => weekOf(row.name))
  const sum = (of: typeof rows, key: 'days' | 'open' | 'booked') => of.reduce((all, row) => all + Number(row[key]), 0)
  return [...byWeek].map(([week, of]) => ({ week, days: sum(of, 'days'), minutesBooked: sum(of, 'booked'), minutesOpen: sum(of, 'open') }))
}

/** Appointments made in each span, by the quality of their slot; spans without any are left out. */
export async function countBookings(db: Connection, spans: readonly NamedSpan[], scope: WorkScope = {}): Promise<BookingWeek[]> {
  const table = spansTable(spans)
  const within = scopeSql(scope, 'a.technician_id', 'v.site_id')
  const rows = await rowsOf<Counts<'booked' | 'ungraded' | 'green' | 'best' | 'mean'>>(
    db,
    `with ${table.sql}
     select s.name, count(*) as booked,
       sum(case when a.grade is null then 1 else 0 end) as ungraded,
       sum(case when a.green then 1 else 0 end) as green,
       sum(case when a.best then 1 else 0 end) as best,
       avg(a.grade) as mean
     from spans s join appointments a on a.created_at >= s.from_ms and a.created_at < s.before_ms
       join visits v on v.id = a.visit_id
     where 1 = 1${within.sql}
     group by s.name order by s.name`,
    [...table.bindings, ...within.bindings],
  )
  return rows.map((row) => ({
    week: row.name,
    booked: Number(row.booked),
    ungraded: Number(row.ungraded),
    green: Number(row.green),
    best: Number(row.best),
    meanGrade: row.mean === null ? null : Number(row.mean),
  }))
}

/** Active contracts that end between two days, both included, soonest first. */
export async function listEndingContracts(
  db: Connection,
  from: CivilDate,
  to: CivilDate,
): Promise<(Omit<EndingContract, 'daysLeft'> & { readonly siteId: string })[]> {
  const rows = await db('contracts as k')
    .join('clients as c', 'c.id', 'k.client_id')
    .join('sites as s', 's.id', 'k.site_id')
    .where('k.status', 'active')
    .whereBetween('k.ends_on', [from, to])
    .orderBy(['k.ends_on', 'c.name_key', 'k.id'])
    .select('k.id', 'k.site_id', 'k.client_id', 'c.name', 's.city', 'k.tier', 'k.ends_on', 'k.price_cents')
  return rows.map((row) => ({
    contractId: row.id,
    siteId: row.site_id,
    clientId: row.client_id,
    clientName: row.name,
    city: row.city,
    tier: row.tier,
    endsOn: row.ends_on,
    priceCents: row.price_cents,
  }))
}
