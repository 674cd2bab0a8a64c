import { addDays, mondayOf, weekOf } from '../../lib/iso-week.ts'

const WEEKS = 6

/** The seven days of each of the six weeks that hold a month, Monday first; always six, so that nothing moves from month to month. */
export function weeksAround(date: string): readonly (readonly string[])[] {
  const monday = mondayOf(weekOf(`${date.slice(0, 7)}-01`))
  return Array.from({ length: WEEKS }, (_, week) => Array.from({ length: 7 }, (_, day) => addDays(monday, week * 7 + day)))
}

/** The same day some months later (or earlier), the last of the month where it has no such day. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0))
  last.setUTCDate(Math.min(day, last.getUTCDate()))
  return last.toISOString().slice(0, 10)
}

/** Where a key leads from a day; null: it leads nowhere. */
export function dayAfterKey(date: string, key: string, shift: boolean): string | null {
  const monday = mondayOf(weekOf(date))
  switch (key) {
    case 'ArrowLeft':
      return addDays(date, -1)
    case 'ArrowRight':
      return addDays(date, 1)
    case 'ArrowUp':
      return addDays(date, -7)
    case 'ArrowDown':
      return addDays(date, 7)
    case 'Home':
      return monday
    case 'End':
      return addDays(monday, 6)
    case 'PageUp':
      return addMonths(date, shift ? -12 : -1)
    case 'PageDown':
      return addMonths(date, shift ? 12 : 1)
    default:
      return null
  }
}
