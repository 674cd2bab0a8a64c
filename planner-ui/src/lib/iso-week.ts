const DAY_MS = 86_400_000
const atNoon = (date: string) => Date.parse(`${date}T12:00:00Z`)
const civil = (ms: number) => new Date(ms).toISOString().slice(0, 10)
const isoWeekday = (ms: number) => new Date(ms).getUTCDay() || 7

/** The ISO week of a civil date: `2026-12-01` is in `2026-W49`. */
export function weekOf(date: string): string {
  const ms = atNoon(date)
  const thursday = ms + (4 - isoWeekday(ms)) * DAY_MS
  const year = new Date(thursday).getUTCFullYear()
  const number = 1 + Math.floor((thursday - Date.parse(`${year}-01-01T12:00:00Z`)) / (7 * DAY_MS))
  return `${year}-W${String(number).padStart(2, '0')}`
}

/** The Monday of an ISO week. */
export function mondayOf(week: string): string {
  const [year, number] = [Number(week.slice(0, 4)), Number(week.slice(6))]
  const fourth = Date.parse(`${year}-01-04T12:00:00Z`)
  return civil(fourth + (1 - isoWeekday(fourth) + (number - 1) * 7) * DAY_MS)
}

/** A civil date some days later (or earlier). */
export const addDays = (date: string, days: number): string => civil(atNoon(date) + days * DAY_MS)

/** Whole days from one civil date to another. */
export const daysBetween = (from: string, to: string): number => Math.round((atNoon(to) - atNoon(from)) / DAY_MS)

/** An ISO week some weeks later (or earlier), across years of 52 and 53 weeks. */
export const addWeeks = (week: string, weeks: number): string => weekOf(addDays(mondayOf(week), weeks * 7))

/** Number of a week in its year. */
export const weekNumber = (week: string): number => Number(week.slice(6))

export const isWeek = (text: string): boolean => /^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/.test(text) && weekOf(mondayOf(text)) === text

/** The week a planner opens first: the current one, and the next one from Wednesday, the day it is prepared. */
export const weekToOpen = (today: string): string => (isoWeekday(atNoon(today)) >= 3 ? addWeeks(weekOf(today), 1) : weekOf(today))
