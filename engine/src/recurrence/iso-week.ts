import { addDays, type CivilDate, daysBetween, weekdayOf } from './civil-date.ts'

const WEEK = /^(\d{4})-W(\d{2})$/

/** The ISO 8601 week of a day, `2026-W53`: weeks start on Monday and belong to the year of their Thursday. */
export function isoWeek(date: CivilDate): string {
  const thursday = addDays(date, 4 - weekdayOf(date))
  const year = thursday.slice(0, 4)
  const week = Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1
  return `${year}-W${String(week).padStart(2, '0')}`
}

/** Whether a text names a week that exists: `2026-W53` does, `2027-W53` does not. */
export function isIsoWeek(text: string): boolean {
  const monday = mondayOf(text)
  return monday !== undefined && isoWeek(monday) === text
}

/** The seven days of an ISO week, Monday first; throws on a week that does not exist. */
export function weekDays(week: string): readonly CivilDate[] {
  const monday = mondayOf(week)
  if (monday === undefined || isoWeek(monday) !== week) throw new RangeError(`not an ISO week: ${week}`)
  return [0, 1, 2, 3, 4, 5, 6].map((offset) => addDays(monday, offset))
}

/** 4 January always lies in week 1. */
function mondayOf(week: string): CivilDate | undefined {
  const match = WEEK.exec(week)
  if (!match || match[1] === '0000' || match[1] === '9999') return undefined
  const inFirst = `${match[1]}-01-04`
  return addDays(inFirst, 1 - weekdayOf(inFirst) + (Number(match[2]) - 1) * 7)
}
