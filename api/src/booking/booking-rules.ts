import type { BookingRules, Company } from '@tournee/contract'
import { DEFAULT_WINDOWS, type SlotContext } from '@tournee/engine/slots'

const HOUR = 3_600
const DAY = 24 * HOUR

/** Windows of the field, two days' notice to book, one to move or cancel, 60 days ahead, holds of eight minutes, 15 % kept for repairs. */
export const DEFAULT_BOOKING_RULES: BookingRules = {
  windows: DEFAULT_WINDOWS.map(([from, to]) => ({ from, to })),
  bookingNoticeHours: 48,
  reschedulingNoticeHours: 24,
  cancellingNoticeHours: 24,
  horizonDays: 60,
  holdMinutes: 8,
  reserveShare: 0.15,
}

/** A company's rules of booking. */
export const bookingRules = (company: Company): BookingRules => company.booking ?? DEFAULT_BOOKING_RULES

/** The rules as the engine weighs slots by; notices bind clients, not the office. */
export function slotRules(rules: BookingRules, forClient: boolean, count: number): NonNullable<SlotContext['rules']> {
  return { notice: forClient ? Math.round(rules.bookingNoticeHours * HOUR) : 0, horizon: rules.horizonDays * DAY, count }
}
