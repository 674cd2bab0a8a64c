import type { CompiledCalendar, DayOption, TechnicianDay } from './compiled-calendar.ts'

/** Per technician-day: the index of the option taken, -1 = free of zones. */
export type CalendarChoice = Int16Array

/** Room for new work of one zone on one technician's day. */
export interface ZoneRoom {
  /** index into `CompiledCalendar.days` */
  readonly day: number
  readonly technician: number
  readonly date: number
  readonly minutes: number
}

/** The option a day takes under a choice. */
export function optionOf(day: TechnicianDay, index: number): DayOption | undefined {
  return index < 0 ? undefined : day.options[index]
}

/** The rooms that a choice gives to a zone, in order of date, then technician. */
export function roomsOf(calendar: CompiledCalendar, choice: CalendarChoice, zone: number): ZoneRoom[] {
  const rooms: ZoneRoom[] = []
  for (let index = 0; index < calendar.days.length; index++) {
    const day = calendar.days[index]!
    const option = optionOf(day, choice[index]!)
    const k = option?.zones.indexOf(zone) ?? -1
    if (k >= 0) rooms.push({ day: index, technician: day.technician, date: day.date, minutes: option!.capacity[k]! })
  }
  return rooms.sort((a, b) => a.date - b.date || a.technician - b.technician)
}
