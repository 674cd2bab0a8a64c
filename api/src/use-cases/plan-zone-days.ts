import type { CivilDate, ZoneDay } from '@tournee/contract'
import {
  type By,
  listSiteDemand,
  listVisitsOfWeek,
  listZoneDays,
  replaceZoneDays,
  type StoredZoneDay,
  type StoredZoning,
  saveZoneDay,
} from '@tournee/data'
import { evaluateZoneDays, type ZoneDayChoice, type ZoneDayPlan, type ZoneDayProblem } from '@tournee/engine/calendar'
import { addDays, toEpoch } from '@tournee/engine/recurrence'
import { bookingRules } from '../booking/booking-rules.ts'
import { later, sooner } from '../booking/day-order.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import type { Services } from '../services.ts'
import { calendarProblem, middleOf } from '../zoning/calendar-problem.ts'
import { companyToday } from './company-today.ts'

const YEAR_MS = 365 * 24 * 3_600_000
const LONGEST_WEEKS = 16

/** How hard to try: with the MILP solver, or by the heuristic alone, which needs no clock and is the same on every machine. */
export type CalendarEffort = 'solver' | 'heuristic'

interface Prepared {
  readonly zoning: StoredZoning
  readonly problem: ZoneDayProblem
  readonly previous: readonly StoredZoneDay[]
}

/** Reads everything that a calendar from a day on is chosen from, by the zoning in force on that day. */
async function prepareCalendar(services: Services, from: CivilDate, to: CivilDate): Promise<Prepared | Refusal> {
  const { db, dayBook, now } = services
  const { connection } = db
  const at = now()
  const zoning = await dayBook.zoningInForce(connection, from)
  if (!zoning) return refuse('NO_ZONES')
  const read = await dayBook.read(connection, { from, to }, at)
  const rules = bookingRules(read.company)
  const instant = (date: CivilDate) => new Date(toEpoch(date, '00:00', read.company.timeZone) * 1_000).toISOString()
  const visits = await listVisitsOfWeek(connection, {
    from,
    to,
    earliest: instant(from),
    before: instant(addDays(to, 1)),
    overdueBefore: from,
  })
  const middles = new Map(
    zoning.zones.flatMap(({ id }) => {
      const middle = middleOf(zoning, id)
      return middle ? [[id, dayBook.travel.placeOf(middle)] as const] : []
    }),
  )
  const homes = [...read.technicians.values()].map(({ start }) => dayBook.travel.placeOf(start))
  await dayBook.travel.learn([...homes, ...middles.values()])
  const previous = await listZoneDays(connection, { from, to })
  const problem = calendarProblem({
    from,
    to,
    timeZone: read.company.timeZone,
    reserveShare: rules.reserveShare,
    zoning,
    middles,
    days: read.days.map(({ technician, day }) => ({
      technician: { id: technician.id, skills: technician.skills, home: dayBook.travel.placeOf(technician.start) },
      date: day.date,
      shift: day.shift,
    })),
    visits: visits.filter(({ status }) => status !== 'done' && status !== 'under_way'),
    zoneOf: (position) => dayBook.zoneOf(zoning, position),
    sites: await listSiteDemand(connection, at - YEAR_MS),
    previous,
    travel: dayBook.travel.travel,
  })
  return { zoning, problem, previous }
}

const presentDay = ({ technicianId, date, zoneIds, locked, minutesPlanned, minutesOpen }: StoredZoneDay): ZoneDay => ({
  technicianId,
  date,
  zoneIds: [...zoneIds],
  locked,
  minutesPlanned,
  minutesOpen,
  fill: minutesOpen > 0 ? minutesPlanned / minutesOpen : 0,
})

