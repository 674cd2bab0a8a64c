import type { Cost, LngLat, Metres, Seconds } from '../units.ts'

/** `[earliest, latest]` start, both included, in seconds since the epoch (or any common origin). */
export type TimeWindow = readonly [earliest: Seconds, latest: Seconds]

/** A place visits and shifts refer to by its index in `Problem.locations`; the matrices have one row for each. */
export interface Location {
  readonly id?: string
  /** Needed only where nobody gives a matrix, or for maps. */
  readonly position?: LngLat
}

/**
 * Travel between locations for one profile: row-major, `size * size` integers, rows are origins, not symmetric.
 * `UNREACHABLE` (-1) in both arrays means there is no way: legal, the visits concerned are explained, not served.
 */
export interface Matrix {
  readonly size: number
  readonly durations: Int32Array
  readonly distances: Int32Array
}

/** How firmly a visit is held. A lock stops the optimiser, never the human. */
export type Lock =
  /** keeps the technician, may change day and hour */
  | { readonly kind: 'technician'; readonly technician: string }
  /** keeps the day (every shift with that `day`), may change technician and hour */
  | { readonly kind: 'day'; readonly day: string }
  /** keeps technician and day: exactly this shift */
  | { readonly kind: 'shift'; readonly shift: string }
  /** keeps the shift and its order among the shift's other sequence-locked visits (ascending `rank`; others may come between) */
  | { readonly kind: 'sequence'; readonly shift: string; readonly rank: number }
  /** first or last visit of the shift */
  | { readonly kind: 'position'; readonly shift: string; readonly position: 'first' | 'last' }
  /** keeps the shift, and the stay starts at exactly this second */
  | { readonly kind: 'time'; readonly shift: string; readonly start: Seconds }

export interface Visit {
  readonly id: string
  /** index into `Problem.locations` */
  readonly location: number
  /** work on site */
  readonly service: Seconds
  /** paid once per place: not when the previous stop of the route (start place, visit, break at a place) is at the same location (as in VROOM) */
  readonly setup?: Seconds
  /** work on site for technicians of that `type`, instead of `service` */
  readonly serviceByType?: Readonly<Record<string, Seconds>>
  readonly setupByType?: Readonly<Record<string, Seconds>>
  /** when the stay (setup, then service) may start; none = at any time. Sorted, not overlapping. */
  readonly timeWindows?: readonly TimeWindow[]
  /** the window promised to the client, hard, on top of `timeWindows`; broken = cause `promise_broken` */
  readonly promise?: TimeWindow
  /** hard: the stay must start within [earliest, latest], both included; `ideal` is soft, see `ObjectiveWeights.perDayFromIdeal` */
  readonly due?: { readonly earliest?: Seconds; readonly latest?: Seconds; readonly ideal?: Seconds }
  /** the technician must have all of these */
  readonly skills?: readonly string[]
  /**
   * Amounts collected here (carried to the end of the route) and delivered here (carried from its start), one number per
   * dimension, missing numbers count 0. Here the delivery is unloaded before the pickup is loaded; the load is compared with
   * `Shift.capacity` at departure and after each visit.
   */
  readonly pickup?: readonly number[]
  readonly delivery?: readonly number[]
  /** cost of leaving the visit out. Absent = mandatory: left out only when nothing feasible is found, at `ObjectiveWeights.unservedMandatory`. */
  readonly prize?: Cost
  /** 0-100; scales what leaving the visit out costs: x (1 + priority / 10). Default 0. */
  readonly priority?: number
  /** absent = everybody; an empty list = nobody */
  readonly allowedTechnicians?: readonly string[]
  readonly forbiddenTechnicians?: readonly string[]
  /** soft, see `ObjectiveWeights.notPreferredTechnician`; absent or empty = no preference */
  readonly preferredTechnicians?: readonly string[]
  /** who came last time, soft, see `ObjectiveWeights.otherTechnicianThanLast` */
  readonly lastTechnician?: string
  /** soft, see `ObjectiveWeights.outOfZone` */
  readonly zone?: string
  /** ids of `Problem.tools` needed during the stay */
  readonly tools?: readonly string[]
  readonly lock?: Lock
}

/**
 * Pickup and delivery by the same shift, the pickup first; both visits are listed in `Problem.visits`, and either both or none
 * are served. Each unserved visit of the pair costs its own prize (or `unservedMandatory`).
 */
export interface Shipment {
  readonly id: string
  readonly pickup: string
  readonly delivery: string
  /** carried between the two, one number per dimension */
  readonly amount?: readonly number[]
}

/**
 * Visits that start at the same second with different technicians, all of them or none: a visit that needs two technicians is
 * written as two visits at one place.
 */
export interface Together {
  readonly id: string
  /** two or more */
  readonly visits: readonly string[]
}

/**
 * `after` is served only when `before` is, on the same shift or another, and starts at least `min` (default 0) and at most `max`
 * seconds after the end of `before`.
 */
export interface Delay {
  readonly id: string
  readonly before: string
  readonly after: string
  readonly min?: Seconds
  readonly max?: Seconds
}

/** Things there are fewer of than technicians. How they get from one technician to the next is not planned. */
export interface SharedTool {
  readonly id: string
  readonly count: number
  /** `visit`: at most `count` of the stays that need it overlap; `day`: at most `count` shifts of one `Shift.day` serve visits that need it */
  readonly held: 'visit' | 'day'
}

