import type { CivilDate } from '../recurrence/civil-date.ts'
import type { Cost } from '../units.ts'

/** A technician's day given to one zone, or to a few. */
export interface ZoneDay {
  readonly technician: string
  readonly date: CivilDate
  readonly zones: readonly string[]
  /** minutes of work, drive inside the zones included: promised, due and forecast */
  readonly minutesPlanned: number
  /** minutes left for that after the emergency reserve and the drive from and to home */
  readonly minutesOpen: number
  /** `minutesPlanned / minutesOpen`; above 1 only where the promises alone are too much */
  readonly fill: number
}

/** Every term of the calendar's cost by name; `total` is their sum. */
export interface ZoneDayCost {
  readonly travel: Cost
  readonly unservedDue: Cost
  readonly unservedForecast: Cost
  readonly brokenPromises: Cost
  readonly idealDate: Cost
  readonly newWeekdays: Cost
  readonly unusualWeekdays: Cost
  readonly changes: Cost
  readonly imbalance: Cost
  readonly total: Cost
}

/** Demand without a zone day: `ids` are the visits it may concern (all of one zone, window and skills), empty for a forecast. */
export interface UnservedDemand {
  readonly kind: 'promise' | 'due' | 'forecast'
  readonly zone: string
  readonly from: CivilDate
  readonly to: CivilDate
  readonly minutes: number
  readonly ids: readonly string[]
}

/**
 * `optimal`: no calendar costs less by the model; `within-gap`: none costs less than (1 - gap) of it; `heuristic`: nothing proven
 * (`gap` is then what the solver still knew, or absent).
 */
export interface ZoneDayPlan {
  readonly zoneDays: readonly ZoneDay[]
  readonly cost: ZoneDayCost
  readonly unserved: readonly UnservedDemand[]
  readonly status: 'optimal' | 'within-gap' | 'heuristic'
  /** proven relative distance to the best possible, 0 to 1 */
  readonly gap?: number
  /** why the solver's answer was not used */
  readonly note?: string
}
