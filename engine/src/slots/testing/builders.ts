import type { Visit } from '../../model/problem.ts'
import { hours, LUNCH } from '../../model/testing/builders.ts'
import { createDayState, type DayState } from '../day-state.ts'
import type { ArrivalWindow, SlotDay, SlotTravel } from '../slot-day.ts'
import type { SlotContext, SlotRequest } from '../slot-offer.ts'

const DAY = 86_400

/** Places lie on one road, a place's number is its kilometre: a minute and 1 000 m each. Ana lives at 0. */
export const ROAD: SlotTravel = {
  duration: (from, to) => Math.abs(from - to) * 60,
  distance: (from, to) => Math.abs(from - to) * 1000,
}

/** The four windows of the field on day `day` of an axis whose days start at multiples of 86 400. */
export function fourWindows(day = 1): readonly ArrivalWindow[] {
  return (
    [
      [8, 10, 'morning'],
      [10, 12, 'morning'],
      [13.5, 15.5, 'afternoon'],
      [15.5, 17.5, 'afternoon'],
    ] as const
  ).map(([from, to, half]) => ({
    earliest: day * DAY + hours(from),
    latest: day * DAY + hours(to),
    half,
  }))
}

/** Ana's zone day at the lake on day `day` (2027-03-01 is day 1), 8:00-18:00 with lunch, eight hours of work, nothing booked. */
export function aDay(over: Partial<SlotDay> & { readonly on?: number; readonly who?: string } = {}): DayState {
  const { on = 1, who = 'ana', ...rest } = over
  const at = (hour: number): number => on * DAY + hours(hour)
  return createDayState(
    {
      date: `2027-03-${String(on).padStart(2, '0')}`,
      shift: {
        id: `${who}:${on}`,
        technician: who,
        start: 0,
        end: 0,
        earliestStart: at(8),
        latestEnd: at(18),
        maxWork: hours(8),
        breaks: [{ ...LUNCH, timeWindows: [[at(12), at(13)]] }],
      },
      technician: { id: who, skills: ['pac'] },
      zones: ['lac'],
      bookings: [],
      windows: fourWindows(on),
      ...rest,
    },
    ROAD,
  )
}

/** An hour's booking at a kilometre, promised from one hour to another of day `on`. */
export function aBooking(id: string, kilometre: number, from: number, to: number, on = 1): Visit {
  return { id, location: kilometre, service: hours(1), promise: [on * DAY + hours(from), on * DAY + hours(to)] }
}

/** An hour's visit at kilometre 10, at the lake. */
export function aRequest(over: Partial<Visit> = {}, kind: SlotRequest['kind'] = 'planned'): SlotRequest {
  return { visit: { id: 'new', location: 10, service: hours(1), zone: 'lac', ...over }, kind }
}

/** Asked at midnight before day 1, with no notice unless the test is about it. */
export function aContext(days: readonly DayState[], over: Partial<SlotContext> = {}): SlotContext {
  return { now: 0, days, travel: ROAD, ...over, rules: { notice: 0, ...over.rules } }
}
