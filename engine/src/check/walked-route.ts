import type { BreakStop, Route, VisitStop } from '../model/plan.ts'
import type { Break, Shift, Technician, Visit } from '../model/problem.ts'
import type { Violation } from '../model/violation.ts'
import type { Metres, Seconds } from '../units.ts'

/** A visit of a route with what the problem says it should cost. */
export interface WalkedVisit {
  readonly visit: Visit
  readonly stop: VisitStop
  readonly service: Seconds
  readonly setup: Seconds
}

/** A break of a route with its rule; `outside` = before the departure or after the end, where it costs the route nothing. */
export interface WalkedBreak {
  readonly rule: Break
  readonly stop: BreakStop
  readonly outside: boolean
}

/** A route re-derived from the problem: figures recomputed, and what its stated times break. */
export interface WalkedRoute {
  readonly route: Route
  readonly shift: Shift
  readonly technician: Technician
  readonly visits: readonly WalkedVisit[]
  readonly breaks: readonly WalkedBreak[]
  readonly drive: Seconds
  readonly distance: Metres
  /** setup + service */
  readonly service: Seconds
  readonly wait: Seconds
  readonly violations: readonly Violation[]
}
