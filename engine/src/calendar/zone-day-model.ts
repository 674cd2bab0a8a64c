import type { CalendarChoice } from './calendar-choice.ts'
import { type EvaluatedCalendar, loadsOf, minutesGiven } from './calendar-cost.ts'
import type { CompiledCalendar, DemandGroup } from './compiled-calendar.ts'
import { createLinearModel, type LinearModel, type LinearModelBuilder } from './linear-model.ts'

/** The model counts euros, not hundred-thousandths: solvers like numbers near 1. */
const EURO = 100_000

/** The MILP of a zone-day problem, and the way between its columns and calendars. */
export interface ZoneDayModel {
  readonly model: LinearModel
  read(values: Float64Array): CalendarChoice
  /** columns of a known calendar, to start a solver from */
  write(evaluated: EvaluatedCalendar): Float64Array
}

interface Columns {
  /** per technician-day and option: 1 = taken */
  readonly take: number[][]
  /** per zone and weekday (1..7): the zone's clients learn it; undefined where the weekdays are given */
  readonly learn: (number | undefined)[][]
  /** per zone and date: 1 = on an unusual weekday */
  readonly unusual: number[][]
  /** minutes of a group served in a week */
  readonly serve: { readonly group: number; readonly week: number; readonly column: number }[]
  /** per group: minutes left out */
  readonly left: number[]
  /** per technician: minutes beyond his fair share */
  readonly over: number[]
}

/**
 * Binary y(technician-day, option), continuous x(group, week). Minutes are aggregated by week and over technicians; the capacity rows run over every interval of
 * days and every set of technicians that confine some demand of the week, which is Hall's condition on those rectangles (Glover 1967 for intervals alone). So each calendar costs in the model
 * at most what `evaluateCalendar` says, and the solver's bound is a bound for it.
 */
export function createZoneDayModel(calendar: CompiledCalendar): ZoneDayModel {
  const builder = createLinearModel()
  const columns: Columns = { take: addTaken(builder, calendar), learn: [], unusual: [], serve: [], left: [], over: [] }
  addWeekdays(builder, calendar, columns)
  addDemand(builder, calendar, columns)
  addCapacity(builder, calendar, columns)
  addBalance(builder, calendar, columns)
  const model = builder.build()
  return {
    model,
    read: (values) => Int16Array.from(columns.take, (options) => options.findIndex((column) => values[column]! > 0.5)),
    write: (evaluated) => writeColumns(calendar, columns, model.columns.length, evaluated),
  }
}

function addTaken(builder: LinearModelBuilder, calendar: CompiledCalendar): number[][] {
  const { prices } = calendar
  return calendar.days.map((day) => {
    builder.addOffset((day.changesIfFree * prices.change) / EURO)
    const columns = day.options.map((option) =>
      builder.column({
        cost: (option.travel * prices.driveMinute + (option.changes - day.changesIfFree) * prices.change) / EURO,
        lower: 0,
        upper: 1,
        integer: true,
      }),
    )
    if (columns.length > 0) builder.row(day.mustOpen ? 1 : 0, 1, columns, ones(columns.length))
    return columns
  })
}

function addWeekdays(builder: LinearModelBuilder, calendar: CompiledCalendar, columns: Columns): void {
  const { prices, problem } = calendar
  problem.zones.forEach((zone, z) => {
    columns.learn.push([])
    columns.unusual.push([])
    for (let weekday = 1; weekday <= 7; weekday++)
      columns.learn[z]![weekday] = zone.usualWeekdays
        ? undefined
        : builder.column({ cost: prices.newWeekday / EURO, lower: 0, upper: 1, integer: true })
    calendar.weekdays.forEach((weekday, d) => {
      const usual = zone.usualWeekdays?.includes(weekday) ?? false
      columns.unusual[z]![d] = builder.column({ cost: prices.unusualWeekday / EURO, lower: 0, upper: usual ? 0 : 1, integer: false })
    })
  })
  calendar.days.forEach((day, index) => {
    const weekday = calendar.weekdays[day.date]!
    problem.zones.forEach((zone, z) => {
      if (zone.usualWeekdays?.includes(weekday)) return
      const taken = columns.take[index]!.filter((_, o) => day.options[o]!.zones.includes(z))
      if (taken.length === 0) return
      const learn = columns.learn[z]![weekday]
      const free = learn === undefined ? [columns.unusual[z]![day.date]!] : [columns.unusual[z]![day.date]!, learn]
      builder.row(-Infinity, 0, [...taken, ...free], [...ones(taken.length), ...free.map(() => -1)])
    })
  })
}

function addDemand(builder: LinearModelBuilder, calendar: CompiledCalendar, columns: Columns): void {
  const { prices } = calendar
  calendar.groups.forEach((group, g) => {
    const mine = weeksOf(calendar, group).map((week) => {
      const away = group.idealWeek === null ? 0 : Math.abs(week - group.idealWeek)
      const column = builder.column({ cost: (away * prices.idealWeekMinute) / EURO, lower: 0, upper: group.minutes, integer: false })
      columns.serve.push({ group: g, week, column })
      return column
    })
    const left = builder.column({ cost: group.price / EURO, lower: 0, upper: group.minutes, integer: false })
    columns.left.push(left)
    builder.row(group.minutes, group.minutes, [...mine, left], ones(mine.length + 1))
  })
}

