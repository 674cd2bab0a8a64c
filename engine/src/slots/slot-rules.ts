import { DEFAULT_WEIGHTS } from '../model/default-weights.ts'
import type { Cost, Seconds } from '../units.ts'

/** How slots are weighed and chosen; costs in 1/100 000 EUR like the objective. */
export interface SlotRules {
  /** a window must begin this long after now */
  readonly notice: Seconds
  /** and at most this long after it */
  readonly horizon: Seconds
  /** how many offers */
  readonly count: number
  /** extra driving up to which a slot is green, on a day that has a booking already */
  readonly greenExtra: Seconds
  /** cost at which a slot's grade is 0 (100 at no cost or less) */
  readonly worthless: Cost
  /** share of a day's work that should be booked; below it a slot earns the bonus */
  readonly targetFill: number
  readonly prices: SlotPrices
}

export interface SlotPrices {
  readonly perDriveSecond: Cost
  readonly perMetre: Cost
  readonly perOvertimeSecond: Cost
  /** per day or started day from the ideal date */
  readonly perDayFromIdeal: Cost
  /** a second of work the calendar expects on the day and that no longer finds room there: the opportunity cost of the zone day */
  readonly perDisplacedSecond: Cost
  /** a second of work that fills a day below its target: the bonus */
  readonly perFillingSecond: Cost
}

/**
 * Two days' notice, 60 days, 3 offers, green up to 15 minutes, worthless at 40 EUR; driving, overtime and ideal date as in the objective; displaced work at 0.30 EUR a minute as in the
 * zone-day calendar; 0.03 EUR a minute for filling a day up to 80 %.
 */
export const DEFAULT_RULES: SlotRules = {
  notice: 2 * 86_400,
  horizon: 60 * 86_400,
  count: 3,
  greenExtra: 900,
  worthless: 4_000_000,
  targetFill: 0.8,
  prices: {
    perDriveSecond: DEFAULT_WEIGHTS.perDriveSecond,
    perMetre: DEFAULT_WEIGHTS.perMetre,
    perOvertimeSecond: DEFAULT_WEIGHTS.perOvertimeSecond,
    perDayFromIdeal: DEFAULT_WEIGHTS.perDayFromIdeal,
    perDisplacedSecond: 500,
    perFillingSecond: 50,
  },
}
