import type { Seconds } from '../units.ts'
import { type CivilDate, fromDayNumber, toDayNumber } from './civil-date.ts'

const DAY = 86_400
const TIME = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/

/** Building a formatter costs some 50 microseconds; one a zone is kept. */
const formatters = new Map<string, Intl.DateTimeFormat>()

/**
 * The instant (UTC epoch seconds) at which clocks in `timeZone` show that day and hour (`HH:MM` or `HH:MM:SS`), whatever the
 * process zone. An hour that a clock change skips moves on by the change (02:30 -> 03:30); one that comes twice is the first.
 * Throws on an hour, a day or a zone that does not exist. `24:00` is the next day's `00:00`.
 */
export function toEpoch(date: CivilDate, time: string, timeZone: string): Seconds {
  const local = toDayNumber(date) * DAY + secondsOfDay(time)
  // the two offsets that can apply are those of a day before and a day after
  const before = offsetAt(local - DAY, timeZone)
  const after = offsetAt(local + DAY, timeZone)
  for (const offset of [before, after]) if (offsetAt(local - offset, timeZone) === offset) return local - offset
  return local - before
}

/** What clocks in `timeZone` show at an instant: the day, and the time as `HH:MM`. */
export function fromEpoch(instant: Seconds, timeZone: string): { readonly date: CivilDate; readonly time: string } {
  const local = instant + offsetAt(instant, timeZone)
  const days = Math.floor(local / DAY)
  const minutes = Math.floor((local - days * DAY) / 60)
  return {
    date: fromDayNumber(days),
    time: `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`,
  }
}

/** Asking a formatter costs some 10 microseconds, and a week asks the same few hundred midnights and noons again and again. */
const offsets = new Map<string, Seconds>()
const MOST_OFFSETS = 20_000

/** Seconds that clocks in a zone are ahead of UTC at an instant. */
function offsetAt(instant: Seconds, timeZone: string): Seconds {
  const key = `${timeZone} ${instant}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  if (offsets.size >= MOST_OFFSETS) offsets.clear()
  const offset = readOffset(instant, timeZone)
  offsets.set(key, offset)
  return offset
}

function readOffset(instant: Seconds, timeZone: string): Seconds {
  const parts: Record<string, string> = {}
  for (const { type, value } of formatterOf(timeZone).formatToParts(instant * 1000)) parts[type] = value
  const days = toDayNumber(`${parts['year']!.padStart(4, '0')}-${parts['month']}-${parts['day']}`)
  return days * DAY + Number(parts['hour']) * 3600 + Number(parts['minute']) * 60 + Number(parts['second']) - instant
}

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone)
  if (!formatter) {
    const two = '2-digit'
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: two,
      day: two,
      hour: two,
      minute: two,
      second: two,
    })
    formatters.set(timeZone, formatter)
  }
  return formatter
}

function secondsOfDay(time: string): Seconds {
  if (time === '24:00') return DAY
  const match = TIME.exec(time)
  if (!match) throw new RangeError(`not a time of day: ${time}`)
  return Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3] ?? 0)
}
