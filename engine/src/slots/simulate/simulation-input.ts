import type { MilpSolver } from '../../calendar/linear-model.ts'
import type { CivilDate } from '../../recurrence/civil-date.ts'
import type { Seconds } from '../../units.ts'
import type { Place, SlotDay, SlotTravel } from '../slot-day.ts'

/** How clients get their hours: first come first served; the same on zone days only; the best offers on zone days. */
export type BookingPolicy = 'fcfs' | 'zones' | 'zones+slots'

export interface SimulatedTechnician {
  readonly id: string
  readonly home: Place
  readonly skills: readonly string[]
  /** by ISO weekday, wall clock; a weekday left out is free; absent = 08:00 to 18:00 every working day */
  readonly hours?: readonly { readonly weekday: number; readonly start: string; readonly end: string }[]
  /** work and drive of a day at most; default 8 hours */
  readonly maxWork?: Seconds
}

export interface SimulatedClient {
  readonly place: Place
  readonly zone: string
}

/** A visit of a contract: due within its window; the client calls between its opening and its ideal day, unless he was invited and booked before. */
export interface SimulatedDue {
  readonly id: string
  readonly client: number
  readonly service: Seconds
  readonly earliest: CivilDate
  readonly latest: CivilDate
  readonly ideal: CivilDate
  readonly skills: readonly string[]
}

/** A company and a year (or any run of days): the same for every policy and seed. */
export interface SimulationInput {
  /** working days, ascending; holidays are left out */
  readonly workdays: readonly CivilDate[]
  readonly timeZone: string
  readonly travel: SlotTravel
  readonly technicians: readonly SimulatedTechnician[]
  /** `centre`: the place that stands for the zone when the calendar weighs the way there */
  readonly zones: readonly { readonly id: string; readonly centre: Place; readonly spreadMinutes: number }[]
  readonly clients: readonly SimulatedClient[]
  readonly due: readonly SimulatedDue[]
  readonly rates: SimulationRates
  /** for the calendar; absent = its heuristic, which is deterministic on every machine */
  readonly solver?: MilpSolver
  /**
   * for `zones+slots`: who serves which of a date's visits, promises kept (visit id to shift id), null to leave all as they are. It is handed in because slots never import the search.
   */
  readonly assignDay?: (days: readonly SlotDay[], travel: SlotTravel) => ReadonlyMap<string, string> | null
}

/** What chance brings; drawn from the seed before the first day, so that every policy meets the same year. */
export interface SimulationRates {
  readonly repairsPerDay: number
  /** days within which a repair must be done */
  readonly repairWithin: number
  /** share of repairs that cannot wait two days */
  readonly emergencyShare: number
  /** share of visits to which the door stays shut */
  readonly noShowShare: number
  /** days a technician is absent without long notice, per working day */
  readonly absenceShare: number
  /** share of half-days (by weekday) on which a client can receive */
  readonly availableShare: number
  /** share of invitations to a half-day that suits which are answered with yes */
  readonly acceptShare: number
}

/** Assumptions, not measurements: a company that simulates its year gives its own. */
export const DEFAULT_RATES: SimulationRates = {
  repairsPerDay: 8,
  repairWithin: 10,
  emergencyShare: 0.15,
  noShowShare: 0.02,
  absenceShare: 0.03,
  availableShare: 0.7,
  acceptShare: 0.5,
}

/** What a policy made of the year; distances and hours are those driven. */
export interface SimulationResult {
  readonly policy: BookingPolicy
  readonly seed: number
  readonly km: number
  readonly driveHours: number
  readonly visitsDone: number
  /** share of due visits of the year done inside their window, in percent */
  readonly withinDueWindowPct: number
  /** requests for which no hour was found */
  readonly refused: number
  /** mean days from the contact that leads to the appointment (a call, or an invitation accepted) to its date; a visit to be done again counts again */
  readonly daysToAppointment: number
  /** the same for repairs and emergencies alone: they wait from their call under every policy */
  readonly repairDaysToAppointment: number
  /** visits booked by an invitation */
  readonly invited: number
  readonly overtimeHours: number
  readonly greenSharePct: number
}
