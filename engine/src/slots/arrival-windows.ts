import type { CivilDate } from '../recurrence/civil-date.ts'
import { toEpoch } from '../recurrence/wall-clock.ts'
import type { ArrivalWindow } from './slot-day.ts'

/** From and to on the wall clock, `HH:MM`. */
export type ClockWindow = readonly [from: string, to: string]

/** The windows a client can be promised, unless a company has its own. */
export const DEFAULT_WINDOWS: readonly ClockWindow[] = [
  ['08:00', '10:00'],
  ['10:00', '12:00'],
  ['13:30', '15:30'],
  ['15:30', '17:30'],
]

/** A day's arrival windows as instants; a window that begins before noon is a morning's. */
export function arrivalWindows(
  date: CivilDate,
  timeZone: string,
  clock: readonly ClockWindow[] = DEFAULT_WINDOWS,
): readonly ArrivalWindow[] {
  return clock.map(([from, to]) => ({
    earliest: toEpoch(date, from, timeZone),
    latest: toEpoch(date, to, timeZone),
    half: from < '12:00' ? 'morning' : 'afternoon',
  }))
}
