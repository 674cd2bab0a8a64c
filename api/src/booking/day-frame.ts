import type { Booking } from '@tournee/data'
import type { ArrivalWindow, SlotDay } from '@tournee/engine/slots'
import type { WeekShift } from '../planning/week-shifts.ts'

const DAY_MS = 24 * 3_600_000

/** A shift without bookings: what changes only with company, team and absences. */
export interface DayFrame {
  readonly shift: WeekShift
  readonly base: SlotDay['shift']
  readonly windows: readonly ArrivalWindow[]
  readonly reserve: NonNullable<SlotDay['reserve']>
  /** all of the above and the technician's skills, as text */
  readonly signature: string
  /** epoch milliseconds of the civil day */
  readonly from: number
  readonly before: number
}

/** Bookings by shift, without those of the visit that moves; `withoutOn`: the shifts that it was left out of. */
export function groupByDay(
  bookings: readonly Booking[],
  frames: readonly DayFrame[],
  without: string | undefined,
): { readonly byDay: ReadonlyMap<string, readonly Booking[]>; readonly withoutOn: ReadonlySet<string> } {
  const days = [...new Map(frames.map((frame) => [frame.shift.date, frame])).values()].sort((a, b) => a.from - b.from)
  const first = days[0]?.from ?? 0
  const byNumber = new Map<number, DayFrame[]>()
  for (const day of days) {
    // a day of a clock change is an hour longer or shorter: it may touch two numbers
    for (const number of new Set([day.from, day.before - 1].map((at) => Math.floor((at - first) / DAY_MS))))
      byNumber.set(number, [...(byNumber.get(number) ?? []), day])
  }
  const grouped = new Map<string, Booking[]>()
  const withoutOn = new Set<string>()
  for (const booking of bookings) {
    const near = byNumber.get(Math.floor((booking.at - first) / DAY_MS))
    const day = near?.find(({ from, before }) => from <= booking.at && booking.at < before)
    if (!day) continue
    const key = `${booking.technicianId}:${day.shift.date}`
    if (booking.visitId === without) {
      withoutOn.add(key)
      continue
    }
    const list = grouped.get(key)
    if (list) list.push(booking)
    else grouped.set(key, [booking])
  }
  return { byDay: grouped, withoutOn }
}

/** What is left of a day under way at `now` (epoch milliseconds): the bookings still to come, from where and when. */
export function whatIsLeft(frame: DayFrame, bookings: readonly Booking[], now: number) {
  const isPast = (booking: Booking) => (booking.window?.latest ?? booking.at) < now
  const past = bookings.filter(isPast).sort((a, b) => a.at - b.at)
  // to the minute: the state is kept that long
  const minute = Math.ceil(now / 60_000) * 60
  return {
    bookings: bookings.filter((booking) => !isPast(booking)),
    earliestStart: Math.min(Math.max(frame.base.earliestStart, minute), frame.base.latestEnd),
    at: past.at(-1)?.position ?? null,
  }
}
