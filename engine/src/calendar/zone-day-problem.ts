import type { CivilDate } from '../recurrence/civil-date.ts'
import type { Cost } from '../units.ts'

/** Who can be given zones. Minutes throughout; absences, holidays and meetings are already taken out of `availability`. */
export interface CalendarTechnician {
  readonly id: string
  readonly skills?: readonly string[]
  /** minutes of work of each day of `ZoneDayProblem.dates`, in that order; 0 = not there */
  readonly availability: readonly number[]
  /** minutes of drive from home (or depot) to each zone, one way; a zone not listed cannot be given to this technician */
  readonly travel: Readonly<Record<string, number>>
}

/** A part of the territory, as drawn by the zoning in force. */
export interface CalendarZone {
  readonly id: string
  /** mean minutes of drive from one visit of the zone to the next, paid once per visit */
  readonly spreadMinutes: number
  /** weekdays (1 Monday .. 7 Sunday) its clients are used to; absent = the calendar chooses them, at `newWeekday` each */
  readonly usualWeekdays?: readonly number[]
}

/** Two zones that may share one day; `drive` minutes lie between them, and each gets half of what is left of the day. */
export interface ZonePair {
  readonly zones: readonly [string, string]
  readonly drive: number
}

/** A visit that must take place within its due window, not yet promised to anybody. */
export interface DueDemand {
  readonly id: string
  readonly zone: string
  /** work on site */
  readonly minutes: number
  readonly earliest: CivilDate
  readonly latest: CivilDate
  readonly ideal?: CivilDate
  readonly skills?: readonly string[]
}

/** A visit promised for a date; `technician` where it was promised with a name. */
export interface PromisedDemand {
  readonly id: string
  readonly zone: string
  readonly minutes: number
  readonly date: CivilDate
  readonly technician?: string
  readonly skills?: readonly string[]
}

/** Minutes of work (repairs, new contracts...) expected in a zone within the week that holds `week`. */
export interface ForecastDemand {
  readonly zone: string
  readonly week: CivilDate
  readonly minutes: number
}

/** A technician's zones of one day; none = the day stays free of zones. */
export interface ZoneDayChoice {
  readonly technician: string
  readonly date: CivilDate
  readonly zones: readonly string[]
}

/** What the calendar weighs, in 1/100 000 EUR like the rest of the engine; every price is named again in the plan's cost. */
export interface ZoneDayPrices {
  /** a minute of drive between home and zone, vehicle included */
  readonly driveMinute: Cost
  /** a minute (work and drive inside the zone) of a due visit left without a zone day inside its window */
  readonly unservedDueMinute: Cost
  /** a minute of forecast work, or of due work whose window goes on after the horizon, left without a zone day */
  readonly unservedForecastMinute: Cost
  /** a minute of a promise that nobody can keep */
  readonly brokenPromiseMinute: Cost
  /** a minute served one week away from its ideal date */
  readonly idealWeekMinute: Cost
  /** teaching the clients of a zone one more weekday */
  readonly newWeekday: Cost
  /** a zone day on a weekday its clients are not used to */
  readonly unusualWeekday: Cost
  /** a zone added to, or taken from, a technician's day of the previous calendar */
  readonly change: Cost
  /** a minute by which the zone days given to a technician exceed his share by availability */
  readonly imbalanceMinute: Cost
}

/** Everything the calendar is chosen from; times in minutes, days civil. */
export interface ZoneDayProblem {
  /** the days that can be planned, ascending */
  readonly dates: readonly CivilDate[]
  readonly technicians: readonly CalendarTechnician[]
  readonly zones: readonly CalendarZone[]
  readonly pairs?: readonly ZonePair[]
  readonly due: readonly DueDemand[]
  readonly promises: readonly PromisedDemand[]
  readonly forecast: readonly ForecastDemand[]
  /** share of each day kept for repairs and emergencies, 0 to 1 */
  readonly emergencyReserve: number
  /** zone days fixed by the planner: exactly these zones, or none */
  readonly locks?: readonly ZoneDayChoice[]
  /** the calendar in force, known up to `until` (included): what is added or taken away up to there is a change */
  readonly previous?: { readonly zoneDays: readonly ZoneDayChoice[]; readonly until: CivilDate }
  readonly prices?: Partial<ZoneDayPrices>
}

/**
 * 0.90 EUR a minute of drive (40 EUR an hour and 0.35 EUR a kilometre at 40 km/h); 10 EUR a minute of a due visit left out (a breach of contract); 0.30 EUR a minute of
 * forecast (such a visit is then driven to out of zone: half an hour more, 27 EUR, for some 90 minutes); 100 EUR a minute of a promise; 0.02 EUR a minute and week from the
 * ideal date; 5 EUR a new weekday for a zone and 2 EUR a date off the usual ones; 15 EUR a change; 0.02 EUR a minute of imbalance.
 */
export const DEFAULT_PRICES: ZoneDayPrices = {
  driveMinute: 90_000,
  unservedDueMinute: 1_000_000,
  unservedForecastMinute: 30_000,
  brokenPromiseMinute: 10_000_000,
  idealWeekMinute: 2_000,
  newWeekday: 500_000,
  unusualWeekday: 200_000,
  change: 1_500_000,
  imbalanceMinute: 2_000,
}
