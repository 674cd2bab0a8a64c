import type {
  BookingReport,
  DueReport,
  EndingReport,
  IsoWeek,
  LoadReport,
  SavingsBaseline,
  SavingsMeasure,
  SavingsReport,
  Technician,
  ZoneFillReport,
} from '@tournee/contract'
import {
  countBookings,
  countDueWindows,
  findNewestPublishedWeek,
  getCompany,
  listAbsences,
  listEndingContracts,
  listPublishedWeeks,
  listSitePlaces,
  listTechnicians,
  sumLoads,
  sumZoneFill,
  type WorkScope,
} from '@tournee/data'
import { addDays, daysBetween, fromEpoch, isIsoWeek, isoWeek, weekDays } from '@tournee/engine/recurrence'
import { breaksOf } from '../planning/week-problem.ts'
import { type WeekShift, weekShifts } from '../planning/week-shifts.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { daySpans, lastWeeks, weekSpans } from '../reports/report-weeks.ts'
import { savingsReport } from '../reports/savings.ts'
import type { Services } from '../services.ts'
import { findZones } from '../zoning/zone-finder.ts'
import { companyToday } from './company-today.ts'

type Needs = Pick<Services, 'db' | 'now'>

/** Which weeks a report is about. */
export interface ReportWeeks {
  readonly weeks: number
  readonly until?: IsoWeek | undefined
}

/** Whose work a report is about; absent = everybody's, everywhere. */
export interface ReportScope {
  readonly technicianId?: string | undefined
  /** of the zoning in force */
  readonly zoneId?: string | undefined
}

/** Weeks published so far ahead are reported with those before; the current one is the last otherwise. */
const AHEAD_DAYS = 28

/** Reads company and weeks, then reports; a week that no year has is refused. */
async function over<T>(
  { db, now }: Needs,
  asked: ReportWeeks,
  report: (weeks: readonly IsoWeek[], timeZone: string) => Promise<T>,
): Promise<T | Refusal> {
  if (asked.until !== undefined && !isIsoWeek(asked.until)) return refuse('NOT_FOUND', 'The year has no such week.')
  const { timeZone } = await getCompany(db.connection)
  const today = fromEpoch(Math.floor(now() / 1_000), timeZone).date
  const until =
    asked.until ?? (await findNewestPublishedWeek(db.connection, isoWeek(today), isoWeek(addDays(today, AHEAD_DAYS)))) ?? isoWeek(today)
  return report(lastWeeks(asked.weeks, until), timeZone)
}

/** Kilometres saved week by week against a baseline. */
export const showSavings = (
  services: Needs,
  query: ReportWeeks & { readonly baseline: SavingsBaseline; readonly measure: SavingsMeasure },
): Promise<SavingsReport | Refusal> =>
  over(services, query, async (weeks) =>
    savingsReport(weeks, await listPublishedWeeks(services.db.connection, weeks), query.baseline, query.measure),
  )

/** A zone as the places that lie in it today. */
async function scopeOf({ db, now }: Needs, { technicianId, zoneId }: ReportScope): Promise<WorkScope> {
  if (zoneId === undefined) return { technicianId }
  const zones = await findZones(db.connection, await companyToday(db.connection, now()))
  const places = await listSitePlaces(db.connection)
  return { technicianId, siteIds: places.filter(({ position }) => zones.zoneOf(position) === zoneId).map(({ siteId }) => siteId) }
}

const add = <Key extends string>(rows: readonly Readonly<Record<Key, number>>[], key: Key) => rows.reduce((all, row) => all + row[key], 0)

/** Contract visits done, by where they lie in their due window. */
export const showDueWindows = (services: Needs, query: ReportWeeks & ReportScope): Promise<DueReport | Refusal> =>
  over(services, query, async (weeks, timeZone) => {
    const rows = await countDueWindows(services.db.connection, weekSpans(weeks, timeZone), await scopeOf(services, query))
    const total = { done: add(rows, 'done'), inWindow: add(rows, 'inWindow'), early: add(rows, 'early'), late: add(rows, 'late') }
    return { weeks: rows, total }
  })

