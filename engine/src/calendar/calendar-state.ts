import { allocationCost, groupsByPrice } from './allocate-zone.ts'
import { type CalendarChoice, optionOf, roomsOf, type ZoneRoom } from './calendar-choice.ts'
import { imbalanceMinutes, loadsOf, minutesGiven } from './calendar-cost.ts'
import type { CompiledCalendar } from './compiled-calendar.ts'

/** One technician-day takes another option; -1 = none. */
export interface OptionChange {
  readonly day: number
  readonly option: number
}

/** A calendar being searched: knows its cost by zone, so that a change costs only the zones it touches. */
export interface CalendarState {
  readonly choice: CalendarChoice
  /** allocations made so far: the search's measure of effort, the same on every machine */
  readonly evaluations: () => number
  /** number of dates on which a zone has a zone day, by weekday (1..7) */
  datesOn(zone: number, weekday: number): number
  /** cost difference of some changes; nothing is changed. Above `ceiling` it may stop early and answer Infinity. */
  delta(changes: readonly OptionChange[], ceiling?: number): number
  apply(changes: readonly OptionChange[]): void
}

/** A state for a choice; the choice is copied. */
export function createCalendarState(calendar: CompiledCalendar, start: CalendarChoice): CalendarState {
  const { prices, problem } = calendar
  const choice = start.slice()
  const order = problem.zones.map((_, z) => groupsByPrice(calendar, z))
  const rooms: ZoneRoom[][] = problem.zones.map((_, z) => roomsOf(calendar, choice, z))
  /** technicians of a zone on a date, and dates of a zone on a weekday */
  const present = problem.zones.map(() => new Int32Array(problem.dates.length))
  const dates = problem.zones.map(() => new Int32Array(8))
  const loads = loadsOf(calendar, choice)
  let evaluations = 0

  const weekdayCost = (zone: number): number => {
    const usual = problem.zones[zone]!.usualWeekdays
    let cost = 0
    for (let weekday = 1; weekday <= 7; weekday++) {
      if (usual?.includes(weekday)) continue
      const each = dates[zone]![weekday]! * prices.unusualWeekday
      cost += usual ? each : Math.min(prices.newWeekday, each)
    }
    return cost
  }
  const fill = (zone: number): number => {
    evaluations++
    return allocationCost(calendar, order[zone]!, rooms[zone]!)
  }
  const take = (day: number, index: number, sign: 1 | -1): void => {
    const technicianDay = calendar.days[day]!
    const option = optionOf(technicianDay, index)
    if (!option) return
    const { date, technician } = technicianDay
    loads[technician]! += sign * minutesGiven(technicianDay.promised, option.capacity)
    option.zones.forEach((zone, k) => {
      const before = present[zone]![date]!
      present[zone]![date] = before + sign
      if (before === 0 || before + sign === 0) dates[zone]![calendar.weekdays[date]!]! += sign
      if (sign > 0) insertRoom(rooms[zone]!, { day, technician, date, minutes: option.capacity[k]! })
      else
        rooms[zone]!.splice(
          rooms[zone]!.findIndex((room) => room.day === day),
          1,
        )
    })
  }
  const put = (changes: readonly OptionChange[]): void => {
    for (const { day } of changes) take(day, choice[day]!, -1)
    for (const { day, option } of changes) choice[day] = option
    for (const { day } of changes) take(day, choice[day]!, 1)
  }
  const zonesOf = (day: number, index: number): readonly number[] => optionOf(calendar.days[day]!, index)?.zones ?? []
  const direct = ({ day, option }: OptionChange): number => {
    const [before, after] = [optionOf(calendar.days[day]!, choice[day]!), optionOf(calendar.days[day]!, option)]
    const free = calendar.days[day]!.changesIfFree
    return (
      ((after?.travel ?? 0) - (before?.travel ?? 0)) * prices.driveMinute +
      ((after?.changes ?? free) - (before?.changes ?? free)) * prices.change
    )
  }

  for (const [day, index] of choice.entries())
    for (const zone of zonesOf(day, index)) {
      const date = calendar.days[day]!.date
      if (present[zone]![date]!++ === 0) dates[zone]![calendar.weekdays[date]!]!++
    }
  const fills = problem.zones.map((_, z) => fill(z))
  let imbalance = imbalanceMinutes(calendar, loads)

  return {
    choice,
    evaluations: () => evaluations,
    datesOn: (zone, weekday) => dates[zone]![weekday]!,
    delta: (changes, ceiling = Infinity) => {
      const zones = [...new Set(changes.flatMap(({ day, option }) => [...zonesOf(day, choice[day]!), ...zonesOf(day, option)]))]
      let total =
        changes.reduce((sum, change) => sum + direct(change), 0) - zones.reduce((sum, zone) => sum + fills[zone]! + weekdayCost(zone), 0)
      const back = changes.map(({ day }) => ({ day, option: choice[day]! }))
      put(changes)
      total += (imbalanceMinutes(calendar, loads) - imbalance) * prices.imbalanceMinute
      for (const zone of zones) total += weekdayCost(zone)
      for (const zone of zones) {
        if (total > ceiling) break
        total += fill(zone)
      }
      put(back)
      return total > ceiling ? Infinity : total
    },
    apply: (changes) => {
      const zones = new Set(changes.flatMap(({ day, option }) => [...zonesOf(day, choice[day]!), ...zonesOf(day, option)]))
      put(changes)
      for (const zone of zones) fills[zone] = fill(zone)
      imbalance = imbalanceMinutes(calendar, loads)
    },
  }
}

function insertRoom(rooms: ZoneRoom[], room: ZoneRoom): void {
  const at = rooms.findIndex((other) => other.date > room.date || (other.date === room.date && other.technician > room.technician))
  rooms.splice(at < 0 ? rooms.length : at, 0, room)
}
