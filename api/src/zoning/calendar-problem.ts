import type { CivilDate, VisitCard } from '@tournee/contract'
import type { SiteDemand, StoredZoneDay, StoredZoning } from '@tournee/data'
import type { ZoneDayProblem } from '@tournee/engine/calendar'
import { addDays, daysBetween, fromEpoch } from '@tournee/engine/recurrence'
import type { Place, SlotDay, SlotTravel } from '@tournee/engine/slots'

import { later } from '../booking/day-order.ts'

/** Zones whose middles are so near (minutes) may share a day. */
const PAIR_MINUTES = 20
/** An overdue visit should get a day within so many days. */
const OVERDUE_DAYS = 14
const WEEKS_A_YEAR = 52

/** A technician's day as far as the calendar is concerned. */
export interface OpenDay {
  readonly technician: { readonly id: string; readonly skills: readonly string[]; readonly home: Place }
  readonly date: CivilDate
  readonly shift: SlotDay['shift']
}

/** What the calendar is made from; nothing here reads a clock or a database. */
export interface CalendarInput {
  readonly from: CivilDate
  readonly to: CivilDate
  readonly timeZone: string
  readonly reserveShare: number
  readonly zoning: StoredZoning
  /** a place in the middle of each zone's work, by zone id */
  readonly middles: ReadonlyMap<string, Place>
  readonly days: readonly OpenDay[]
  /** visits promised in the span, or due in it */
  readonly visits: readonly VisitCard[]
  readonly zoneOf: (position: { readonly lng: number; readonly lat: number }) => string | null
  readonly sites: readonly SiteDemand[]
  readonly previous: readonly StoredZoneDay[]
  readonly travel: SlotTravel
}

/** The client nearest to the middle of a zone's work. */
export function middleOf(zoning: Pick<StoredZoning, 'cells'>, zoneId: string): { readonly lng: number; readonly lat: number } | null {
  const cells = zoning.cells.filter((cell) => cell.zoneId === zoneId)
  const total = cells.reduce((sum, { minutes }) => sum + minutes, 0)
  if (total === 0) return null
  const mean = (of: (position: { lng: number; lat: number }) => number) =>
    cells.reduce((sum, { anchor, minutes }) => sum + of(anchor) * minutes, 0) / total
  const [lng, lat] = [mean((position) => position.lng), mean((position) => position.lat)]
  const scale = Math.cos((lat * Math.PI) / 180)
  const away = ({ anchor }: (typeof cells)[number]) => ((anchor.lng - lng) * scale) ** 2 + (anchor.lat - lat) ** 2
  return cells.reduce((best, cell) => (away(cell) < away(best) ? cell : best)).anchor
}

const minutes = (seconds: number) => Math.max(0, seconds) / 60

function workOf({ shift }: OpenDay): number {
  const breaks = (shift.breaks ?? []).reduce((sum, { duration }) => sum + duration, 0)
  return Math.round(minutes(Math.min(shift.latestEnd - shift.earliestStart - breaks, shift.maxWork ?? Infinity)))
}

