/** A day of the calendar without hour or time zone, `YYYY-MM-DD` (ISO 8601, proleptic Gregorian, years 0001-9999). Sorts as text. */
export type CivilDate = string

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/

/** Days of a month, 1 = January. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Whether a text is a day that exists: `2026-02-29` is not. */
export function isCivilDate(text: string): text is CivilDate {
  return find(text) !== undefined
}

/** Days since 1970-01-01, negative before; throws on a date that does not exist. After Howard Hinnant, "chrono-compatible low-level date algorithms". */
export function toDayNumber(date: CivilDate): number {
  const { year, month, day } = split(date)
  const shifted = month > 2 ? year : year - 1
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** The day that lies so many days after 1970-01-01. */
export function fromDayNumber(days: number): CivilDate {
  const z = days + 719_468
  const era = Math.floor(z / 146_097)
  const dayOfEra = z - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  return join(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
}

/** So many days later; negative = earlier. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return fromDayNumber(toDayNumber(date) + days)
}

/** Days from one date to another; negative when the second is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return toDayNumber(to) - toDayNumber(from)
}

/**
 * So many months later on the same day, or on the month's last day where it has no such day: 31 January + 1 = 28 (or 29) February.
 * A rhythm adds to its first date every time (31 January + 2 = 31 March), never to the previous result.
 */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const { year, month, day } = split(date)
  const index = year * 12 + (month - 1) + months
  const toYear = Math.floor(index / 12)
  const toMonth = index - toYear * 12 + 1
  return join(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)))
}

/** Day of the week, 1 = Monday to 7 = Sunday (ISO 8601). */
export function weekdayOf(date: CivilDate): number {
  // 1970-01-01 was a Thursday
  return ((((toDayNumber(date) + 3) % 7) + 7) % 7) + 1
}

/** The Monday of a day's week. */
export const mondayOf = (date: CivilDate): CivilDate => addDays(date, 1 - weekdayOf(date))

function find(text: string): { year: number; month: number; day: number } | undefined {
  const match = DATE.exec(text)
  if (!match) return undefined
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month) ? { year, month, day } : undefined
}

function split(date: CivilDate): { year: number; month: number; day: number } {
  const parts = find(date)
  if (!parts) throw new RangeError(`not a civil date: ${date}`)
  return parts
}

function join(year: number, month: number, day: number): CivilDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
