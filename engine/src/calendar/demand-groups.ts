import { toDayNumber } from '../recurrence/civil-date.ts'
import { type CalendarAxis, grossMinutes } from './day-options.ts'
import type { PromisedDemand, ZoneDayPrices, ZoneDayProblem } from './zone-day-problem.ts'

/** Demand of one zone that shares window, skills and ideal week: the calendar sees minutes, not visits. */
export interface DemandGroup {
  readonly kind: 'promise' | 'due' | 'forecast'
  readonly zone: number
  /** indices into `dates`, both included */
  readonly first: number
  readonly last: number
  /** index of the week it is best served in; null = any */
  readonly idealWeek: number | null
  /** 1 per technician who has the skills */
  readonly eligible: readonly boolean[]
  /** work and drive inside the zone */
  readonly minutes: number
  /** what a minute left out costs */
  readonly price: number
  readonly ids: readonly string[]
}

/** Number of the week that holds a day number: grows by one every Monday (1970-01-01 was a Thursday). */
export function weekOf(dayNumber: number): number {
  return Math.floor((dayNumber + 3) / 7)
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** Merges visits into groups; a late visit is due at once, one whose window begins after the last date is left to a later calendar. */
export function compileDemand(
  problem: ZoneDayProblem,
  prices: ZoneDayPrices,
  axis: CalendarAxis,
  homeless: readonly PromisedDemand[],
): readonly DemandGroup[] {
  const groups = new Map<string, Mutable<DemandGroup>>()
  const eligible = (skills: readonly string[]): boolean[] =>
    problem.technicians.map((technician) => skills.every((skill) => technician.skills?.includes(skill)))
  const add = (group: DemandGroup): void => {
    const id = [group.kind, group.zone, group.first, group.last, group.idealWeek, group.price, group.eligible.map(Number).join('')].join(
      '|',
    )
    const known = groups.get(id)
    if (!known) groups.set(id, { ...group })
    else {
      known.minutes += group.minutes
      known.ids = [...known.ids, ...group.ids]
    }
  }
  const window = (from: number, to: number): { first: number; last: number } => ({
    first: axis.dayNumbers.findIndex((day) => day >= from),
    last: axis.dayNumbers.findLastIndex((day) => day <= to),
  })
  const start = axis.dayNumbers[0] ?? 0
  const end = axis.dayNumbers.at(-1) ?? -1

  for (const due of problem.due) {
    const late = toDayNumber(due.latest) < start
    const latest = late ? end : toDayNumber(due.latest)
    const { first, last } = window(toDayNumber(due.earliest), latest)
    if (first < 0 || toDayNumber(due.earliest) > end) continue
    const ideal = late ? start : due.ideal === undefined ? null : toDayNumber(due.ideal)
    add({
      kind: 'due',
      zone: axis.zoneIndex.get(due.zone)!,
      first,
      last,
      idealWeek: ideal === null ? null : Math.min(Math.max(weekOf(ideal) - axis.firstWeek, 0), axis.weeks.at(-1)!),
      eligible: eligible(due.skills ?? []),
      minutes: grossMinutes(problem, axis, due),
      price: latest > end ? prices.unservedForecastMinute : prices.unservedDueMinute,
      ids: [due.id],
    })
  }
  for (const promise of homeless) {
    const day = toDayNumber(promise.date)
    if (day < start || day > end) continue
    add({
      kind: 'promise',
      zone: axis.zoneIndex.get(promise.zone)!,
      ...window(day, day),
      idealWeek: null,
      eligible: eligible(promise.skills ?? []),
      minutes: grossMinutes(problem, axis, promise),
      price: prices.brokenPromiseMinute,
      ids: [promise.id],
    })
  }
  for (const forecast of problem.forecast) {
    const week = weekOf(toDayNumber(forecast.week)) - axis.firstWeek
    const first = axis.weeks.indexOf(week)
    if (first < 0 || forecast.minutes <= 0) continue
    add({
      kind: 'forecast',
      zone: axis.zoneIndex.get(forecast.zone)!,
      first,
      last: axis.weeks.lastIndexOf(week),
      idealWeek: null,
      eligible: eligible([]),
      minutes: forecast.minutes,
      price: prices.unservedForecastMinute,
      ids: [],
    })
  }
  return [...groups.values()]
}
