import { formatISO, getISODay, getISOWeek, getISOWeekYear, isValid, parseISO, addWeeks as weeksLater } from 'date-fns'

const DAY_MS = 86_400_000
const atNoon = (date: string) => Date.parse(`${date}T12:00:00Z`)
const isoWeek = (day: Date) => `${getISOWeekYear(day)}-W${String(getISOWeek(day)).padStart(2, '0')}`

/** The ISO week of a civil date: `2026-12-01` is in `2026-W49`. */
export const weekOf = (date: string): string => isoWeek(parseISO(date))

/** The Monday of an ISO week. */
export const mondayOf = (week: string): string => formatISO(parseISO(week), { representation: 'date' })

/** A civil date some days later (or earlier). Asked for every visit: by milliseconds, in a twentieth of the time that dates of a time zone take. */
export const addDays = (date: string, days: number): string => new Date(atNoon(date) + days * DAY_MS).toISOString().slice(0, 10)

/** Whole days from one civil date to another. */
export const daysBetween = (from: string, to: string): number => Math.round((atNoon(to) - atNoon(from)) / DAY_MS)

/** An ISO week some weeks later (or earlier), across years of 52 and 53 weeks. */
export const addWeeks = (week: string, weeks: number): string => isoWeek(weeksLater(parseISO(week), weeks))

/** Number of a week in its year. */
export const weekNumber = (week: string): number => Number(week.slice(6))

/** Whether a text names a week of the calendar, such as `2026-W49`; the 53rd exists in long years only. */
export function isWeek(text: string): boolean {
  const monday = /^\d{4}-W\d{2}$/.test(text) ? parseISO(text) : null
  return monday !== null && isValid(monday) && isoWeek(monday) === text
}

/** The week a planner opens first: the current one, and the next one from Wednesday, the day it is prepared. */
export function weekToOpen(today: string): string {
  const day = parseISO(today)
  return isoWeek(getISODay(day) >= 3 ? weeksLater(day, 1) : day)
}
