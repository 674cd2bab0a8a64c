import type { Cost, Metres, Seconds } from '../units.ts'

/**
 * A visit as planned. `arrival <= start`; the stay is `[start, end)` = setup + service. `timeRoute` states as arrival when the
 * technician is there with every earlier break over (a break taken on the spot, while waiting, comes before it).
 */
export interface VisitStop {
  readonly kind: 'visit'
  readonly visit: string
  readonly arrival: Seconds
  readonly start: Seconds
  readonly end: Seconds
  /** from the previous visit (or the start place), by way of located breaks, their time not counted; an unreachable leg counts 0 s and 0 m */
  readonly drive: Seconds
  readonly distance: Metres
  /** idle time since the previous stay: `start` - its end - `drive` - breaks in between */
  readonly wait: Seconds
  readonly setup: Seconds
}

/**
 * A break as planned; `driven` seconds of the leg to the next visit (or to the end place) lie before it. A break at a place: the
 * leg goes through that place, and `driven` is the way there. Breaks taken before the departure or after the route's end stand
 * first or last in `Route.stops` with `driven` 0; a foreign plan need not list them, the checker then asks that they would fit.
 */
export interface BreakStop {
  readonly kind: 'break'
  readonly break: string
  readonly start: Seconds
  readonly end: Seconds
  readonly driven: Seconds
}

export type Stop = VisitStop | BreakStop

/** The stops of one shift in order of time; it leaves at `departure`, the latest that does not make it end later. */
export interface Route {
  readonly shift: string
  readonly departure: Seconds
  readonly stops: readonly Stop[]
  /** arrival at the end place, or end of the last stay where the shift has none */
  readonly end: Seconds
  /** the leg to the end place */
  readonly lastLeg: { readonly drive: Seconds; readonly distance: Metres }
  readonly drive: Seconds
  readonly distance: Metres
  /** the stays: setup + service */
  readonly service: Seconds
  /** `end` - `departure` - drive - service - breaks in between */
  readonly wait: Seconds
  /** `end` after the soft end, 0 where the shift has none */
  readonly overtime: Seconds
  /** `optimal`: no other order of these visits on this shift costs less, proven by exact search */
  readonly proof: 'optimal' | 'none'
}

/** Every term of the objective by name; the plan's cost is their sum. */
export interface CostBreakdown {
  readonly drive: Cost
  readonly distance: Cost
  readonly work: Cost
  readonly shifts: Cost
  readonly overtime: Cost
  readonly idealDate: Cost
  readonly zone: Cost
  readonly preference: Cost
  readonly continuity: Cost
  readonly disturbance: Cost
  readonly fairness: Cost
  readonly unserved: Cost
  readonly total: Cost
}

/** Why a visit is not on a shift. */
export type ReasonCode =
  | 'SKILL'
  | 'TIME_WINDOW'
  | 'PROMISE'
  | 'SHIFT_TIME'
  | 'BREAK'
  | 'MAX_WORK'
  | 'MAX_DURATION'
  | 'MAX_TRAVEL'
  | 'MAX_DISTANCE'
  | 'MAX_VISITS'
  | 'CAPACITY'
  | 'UNREACHABLE'
  | 'ZONE'
  | 'LOCKED'
  | 'DUE_DATE'
  | 'NOTICE'
  | 'HOLIDAY'
  | 'EMERGENCY_RESERVE'
  | 'NO_TECHNICIAN'
  | 'NOT_PROFITABLE'
  | 'TOGETHER'
  | 'DELAY'
  | 'TOOL'

/** A change to the problem that makes the refused visit fit: applied literally, it does (a property test applies it). */
export type Relaxation =
  | { readonly kind: 'extend-shift'; readonly shift: string; readonly by: Seconds }
  | { readonly kind: 'allow-work'; readonly shift: string; readonly by: Seconds }
  | { readonly kind: 'allow-duration'; readonly shift: string; readonly by: Seconds }
  | { readonly kind: 'allow-drive'; readonly shift: string; readonly by: Seconds }
  | { readonly kind: 'allow-distance'; readonly shift: string; readonly by: Metres }
  | { readonly kind: 'allow-visits'; readonly shift: string; readonly by: number }
  | { readonly kind: 'add-capacity'; readonly shift: string; readonly dimension: number; readonly by: number }
  | { readonly kind: 'grant-skills'; readonly technician: string; readonly skills: readonly string[] }
  | { readonly kind: 'widen-window'; readonly visit: string; readonly start: Seconds }
  | { readonly kind: 'shift-promise'; readonly visit: string; readonly start: Seconds }
  | { readonly kind: 'extend-due'; readonly visit: string; readonly start: Seconds }
  | { readonly kind: 'move-break'; readonly shift: string; readonly break: string; readonly start: Seconds }
  | { readonly kind: 'unlock'; readonly visit: string }
  | { readonly kind: 'allow-technician'; readonly visit: string; readonly technician: string }
  /** the visit would pay its way if leaving it out cost this much more */
  | { readonly kind: 'raise-prize'; readonly visit: string; readonly by: Cost }
  /** one more shift like that one, by one more technician of its technician's type who has these skills */
  | { readonly kind: 'add-shift'; readonly like: string; readonly skills: readonly string[] }
  /** all of these together, none of them alone */
  | { readonly kind: 'several'; readonly relaxations: readonly Relaxation[] }
  /** nothing we know of */
  | { readonly kind: 'none' }

/**
 * One refusal: on which shift (`''` = on none of them), by which rule, by how much (`margin`, in the rule's own unit: seconds,
 * metres, units, skills, cost), and what would change it. `NOT_PROFITABLE`: it fits, for `margin` more than leaving it out costs.
 */
export interface Reason {
  readonly code: ReasonCode
  readonly shift: string
  readonly margin: number
  readonly relaxation: Relaxation
}

export interface Unassigned {
  readonly visit: string
  /** cheapest relaxation first, at most one per shift */
  readonly reasons: readonly Reason[]
}

export interface Plan {
  /** only shifts that have visits, in the problem's order of shifts */
  readonly routes: readonly Route[]
  readonly unassigned: readonly Unassigned[]
  readonly cost: CostBreakdown
}