function storedDays(plan: ZoneDayPlan, { zoning, problem }: Prepared): StoredZoneDay[] {
  const locks = new Map((problem.locks ?? []).map((lock) => [`${lock.technician} ${lock.date}`, lock]))
  const days = plan.zoneDays.map(
    ({ technician, date, zones, minutesPlanned, minutesOpen }): StoredZoneDay => ({
      technicianId: technician,
      date,
      zoningId: zoning.id,
      zoneIds: zones,
      locked: locks.delete(`${technician} ${date}`),
      minutesPlanned,
      minutesOpen,
    }),
  )
  // a day left free is chosen too: kept, so that the calendar knows how far it reaches; one locked free stays so the next time
  const given = new Set(days.map(({ technicianId, date }) => `${technicianId} ${date}`))
  const free = problem.technicians.flatMap(({ id, availability }) =>
    problem.dates.flatMap((date, index): StoredZoneDay[] => {
      const key = `${id} ${date}`
      if (availability[index] === 0 || given.has(key)) return []
      return [{ technicianId: id, date, zoningId: zoning.id, zoneIds: [], locked: locks.has(key), minutesPlanned: 0, minutesOpen: 0 }]
    }),
  )
  return [...days, ...free]
}

const nameOf = (day: StoredZoneDay) => `${day.technicianId} ${day.date} ${[...day.zoneIds].sort().join()}`

/** Chooses the zone days of the next weeks and puts them in force; locks and promises stay. */
export async function planCalendar(
  services: Services,
  { from, weeks }: { readonly from: CivilDate; readonly weeks: number },
  by: By,
  effort: CalendarEffort = 'solver',
) {
  const to = addDays(from, 7 * weeks - 1)
  const prepared = await prepareCalendar(services, from, to)
  if (isRefusal(prepared)) return prepared
  if (prepared.problem.dates.length === 0) return refuse('NO_SHIFTS')
  const plan = await services.zoner.run<'calendar'>({
    kind: 'calendar',
    problem: prepared.problem,
    options: { solve: effort === 'solver' },
  })
  const days = storedDays(plan, prepared)
  await services.db.transaction((connection) => replaceZoneDays(connection, { from, to }, days, by))
  const shown = days.filter(({ zoneIds, locked }) => locked || zoneIds.length > 0)
  const before = new Set(prepared.previous.map(nameOf))
  const after = new Set(shown.map(nameOf))
  const changed = [...after].filter((name) => !before.has(name)).length + [...before].filter((name) => !after.has(name)).length
  return {
    items: shown.map(presentDay),
    status: plan.status,
    gap: plan.gap ?? null,
    changed,
    unserved: plan.unserved.map(({ kind, zone, from: first, to: last, minutes }) => ({
      kind,
      zoneId: zone,
      from: first,
      to: last,
      minutes,
    })),
  }
}

/** Zone days of a period, with what is booked and open. */
export async function showZoneDays({ db }: Services, period: { readonly from: CivilDate; readonly to: CivilDate }) {
  return { items: (await listZoneDays(db.connection, period)).map(presentDay) }
}

/** A technician's day as a change leaves it. */
interface ChangedDay {
  readonly technicianId: string
  readonly date: CivilDate
  readonly zoneIds: readonly string[]
}

const eur = (cost: number) => Math.round(cost / 1_000) / 100
const dayKey = ({ technicianId, date }: Pick<ChangedDay, 'technicianId' | 'date'>) => `${technicianId} ${date}`

