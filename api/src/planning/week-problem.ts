import type { Company, IsoWeek, Position, VisitCard } from '@tournee/contract'
import type { Break, Matrix, Problem, Shift, Visit } from '@tournee/engine'
import { daysBetween, toEpoch, weekDays, weekdayOf } from '@tournee/engine/recurrence'
import type { WeekShift } from './week-shifts.ts'

/** What a week's problem is made of; nothing here reads a clock, a database or the roads. */
export interface WeekInput {
  readonly week: IsoWeek
  readonly company: Company
  readonly shifts: readonly WeekShift[]
  /** visits due, overdue or booked; those without a position stay out of the problem */
  readonly visits: readonly VisitCard[]
  /** epoch seconds: visits that have not begun begin no earlier; null = nothing of the week has gone by */
  readonly goneBy: number | null
}

/** The places of a week, each once, and which one every technician starts from and every visit is at. */
export interface WeekPlaces {
  readonly points: readonly Position[]
  readonly ofTechnician: ReadonlyMap<string, number>
  readonly ofVisit: ReadonlyMap<string, number>
}

/** A visit that can be planned: its place is known. */
export type PlacedVisit = VisitCard & { readonly position: Position }

/** Tells visits that can be planned from those whose site has no position. */
export const isPlaced = (visit: VisitCard): visit is PlacedVisit => visit.position !== null

/** Collects the places of a week: technicians' starts, then sites; equal coordinates are one place. */
export function weekPlaces(input: Pick<WeekInput, 'shifts' | 'visits'>): WeekPlaces {
  const points: Position[] = []
  const indexOf = new Map<string, number>()
  const placeOf = (position: Position): number => {
    const key = `${position.lng},${position.lat}`
    const known = indexOf.get(key)
    if (known !== undefined) return known
    indexOf.set(key, points.length)
    return points.push({ lng: position.lng, lat: position.lat }) - 1
  }
  const ofTechnician = new Map(input.shifts.map(({ technician }) => [technician.id, placeOf(technician.start)]))
  const ofVisit = new Map(input.visits.filter(isPlaced).map((visit) => [visit.id, placeOf(visit.position)]))
  return { points, ofTechnician, ofVisit }
}

/** The breaks of a shift: lunch, and a meeting in the middle of it. */
export function breaksOf(company: Company, shift: WeekShift): readonly Break[] {
  const at = (time: string) => toEpoch(shift.date, time, company.timeZone)
  const { lunch, meeting } = company
  const breaks: Break[] = []
  if (shift.start < lunch.latestStart && shift.end > lunch.latestStart) {
    breaks.push({ id: 'lunch', duration: lunch.minutes * 60, timeWindows: [[at(lunch.earliestStart), at(lunch.latestStart)]] })
  }
  // a meeting that opens the day has already moved the shift's start
  if (meeting && meeting.weekday === weekdayOf(shift.date) && meeting.start > shift.start && meeting.end <= shift.end) {
    breaks.push({ id: 'meeting', duration: at(meeting.end) - at(meeting.start), timeWindows: [[at(meeting.start), at(meeting.start)]] })
  }
  return breaks
}

function shiftOf(company: Company, places: WeekPlaces, shift: WeekShift): Shift {
  const home = places.ofTechnician.get(shift.technician.id)!
  return {
    id: shift.id,
    technician: shift.technician.id,
    day: shift.date,
    start: home,
    end: home,
    earliestStart: toEpoch(shift.date, shift.start, company.timeZone),
    latestEnd: toEpoch(shift.date, shift.end, company.timeZone),
    breaks: breaksOf(company, shift),
    maxWork: shift.technician.maxWorkMinutes * 60,
  }
}

/** 100 when the visit must be done this week (or is overdue), less one a day that is left after it. */
function urgencyOf(visit: VisitCard, lastDay: string): number {
  return visit.promise ? 100 : Math.max(0, Math.min(100, 100 - daysBetween(lastDay, visit.dueTo)))
}

function dueOf(visit: VisitCard, { company: { timeZone }, goneBy }: WeekInput, firstDay: string): NonNullable<Visit['due']> {
  const ideal = toEpoch(visit.dueIdeal, '12:00', timeZone)
  const opens = toEpoch(visit.dueFrom, '00:00', timeZone)
  // a promise is the client's word against the contract's window: it wins; an overdue visit is late already, no day is too late
  if (visit.promise) return {}
  const latest = visit.dueTo < firstDay ? Infinity : toEpoch(visit.dueTo, '24:00', timeZone) - 1
  // whose hour has come may be under way without a stamp: it keeps it
  const begun = visit.scheduledStart !== null && goneBy !== null && Date.parse(visit.scheduledStart) / 1_000 <= goneBy
  const earliest = goneBy === null || begun || goneBy > latest ? opens : Math.max(opens, goneBy)
  return latest === Infinity ? { earliest, ideal } : { earliest, ideal, latest }
}

function visitOf(input: WeekInput, places: WeekPlaces, days: readonly string[], visit: PlacedVisit): Visit {
  const seconds = (instant: string) => Math.round(Date.parse(instant) / 1000)
  return {
    id: visit.id,
    location: places.ofVisit.get(visit.id)!,
    service: visit.durationMinutes * 60,
    due: dueOf(visit, input, days[0]!),
    priority: urgencyOf(visit, days[6]!),
    ...(visit.promise ? { promise: [seconds(visit.promise.earliest), seconds(visit.promise.latest)] as const } : {}),
    ...(visit.skills.length > 0 ? { skills: visit.skills } : {}),
  }
}

/** Builds the engine's problem of a week: seconds since the epoch, metres, one place per address, one shift per technician and day. */
export function buildWeekProblem(input: WeekInput, places: WeekPlaces, matrix: Matrix): Problem {
  const days = weekDays(input.week)
  const technicians = [...new Map(input.shifts.map(({ technician }) => [technician.id, technician])).values()]
  return {
    locations: places.points.map((position) => ({ position })),
    matrices: { car: matrix },
    technicians: technicians.map(({ id, skills }) => ({ id, skills })),
    shifts: input.shifts.map((shift) => shiftOf(input.company, places, shift)),
    visits: input.visits.filter(isPlaced).map((visit) => visitOf(input, places, days, visit)),
  }
}
