import { allocateZone, groupsByPrice, type ZoneAllocation } from './allocate-zone.ts'
import { type CalendarChoice, optionOf, roomsOf } from './calendar-choice.ts'
import type { CompiledCalendar } from './compiled-calendar.ts'
import type { ZoneDayCost } from './zone-day-plan.ts'

/** A choice with who serves what and every term of its cost: the one definition of what a calendar costs. */
export interface EvaluatedCalendar {
  readonly choice: CalendarChoice
  readonly zones: readonly ZoneAllocation[]
  readonly cost: ZoneDayCost
}

/** Evaluates a choice from scratch. */
export function evaluateCalendar(calendar: CompiledCalendar, choice: CalendarChoice): EvaluatedCalendar {
  const zones = calendar.problem.zones.map((_, z) => allocateZone(calendar, groupsByPrice(calendar, z), roomsOf(calendar, choice, z)))
  const sum = (term: 'promise' | 'due' | 'forecast' | 'ideal'): number =>
    Math.round(zones.reduce((total, zone) => total + zone.cost[term], 0))
  const weekdays = calendar.problem.zones.map((_, z) => weekdayCost(calendar, choice, z))
  const days = calendar.days.map((day, index) => ({ day, option: optionOf(day, choice[index]!) }))
  const terms = {
    travel: Math.round(days.reduce((total, { option }) => total + (option?.travel ?? 0), 0) * calendar.prices.driveMinute),
    unservedDue: sum('due'),
    unservedForecast: sum('forecast'),
    brokenPromises: sum('promise'),
    idealDate: sum('ideal'),
    newWeekdays: weekdays.reduce((total, cost) => total + cost.learned, 0),
    unusualWeekdays: weekdays.reduce((total, cost) => total + cost.unusual, 0),
    changes: days.reduce((total, { day, option }) => total + (option?.changes ?? day.changesIfFree), 0) * calendar.prices.change,
    imbalance: Math.round(imbalanceMinutes(calendar, loadsOf(calendar, choice)) * calendar.prices.imbalanceMinute),
  }
  return { choice, zones, cost: { ...terms, total: Object.values(terms).reduce((total, term) => total + term, 0) } }
}

/** A weekday is learned where that is cheaper than to pay for each of its dates; given weekdays cost nothing. */
export function weekdayCost(
  calendar: CompiledCalendar,
  choice: CalendarChoice,
  zone: number,
): { readonly learned: number; readonly unusual: number } {
  const dates: Set<number>[] = Array.from({ length: 8 }, () => new Set())
  for (let index = 0; index < calendar.days.length; index++) {
    const day = calendar.days[index]!
    if (optionOf(day, choice[index]!)?.zones.includes(zone)) dates[calendar.weekdays[day.date]!]!.add(day.date)
  }
  const usual = calendar.problem.zones[zone]!.usualWeekdays
  const { newWeekday, unusualWeekday } = calendar.prices
  let learned = 0
  let unusual = 0
  dates.forEach(({ size }, weekday) => {
    if (usual?.includes(weekday)) return
    if (!usual && newWeekday < size * unusualWeekday) learned += newWeekday
    else unusual += size * unusualWeekday
  })
  return { learned, unusual }
}

/** Minutes of zone days given to each technician: promised, or open for new work. */
export function loadsOf(calendar: CompiledCalendar, choice: CalendarChoice): number[] {
  const loads = calendar.problem.technicians.map(() => 0)
  calendar.days.forEach((day, index) => {
    const option = optionOf(day, choice[index]!)
    if (option) loads[day.technician]! += minutesGiven(day.promised, option.capacity)
  })
  return loads
}

/** Minutes of a day that a taken option gives to its zones. */
export function minutesGiven(promised: number, capacity: readonly number[]): number {
  return capacity.reduce((sum, minutes) => sum + minutes, promised)
}

/** Minutes by which technicians exceed their fair share. */
export function imbalanceMinutes(calendar: CompiledCalendar, loads: readonly number[]): number {
  return loads.reduce((sum, minutes, t) => sum + Math.max(0, minutes - calendar.fairShare[t]!), 0)
}
