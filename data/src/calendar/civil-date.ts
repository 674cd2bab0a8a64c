import type { CivilDate, ClockTime } from '@tournee/contract'

const DAY_MS = 86_400_000
const toUtc = (date: CivilDate): number => Date.parse(`${date}T00:00:00Z`)

export const addDays = (date: CivilDate, days: number): CivilDate => new Date(toUtc(date) + days * DAY_MS).toISOString().slice(0, 10)
export const daysBetween = (from: CivilDate, to: CivilDate): number => Math.round((toUtc(to) - toUtc(from)) / DAY_MS)

/** 1 = Monday … 7 = Sunday (ISO). */
export const weekdayOf = (date: CivilDate): number => ((new Date(toUtc(date)).getUTCDay() + 6) % 7) + 1

/** The Monday of the week of a day. */
export const mondayOf = (date: CivilDate): CivilDate => addDays(date, 1 - weekdayOf(date))

/** Whether a text is a day that exists, as YYYY-MM-DD. */
export function isCivilDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const instant = toUtc(text)
  return !Number.isNaN(instant) && new Date(instant).toISOString().slice(0, 10) === text
}

/** The day that an instant (epoch milliseconds) is in a time zone. */
export function civilDateOf(at: number, timeZone: string): CivilDate {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at)
}

/** Minutes by which a time zone's clock is ahead of UTC at an instant. */
function offsetMinutes(at: number, timeZone: string): number {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(at)
  return Math.round((Date.parse(`${clock.replace(' ', 'T')}Z`) - Math.floor(at / 1000) * 1000) / 60_000)
}

/** The instant (epoch milliseconds) at which a time zone's clock shows this; an hour that spring skips is read as before the change. */
export function instantOf(date: CivilDate, time: ClockTime, timeZone: string): number {
  const wall = Date.parse(`${date}T${time}:00Z`)
  const guess = wall - offsetMinutes(wall, timeZone) * 60_000
  return wall - offsetMinutes(guess, timeZone) * 60_000
}