/** Builds the engine's calendar problem: minutes, civil days. */
export function calendarProblem(input: CalendarInput): ZoneDayProblem {
  const { from, to, zoning, middles, days, travel } = input
  const dates = [...new Set(days.map(({ date }) => date))].sort()
  const work = new Map(days.map((day) => [`${day.technician.id} ${day.date}`, workOf(day)]))
  const people = [...new Map(days.map(({ technician }) => [technician.id, technician])).values()]
  const zones = zoning.zones.filter(({ id }) => middles.has(id))
  const known = new Set(zones.map(({ id }) => id))
  const figures = new Map(zoning.figures.zones.map((zone) => [zone.zoneId, zone]))
  const placed = input.visits.flatMap((visit) => {
    const zone = visit.position && input.zoneOf(visit.position)
    return zone && known.has(zone) ? [{ visit, zone }] : []
  })
  const dateOf = (instant: string) => fromEpoch(Math.floor(Date.parse(instant) / 1_000), input.timeZone).date
  const atWork = new Set(days.map((day) => `${day.technician.id} ${day.date}`))
  return {
    dates,
    technicians: people.map(({ id, skills, home }) => ({
      id,
      skills,
      availability: dates.map((date) => work.get(`${id} ${date}`) ?? 0),
      travel: Object.fromEntries(
        zones.flatMap((zone) => {
          const drive = travel.duration(home, middles.get(zone.id)!)
          return drive < 0 ? [] : [[zone.id, Math.round(minutes(drive))]]
        }),
      ),
    })),
    zones: zones.map(({ id }) => ({ id, spreadMinutes: figures.get(id)?.meanDriveMinutes ?? 10 })),
    pairs: zones.flatMap((one, index) =>
      zones.slice(index + 1).flatMap((other) => {
        const drive = minutes(travel.duration(middles.get(one.id)!, middles.get(other.id)!))
        return drive > 0 && drive <= PAIR_MINUTES ? [{ zones: [one.id, other.id] as const, drive }] : []
      }),
    ),
    due: placed
      .filter(({ visit }) => visit.promise === null && visit.status === 'due')
      .map(({ visit, zone }) => ({
        id: visit.id,
        zone,
        minutes: visit.durationMinutes,
        earliest: later(visit.dueFrom, from),
        latest: visit.dueTo >= from ? visit.dueTo : addDays(from, OVERDUE_DAYS),
        ideal: later(visit.dueIdeal, from),
        skills: visit.skills,
      })),
    promises: placed.flatMap(({ visit, zone }) => {
      if (!visit.promise) return []
      const date = dateOf(visit.promise.earliest)
      if (date < from || date > to) return []
      const technician = visit.technicianId && atWork.has(`${visit.technicianId} ${date}`) ? { technician: visit.technicianId } : {}
      return [{ id: visit.id, zone, minutes: visit.durationMinutes, date, skills: visit.skills, ...technician }]
    }),
    forecast: forecastOf(input, known),
    emergencyReserve: input.reserveShare,
    locks: locksOf(input.previous, zoning.id, known, dates, people),
    ...previousOf(input, known, atWork),
  }
}

/** Repairs and commissionings come as they came last year, evenly over the weeks. */
function forecastOf({ from, to, sites, zoneOf }: CalendarInput, known: ReadonlySet<string>): ZoneDayProblem['forecast'] {
  const yearly = new Map<string, number>()
  for (const { position, otherMinutes } of sites) {
    const zone = zoneOf(position)
    if (zone && known.has(zone)) yearly.set(zone, (yearly.get(zone) ?? 0) + otherMinutes)
  }
  const weeks = Math.ceil((daysBetween(from, to) + 1) / 7)
  return [...yearly].flatMap(([zone, total]) =>
    Array.from({ length: weeks }, (_, week) => ({ zone, week: addDays(from, 7 * week), minutes: Math.round(total / WEEKS_A_YEAR) })),
  )
}

function locksOf(
  previous: readonly StoredZoneDay[],
  zoningId: string,
  known: ReadonlySet<string>,
  dates: readonly CivilDate[],
  people: readonly { readonly id: string }[],
) {
  const isDate = new Set(dates)
  const isPerson = new Set(people.map(({ id }) => id))
  return previous
    .filter((day) => day.locked && day.zoningId === zoningId && isDate.has(day.date) && isPerson.has(day.technicianId))
    .map((day) => ({ technician: day.technicianId, date: day.date, zones: day.zoneIds.filter((id) => known.has(id)) }))
}

function previousOf(
  { previous, zoning }: CalendarInput,
  known: ReadonlySet<string>,
  atWork: ReadonlySet<string>,
): Pick<ZoneDayProblem, 'previous'> {
  const zoneDays = previous
    .filter((day) => day.zoningId === zoning.id && atWork.has(`${day.technicianId} ${day.date}`))
    .map((day) => ({ technician: day.technicianId, date: day.date, zones: day.zoneIds.filter((id) => known.has(id)) }))
  const until = zoneDays.at(-1)?.date
  return until === undefined ? {} : { previous: { zoneDays, until } }
}
