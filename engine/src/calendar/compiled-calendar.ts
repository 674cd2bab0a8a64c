import { toDayNumber, weekdayOf } from '../recurrence/civil-date.ts'
import { compileOptions, type DayOption, type TechnicianDay } from './day-options.ts'
import { compileDemand, type DemandGroup, weekOf } from './demand-groups.ts'
import { DEFAULT_PRICES, type ZoneDayPrices, type ZoneDayProblem } from './zone-day-problem.ts'

export type { DayOption, DemandGroup, TechnicianDay }

/** Zone days hold more minutes than the demand they serve; nobody is overloaded before this factor. */
const FAIR_SLACK = 1.1

/** A zone-day problem on integer indices: what the model, the heuristic and the cost all read. */
export interface CompiledCalendar {
  readonly problem: ZoneDayProblem
  readonly prices: ZoneDayPrices
  /** per date: day number, weekday, index of its week from 0 */
  readonly dayNumbers: readonly number[]
  readonly weekdays: readonly number[]
  readonly weeks: readonly number[]
  readonly weekCount: number
  readonly days: readonly TechnicianDay[]
  readonly groups: readonly DemandGroup[]
  /** per technician: minutes of zone days that are his by availability, with `FAIR_SLACK` above the demand since days are never quite full */
  readonly fairShare: readonly number[]
  /** by zone id */
  readonly zoneIndex: ReadonlyMap<string, number>
}

/** Reads a problem once; throws a RangeError on days out of order, unknown zones or technicians, reserves out of [0, 1]. */
export function compileCalendar(problem: ZoneDayProblem): CompiledCalendar {
  checkShape(problem)
  const dayNumbers = problem.dates.map(toDayNumber)
  const firstWeek = weekOf(dayNumbers[0] ?? 0)
  const weeks = dayNumbers.map((day) => weekOf(day) - firstWeek)
  const zoneIndex = new Map(problem.zones.map((zone, index) => [zone.id, index]))
  const axis = { dayNumbers, weeks, firstWeek, zoneIndex }
  const prices = { ...DEFAULT_PRICES, ...problem.prices }
  const { days, homeless } = compileOptions(problem, axis)
  const groups = compileDemand(problem, prices, axis, homeless)
  return {
    problem,
    prices,
    dayNumbers,
    weekdays: problem.dates.map(weekdayOf),
    weeks,
    weekCount: (weeks.at(-1) ?? -1) + 1,
    days,
    groups,
    fairShare: fairShares(problem, days, groups),
    zoneIndex,
  }
}

function fairShares(problem: ZoneDayProblem, days: readonly TechnicianDay[], groups: readonly DemandGroup[]): readonly number[] {
  const demand = groups.reduce((sum, group) => sum + group.minutes, 0) + days.reduce((sum, day) => sum + day.promised, 0)
  const available = problem.technicians.map((technician) => technician.availability.reduce((sum, minutes) => sum + minutes, 0))
  const all = available.reduce((sum, minutes) => sum + minutes, 0)
  return available.map((minutes) => (all > 0 ? (FAIR_SLACK * demand * minutes) / all : 0))
}

function checkShape(problem: ZoneDayProblem): void {
  const refuse = (path: string, cause: string): never => {
    throw new RangeError(`${path}: ${cause}`)
  }
  const days = problem.dates.map(toDayNumber)
  if (days.some((day, i) => i > 0 && day <= days[i - 1]!)) refuse('dates', 'must ascend')
  if (!(problem.emergencyReserve >= 0 && problem.emergencyReserve <= 1)) refuse('emergencyReserve', 'must lie between 0 and 1')
  for (const [t, technician] of problem.technicians.entries())
    if (technician.availability.length !== days.length) refuse(`technicians[${t}].availability`, 'must have one number per date')
  const zones = new Set(problem.zones.map((zone) => zone.id))
  const technicians = new Set(problem.technicians.map((technician) => technician.id))
  const travelOf = new Map(problem.technicians.map((each) => [each.id, each.travel]))
  const zone = (path: string, id: string): void => {
    if (!zones.has(id)) refuse(path, `unknown zone ${id}`)
  }
  const technician = (path: string, id: string): void => {
    if (!technicians.has(id)) refuse(path, `unknown technician ${id}`)
  }
  problem.due.forEach((due, i) => {
    zone(`due[${i}].zone`, due.zone)
  })
  problem.forecast.forEach((forecast, i) => {
    zone(`forecast[${i}].zone`, forecast.zone)
  })
  problem.promises.forEach((promise, i) => {
    zone(`promises[${i}].zone`, promise.zone)
    if (promise.technician !== undefined) technician(`promises[${i}].technician`, promise.technician)
  })
  problem.locks?.forEach((lock, i) => {
    technician(`locks[${i}].technician`, lock.technician)
    for (const id of lock.zones) {
      zone(`locks[${i}].zones`, id)
      if (travelOf.get(lock.technician)?.[id] === undefined) refuse(`locks[${i}].zones`, `no travel from ${lock.technician} to ${id}`)
    }
  })
  for (const pair of problem.pairs ?? []) for (const id of pair.zones) zone('pairs', id)
}