/** The weeks that hold some date of a group's window. */
function weeksOf(calendar: CompiledCalendar, group: DemandGroup): readonly number[] {
  return [...new Set(calendar.weeks.slice(Math.max(group.first, 0), group.last + 1))]
}

function addCapacity(builder: LinearModelBuilder, calendar: CompiledCalendar, columns: Columns): void {
  const rooms = roomColumns(calendar, columns)
  const cells = Map.groupBy(columns.serve, ({ group, week }) => `${calendar.groups[group]!.zone} ${week}`)
  for (const [cell, serves] of cells) {
    const week = serves[0]!.week
    const clipped = serves.map(({ group, column }) => ({
      column,
      eligible: calendar.groups[group]!.eligible,
      first: Math.max(calendar.groups[group]!.first, calendar.weeks.indexOf(week)),
      last: Math.min(calendar.groups[group]!.last, calendar.weeks.lastIndexOf(week)),
    }))
    const sets = [...new Map(clipped.map(({ eligible }) => [eligible.join(), eligible])).values()]
    for (const set of sets)
      for (const first of new Set(clipped.map((serve) => serve.first)))
        for (const last of new Set(clipped.map((serve) => serve.last))) {
          const inside = clipped.filter((serve) => serve.first >= first && serve.last <= last && isSubset(serve.eligible, set))
          if (!inside.some((serve) => serve.first === first) || !inside.some((serve) => serve.last === last)) continue
          if (!inside.some((serve) => serve.eligible.join() === set.join())) continue
          const room = (rooms.get(cell) ?? []).filter(({ date, technician }) => date >= first && date <= last && set[technician])
          builder.row(
            -Infinity,
            0,
            [...inside.map((serve) => serve.column), ...room.map(({ column }) => column)],
            [...ones(inside.length), ...room.map(({ minutes }) => -minutes)],
          )
        }
  }
}

const isSubset = (some: readonly boolean[], all: readonly boolean[]): boolean => some.every((value, t) => !value || all[t])

interface RoomColumn {
  readonly column: number
  readonly technician: number
  readonly date: number
  readonly minutes: number
}

/** Columns that open room, by zone and week. */
function roomColumns(calendar: CompiledCalendar, columns: Columns): ReadonlyMap<string, readonly RoomColumn[]> {
  const rooms = new Map<string, RoomColumn[]>()
  calendar.days.forEach((day, index) => {
    day.options.forEach((option, o) => {
      option.zones.forEach((zone, k) => {
        if (option.capacity[k]! <= 0) return
        const cell = `${zone} ${calendar.weeks[day.date]}`
        const room = { column: columns.take[index]![o]!, technician: day.technician, date: day.date, minutes: option.capacity[k]! }
        rooms.set(cell, [...(rooms.get(cell) ?? []), room])
      })
    })
  })
  return rooms
}

/** over(t) >= minutes given to t - his fair share. */
function addBalance(builder: LinearModelBuilder, calendar: CompiledCalendar, columns: Columns): void {
  const cost = calendar.prices.imbalanceMinute / EURO
  calendar.fairShare.forEach((share, t) => {
    const over = builder.column({ cost, lower: 0, upper: Infinity, integer: false })
    columns.over.push(over)
    const given = calendar.days.flatMap((day, index) =>
      day.technician === t
        ? day.options.map((option, o) => ({ column: columns.take[index]![o]!, minutes: minutesGiven(day.promised, option.capacity) }))
        : [],
    )
    builder.row(-Infinity, share, [over, ...given.map(({ column }) => column)], [-1, ...given.map(({ minutes }) => minutes)])
  })
}

function writeColumns(calendar: CompiledCalendar, columns: Columns, size: number, evaluated: EvaluatedCalendar): Float64Array {
  const values = new Float64Array(size)
  const dates = new Map<string, Set<number>>()
  evaluated.choice.forEach((option, index) => {
    if (option < 0) return
    values[columns.take[index]![option]!] = 1
    const day = calendar.days[index]!
    for (const zone of day.options[option]!.zones) {
      const id = `${zone} ${calendar.weekdays[day.date]}`
      dates.set(id, (dates.get(id) ?? new Set()).add(day.date))
    }
  })
  for (const [id, used] of dates) {
    const [zone, weekday] = id.split(' ').map(Number) as [number, number]
    if (calendar.problem.zones[zone]!.usualWeekdays?.includes(weekday)) continue
    const learn = columns.learn[zone]![weekday]
    if (learn !== undefined && calendar.prices.newWeekday < used.size * calendar.prices.unusualWeekday) values[learn] = 1
    else for (const date of used) values[columns.unusual[zone]![date]!] = 1
  }
  const serve = new Map(columns.serve.map(({ group, week, column }) => [`${group} ${week}`, column]))
  for (const zone of evaluated.zones) {
    for (const { group, day, minutes } of zone.served)
      values[serve.get(`${group} ${calendar.weeks[calendar.days[day]!.date]}`)!]! += minutes
    for (const { group, minutes } of zone.left) values[columns.left[group]!] = minutes
  }
  const loads = loadsOf(calendar, evaluated.choice)
  columns.over.forEach((column, t) => {
    values[column] = Math.max(0, loads[t]! - calendar.fairShare[t]!)
  })
  return values
}

const ones = (count: number): number[] => new Array<number>(count).fill(1)