/** Published hours of each technician against those he works, over the weeks that have a published plan. */
export const showLoads = (services: Needs, query: ReportWeeks & Pick<ReportScope, 'technicianId'>): Promise<LoadReport | Refusal> =>
  over(services, query, async (weeks) => {
    const { connection } = services.db
    const published = (await listPublishedWeeks(connection, weeks)).map(({ week }) => week)
    const technicians = (await listTechnicians(connection)).filter(
      ({ id }) => query.technicianId === undefined || id === query.technicianId,
    )
    const loads = new Map((await sumLoads(connection, published)).map((load) => [load.technicianId, load]))
    const available = await availableHours(services, technicians, published)
    const rows = technicians.map((technician) => {
      const { id, name, letter, colour } = technician
      const load = loads.get(id)
      return {
        technicianId: id,
        name,
        letter,
        colour,
        driveHours: (load?.driveSeconds ?? 0) / 3_600,
        serviceHours: (load?.serviceSeconds ?? 0) / 3_600,
        visits: load?.visits ?? 0,
        availableHours: available.get(id) ?? 0,
      }
    })
    return { weeks: published.length, technicians: rows.filter(({ availableHours: hours, visits }) => hours > 0 || visits > 0) }
  })

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** Hours that technicians can work in these weeks: their shifts less breaks, at most what each may work a day. */
async function availableHours(
  { db }: Needs,
  technicians: readonly Technician[],
  weeks: readonly IsoWeek[],
): Promise<ReadonlyMap<string, number>> {
  const hours = new Map<string, number>()
  if (weeks.length === 0) return hours
  const company = await getCompany(db.connection)
  const absences = await listAbsences(db.connection, { from: weekDays(weeks[0]!)[0]!, to: weekDays(weeks.at(-1)!)[6]! })
  const length = (shift: WeekShift) => {
    const breaks = breaksOf(company, shift).reduce((all, { duration }) => all + duration / 60, 0)
    return Math.min(minutesOf(shift.end) - minutesOf(shift.start) - breaks, shift.technician.maxWorkMinutes)
  }
  for (const week of weeks)
    for (const shift of weekShifts({ week, company, technicians, absences }))
      hours.set(shift.technician.id, (hours.get(shift.technician.id) ?? 0) + length(shift) / 60)
  return hours
}

/** How full zone days are. */
export const showZoneFill = (services: Needs, query: ReportWeeks & ReportScope): Promise<ZoneFillReport | Refusal> =>
  over(services, query, async (weeks, timeZone) => ({
    weeks: await sumZoneFill(services.db.connection, daySpans(weeks, timeZone), isoWeek, query),
  }))

/** How good the slots are that were taken. */
export const showBookings = (services: Needs, query: ReportWeeks & ReportScope): Promise<BookingReport | Refusal> =>
  over(services, query, async (weeks, timeZone) => {
    const rows = await countBookings(services.db.connection, weekSpans(weeks, timeZone), await scopeOf(services, query))
    const total = { booked: add(rows, 'booked'), ungraded: add(rows, 'ungraded'), green: add(rows, 'green'), best: add(rows, 'best') }
    return { weeks: rows, total }
  })

const SOON_DAYS = 60

/** Contracts that end within 60 days. */
export async function showEndings(services: Needs, scope: Pick<ReportScope, 'zoneId'> = {}): Promise<EndingReport> {
  const { db, now } = services
  const { timeZone } = await getCompany(db.connection)
  const today = fromEpoch(Math.floor(now() / 1_000), timeZone).date
  const found = await listEndingContracts(db.connection, today, addDays(today, SOON_DAYS))
  const { siteIds } = await scopeOf(services, scope)
  const there = siteIds && new Set(siteIds)
  const items = found
    .filter(({ siteId }) => !there || there.has(siteId))
    .map(({ siteId: _, ...contract }) => ({ ...contract, daysLeft: daysBetween(today, contract.endsOn) }))
  const between = (from: number, to: number) => items.filter(({ daysLeft }) => daysLeft >= from && daysLeft <= to).length
  return { within7: between(0, 7), within30: between(8, 30), within60: between(31, SOON_DAYS), items }
}
