import type { ReasonCode } from '../model/plan.ts'
import type { Visit } from '../model/problem.ts'
import type { CivilDate } from '../recurrence/civil-date.ts'
import type { Cost, Metres, Seconds } from '../units.ts'
import type { DayState } from './day-state.ts'
import type { ArrivalWindow, SlotTravel } from './slot-day.ts'
import type { SlotRules } from './slot-rules.ts'

/** A visit that wants a slot: its location is a place of the caller, its `due`, `timeWindows`, `skills` and technicians count as in a problem. */
export interface SlotRequest {
  readonly visit: Visit
  /** `emergency`: any day and zone, no notice, no reserve; default `planned` */
  readonly kind?: 'planned' | 'emergency'
}

/** The calendar a request is asked against; `days` are kept by the caller and made anew when a booking changes them. */
export interface SlotContext {
  readonly now: Seconds
  readonly days: readonly DayState[]
  readonly travel: SlotTravel
  readonly rules?: Partial<Omit<SlotRules, 'prices'>> & { readonly prices?: Partial<SlotRules['prices']> }
}

/** Every term of a slot's cost by name; `filling` is a bonus and counts negative; `total` is their sum. */
export interface SlotCost {
  readonly drive: Cost
  readonly distance: Cost
  readonly overtime: Cost
  readonly opportunity: Cost
  readonly idealDate: Cost
  readonly filling: Cost
  readonly total: Cost
}

/** An arrival window that can be promised: some order of the day honours it and every promise made before. */
export interface SlotOffer {
  readonly date: CivilDate
  readonly shift: string
  readonly technician: string
  readonly window: ArrivalWindow
  readonly extraDrive: Seconds
  readonly extraDistance: Metres
  /** that order, the new visit included, and when the visit starts in it: for the planner, not a promise */
  readonly order: readonly string[]
  readonly start: Seconds
  readonly cost: SlotCost
  /** 0-100 */
  readonly grade: number
  /** a technician is already in the area that day */
  readonly green: boolean
  /** preselected */
  readonly best: boolean
}

/** Why days were not offered: how many by the rule that refused them first. */
export interface SlotRefusal {
  readonly code: ReasonCode
  readonly count: number
}

/** Offers, best first; when there are none, the next days of the client's zone and, without these too, a call back. */
export interface SlotAnswer {
  readonly offers: readonly SlotOffer[]
  readonly nextZoneDays: readonly CivilDate[]
  readonly callBack: boolean
  readonly refusals: readonly SlotRefusal[]
}