/** The calendar from today until past these changes: what it costs now, and what it would with some days changed. */
async function prepareTrial(services: Services, changes: readonly ChangedDay[]) {
  const { db, now } = services
  const today = await companyToday(db.connection, now())
  const last = changes.reduce((latest, { date }) => later(latest, date), addDays(today, 27))
  const to = sooner(last, addDays(today, 7 * LONGEST_WEEKS))
  const prepared = await prepareCalendar(services, today, to)
  if (isRefusal(prepared)) return prepared
  const { problem, previous, zoning } = prepared
  const dates = new Map(problem.dates.map((date, index) => [date, index]))
  const people = new Map(problem.technicians.map((technician) => [technician.id, technician]))
  const isZone = new Set(problem.zones.map(({ id }) => id))
  const choices = (days: readonly ChangedDay[]) =>
    days
      .filter(({ technicianId, date }) => people.has(technicianId) && dates.has(date))
      .map(
        ({ technicianId, date, zoneIds }): ZoneDayChoice => ({
          technician: technicianId,
          date,
          zones: zoneIds.filter((id) => isZone.has(id)),
        }),
      )
  return {
    zoning,
    before: evaluateZoneDays(problem, choices(previous)),
    /** whether the technician has any time that day */
    works: ({ technicianId, date }: ChangedDay) => (people.get(technicianId)?.availability[dates.get(date) ?? -1] ?? 0) > 0,
    changed: (days: readonly ChangedDay[]) => {
      const moved = new Set(days.map(dayKey))
      return evaluateZoneDays(problem, choices([...previous.filter((day) => !moved.has(dayKey(day))), ...days]))
    },
  }
}

/** What the calendar would cost with these days changed, against what it costs now (EUR, by term); stores nothing. */
export async function previewCalendar(services: Services, changes: readonly ChangedDay[]) {
  const trial = await prepareTrial(services, changes)
  if (isRefusal(trial)) return trial
  const { before, zoning } = trial
  const after = trial.changed(changes)
  const moved = new Set(changes.map(dayKey))
  const terms = Object.entries(after.cost)
    .filter(([name]) => name !== 'total')
    .map(([name, cost]) => [name, eur(cost - before.cost[name as keyof typeof before.cost])] as const)
  const items = after.zoneDays
    .filter(({ technician, date }) => moved.has(dayKey({ technicianId: technician, date })))
    .map(({ technician, date, zones, minutesPlanned, minutesOpen }) =>
      presentDay({ technicianId: technician, date, zoningId: zoning.id, zoneIds: zones, locked: false, minutesPlanned, minutesOpen }),
    )
  return { eur: eur(after.cost.total - before.cost.total), terms: Object.fromEntries(terms), items }
}

/** What each of several changes would cost for itself (EUR): the calendar is read once for all of them. */
export async function previewMoves(services: Services, moves: readonly (readonly ChangedDay[])[]) {
  const trial = await prepareTrial(services, moves.flat())
  if (isRefusal(trial)) return trial
  return {
    items: moves.map((changes) =>
      changes.every((day) => day.zoneIds.length === 0 || trial.works(day))
        ? { eur: eur(trial.changed(changes).cost.total - trial.before.cost.total), refusal: null }
        : { eur: 0, refusal: 'NO_SHIFTS' as const },
    ),
  }
}

/** Gives a technician's day to zones by hand; the planner of zone days leaves it alone while it is locked. */
export async function setZoneDay(
  services: Services,
  day: { readonly technicianId: string; readonly date: CivilDate; readonly zoneIds: readonly string[]; readonly locked: boolean },
  by: By,
): Promise<ZoneDay | Refusal> {
  const prepared = await prepareCalendar(services, day.date, day.date)
  if (isRefusal(prepared)) return prepared
  const { zoning, problem } = prepared
  if (!problem.technicians.some(({ id }) => id === day.technicianId)) return refuse('NO_SHIFTS', 'The technician does not work that day.')
  const unknown = day.zoneIds.find((id) => !problem.zones.some((zone) => zone.id === id))
  if (unknown !== undefined) return refuse('NOT_FOUND', `The zoning in force has no zone ${unknown}.`)
  const costed = evaluateZoneDays({ ...problem, locks: [] }, [{ technician: day.technicianId, date: day.date, zones: day.zoneIds }])
  const figures = costed.zoneDays.find(({ technician }) => technician === day.technicianId)
  const stored = { ...day, zoningId: zoning.id, minutesPlanned: figures?.minutesPlanned ?? 0, minutesOpen: figures?.minutesOpen ?? 0 }
  await services.db.transaction((connection) => saveZoneDay(connection, stored, by))
  return presentDay(stored)
}
