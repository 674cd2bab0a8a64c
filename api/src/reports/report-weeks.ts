import type { CivilDate, IsoWeek } from '@tournee/contract'
import type { NamedSpan } from '@tournee/data'
import { addDays, isoWeek, toEpoch, weekDays } from '@tournee/engine/recurrence'

/** The last `count` ISO weeks up to `until`, oldest first. */
export function lastWeeks(count: number, until: IsoWeek): readonly IsoWeek[] {
  const monday = weekDays(until)[0]!
  return Array.from({ length: count }, (_, i) => isoWeek(addDays(monday, -7 * (count - 1 - i))))
}

const spanOf = (name: string, first: CivilDate, last: CivilDate, timeZone: string): NamedSpan => ({
  name,
  from: toEpoch(first, '00:00', timeZone) * 1_000,
  before: toEpoch(last, '24:00', timeZone) * 1_000,
})

/** Weeks as spans of instants in the company's time zone. */
export const weekSpans = (weeks: readonly IsoWeek[], timeZone: string): NamedSpan[] =>
  weeks.map((week) => spanOf(week, weekDays(week)[0]!, weekDays(week)[6]!, timeZone))

/** The days of weeks as spans of instants, by date. */
export const daySpans = (weeks: readonly IsoWeek[], timeZone: string): NamedSpan[] =>
  weeks.flatMap((week) => weekDays(week).map((day) => spanOf(day, day, day, timeZone)))
