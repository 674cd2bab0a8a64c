import type { Absence, Company, IsoWeek, RoutePlan, Technician, VisitCard } from '@tournee/contract'
import { type Connection, findPublishedPlanId, getCompany, getPlan, listAbsences, listTechnicians, listVisitsOfWeek } from '@tournee/data'
import { fromEpoch, weekDays } from '@tournee/engine/recurrence'
import { daysOfWeek, type WeekDay, type WeekShift, weekBounds, weekShifts } from '../planning/week-shifts.ts'

/** Everything the database knows of a week. */
export interface LoadedWeek {
  readonly week: IsoWeek
  readonly company: Company
  readonly days: readonly WeekDay[]
  readonly technicians: readonly Technician[]
  /** those that touch the week */
  readonly absences: readonly Absence[]
  /** what can be planned: of the current week only what is left of it */
  readonly shifts: readonly WeekShift[]
  /** the week's visits, done ones too */
  readonly visits: readonly VisitCard[]
  readonly published: RoutePlan | null
  /** of the current week, epoch seconds, to the minute: what has not begun begins no earlier; null = the week is to come, or over */
  readonly goneBy: number | null
}

/** Reads a week; `now` is epoch milliseconds. */
export async function loadWeek(connection: Connection, week: IsoWeek, now: number): Promise<LoadedWeek> {
  const company = await getCompany(connection)
  const days = weekDays(week)
  const [first, last] = [days[0]!, days[6]!]
  const technicians = await listTechnicians(connection)
  const absences = await listAbsences(connection, { from: first, to: last })
  const { from, to } = weekBounds(week, company.timeZone)
  const iso = (seconds: number) => new Date(seconds * 1_000).toISOString()
  const today = fromEpoch(Math.floor(now / 1_000), company.timeZone).date
  const visits = await listVisitsOfWeek(connection, {
    from: first,
    to: last,
    earliest: iso(from),
    before: iso(to),
    // a forgotten visit is nobody's week: the weeks still to come have it, until one takes it
    ...(today <= last ? { overdueBefore: today } : {}),
  })
  const publishedId = await findPublishedPlanId(connection, week)
  // a week that is over is planned whole, as an exercise; the current one from today on
  const notBefore = today <= last ? { notBefore: today } : {}
  return {
    week,
    company,
    days: daysOfWeek(week),
    technicians,
    absences,
    shifts: weekShifts({ week, company, technicians, absences, ...notBefore }),
    visits,
    published: publishedId ? await getPlan(connection, publishedId) : null,
    goneBy: first <= today && today <= last ? Math.ceil(now / 60_000) * 60 : null,
  }
}

/** The visits that are still to be planned: not done, not under way. */
export const openVisits = (visits: readonly VisitCard[]): readonly VisitCard[] =>
  visits.filter((visit) => visit.status !== 'done' && visit.status !== 'under_way' && visit.status !== 'cancelled')