export interface Technician {
  readonly id: string
  readonly skills?: readonly string[]
  /** key into `serviceByType` and `setupByType` */
  readonly type?: string
}

/**
 * Taken once while the shift is under way, between two services, also in the middle of a drive (the drive then resumes) or
 * while waiting. `timeWindows` bound its start, both ends included. A shift's breaks are taken in ascending order of their first
 * window's earliest start (then as listed).
 *
 * On a leg of drive `t` left at `d`, a break with window [e, l] and duration `b` starts at `max(d, e)`, which must be `<= l`
 * (several windows: the first with `l >= d`), and the leg ends at `max(d + t, e) + b`; further breaks of the leg go on from there.
 * A shift whose route ends before the latest start may take it after its end (start >= `Route.end`, end <= `latestEnd`), one that
 * leaves later before its departure (start >= `earliestStart`, end <= `departure`): then it costs the route nothing, neither in
 * duration nor in wait nor in overtime. Only a break without location can be taken so; one with a location is taken between
 * departure and end, the leg goes by that place, and its drive and distance count.
 */
export interface Break {
  readonly id: string
  readonly duration: Seconds
  readonly timeWindows: readonly TimeWindow[]
  /** must be taken at this location (index), reached by road; absent = wherever the technician is */
  readonly location?: number
}

/** One technician on one day: the `vehicle` of the literature, owner of at most one route. */
export interface Shift {
  readonly id: string
  readonly technician: string
  /** label of the day, e.g. `2026-12-01`: for locks, fairness and reports */
  readonly day?: string
  /** where the route starts and ends (index into locations); absent = at the first, after the last visit */
  readonly start?: number
  readonly end?: number
  readonly earliestStart: Seconds
  /** hard: the route has reached its end place, and breaks taken after it are over, by then */
  readonly latestEnd: Seconds
  /** overtime is counted after this, up to `latestEnd` */
  readonly softEnd?: Seconds
  readonly breaks?: readonly Break[]
  /** drive + setup + service, waiting and breaks not counted */
  readonly maxWork?: Seconds
  /** end - departure, when leaving as late as possible without ending later; breaks in between included */
  readonly maxDuration?: Seconds
  readonly maxDrive?: Seconds
  readonly maxDistance?: Metres
  readonly maxVisits?: number
  /** absent = unlimited, as are dimensions beyond its length */
  readonly capacity?: readonly number[]
  /** key into `Problem.matrices`; default `car` */
  readonly profile?: string
  /** every duration of the matrix is divided by this and rounded (`Math.round`); default 1 */
  readonly speedFactor?: number
  /** cost of using the shift at all; overrides the weights of the objective where given */
  readonly costs?: {
    readonly fixed?: Cost
    readonly perDriveSecond?: Cost
    readonly perMetre?: Cost
    readonly perWorkSecond?: Cost
    readonly perOvertimeSecond?: Cost
  }
  /** zones given to this technician on this day; a visit of another zone costs `outOfZone`. Absent = every zone */
  readonly zones?: readonly string[]
}

/** Integer weights; the default unit is 1/100 000 EUR (40 EUR an hour of driving, 0.35 EUR a kilometre). */
export interface ObjectiveWeights {
  readonly perDriveSecond: Cost
  readonly perMetre: Cost
  readonly perWorkSecond: Cost
  readonly perShift: Cost
  readonly perOvertimeSecond: Cost
  /** per full or started day between the start of the stay and `due.ideal`, either way */
  readonly perDayFromIdeal: Cost
  /** a visit with a `zone`, on a shift whose `zones` lack it */
  readonly outOfZone: Cost
  readonly notPreferredTechnician: Cost
  readonly otherTechnicianThanLast: Cost
  /** per visit of the reference plan that is served by another technician, or on another day */
  readonly changedTechnician: Cost
  readonly changedDay: Cost
  /** per second by which a technician's work (drive + setup + service over the horizon) exceeds the mean (rounded down to the second) of all technicians who own a shift */
  readonly perUnfairSecond: Cost
  /** what an unserved mandatory visit costs, before its priority (see `Visit.priority`; rounded to the nearest unit) */
  readonly unservedMandatory: Cost
}

/** A route imposed or remembered: visit ids in order. */
export interface RouteOrder {
  readonly shift: string
  readonly visits: readonly string[]
}

/**
 * Everything the engine needs to plan, nothing else: no clock, no roads, no database.
 * Units: seconds, metres, integers throughout. JSON form and examples: docs/problem-format.md.
 */
export interface Problem {
  readonly locations: readonly Location[]
  /** by profile; `car` where shifts name none. Every matrix has `locations.length` rows. */
  readonly matrices: Readonly<Record<string, Matrix>>
  readonly visits: readonly Visit[]
  readonly shipments?: readonly Shipment[]
  /** these three tie routes to one another; problems without them pay nothing for it (docs/algorithm.md, "Visits that depend on one another") */
  readonly together?: readonly Together[]
  readonly delays?: readonly Delay[]
  readonly tools?: readonly SharedTool[]
  readonly technicians: readonly Technician[]
  readonly shifts: readonly Shift[]
  readonly objective?: Partial<ObjectiveWeights>
  /** where the search may start from (warm start, keep and insert) */
  readonly initial?: readonly RouteOrder[]
  /** the published plan that `changedTechnician` and `changedDay` compare with */
  readonly reference?: readonly RouteOrder[]
}
