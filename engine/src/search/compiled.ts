import type { LocatedTiming } from './located-breaks.ts'

/** Beyond any time of a problem: `NEVER` as an earliest time and `-NEVER` as a latest one mean "cannot be". */
export const NEVER = 1 << 29

/**
 * A problem laid flat for the search: integers only, times counted from `origin`, visits and shifts by index.
 * Shifts that no rule tells apart form a class; what a rule says about a visit and a shift sits in `stat`.
 */
export interface Compiled {
  readonly origin: number
  readonly visits: number
  readonly shifts: number
  readonly classes: number
  readonly classOf: Int32Array
  /** per class, its shifts: `members[memberFrom[k]] .. members[memberFrom[k + 1] - 1]` */
  readonly memberFrom: Int32Array
  readonly members: Int32Array

  // Travel: one block of `width * width` per (profile, speed, costs); `In` blocks are the transposed `Out` blocks.
  readonly width: number
  readonly location: Int32Array
  readonly blockOf: Int32Array
  readonly timeOut: Int32Array
  readonly timeIn: Int32Array
  readonly costOut: Float64Array
  readonly costIn: Float64Array
  /** empty when no shift limits distance */
  readonly metresOut: Int32Array

  // Visits
  readonly windowFrom: Int32Array
  readonly windowStart: Int32Array
  readonly windowEnd: Int32Array
  /** start of the first window, end of the last */
  readonly opens: Int32Array
  readonly closes: Int32Array
  /** service (`service[type * visits + v]`) and setup seconds by technician type */
  readonly service: Int32Array
  readonly setup: Int32Array
  readonly penalty: Float64Array
  /** the other half of a shipment, or -1; a delivery half has `isDelivery` 1 */
  readonly partner: Int32Array
  readonly isDelivery: Uint8Array
  /** place in the imposed order: -1 free, 0 first, 1 + rank, `NEVER` last */
  readonly orderKey: Int32Array
  readonly dimensions: number
  readonly pickup: Int32Array
  readonly delivery: Int32Array
  /** load that counts from end to end: pickups or deliveries of a dimension that has only one of them */
  readonly demand: Int32Array
  /** visits x classes: what the assignment itself costs, `Infinity` where a rule forbids it */
  readonly stat: Float64Array

  // Classes
  readonly startLocation: Int32Array
  readonly endLocation: Int32Array
  readonly earliest: Int32Array
  readonly latest: Int32Array
  readonly softEnd: Int32Array
  readonly fixedCost: Float64Array
  readonly overtimeCost: Float64Array
  readonly workCost: Float64Array
  readonly maxWork: Float64Array
  readonly maxDuration: Float64Array
  readonly maxDrive: Float64Array
  readonly maxMetres: Float64Array
  readonly maxVisits: Int32Array
  readonly capacity: Int32Array
  readonly typeOf: Int32Array
  readonly technicianOf: Int32Array
  /** breaks of class k: `breakFrom[k] .. breakFrom[k + 1] - 1`; windows of break b: `breakWindowFrom[b] ..` */
  readonly breakFrom: Int32Array
  readonly breakDuration: Int32Array
  readonly breakWindowFrom: Int32Array
  readonly breakWindowStart: Int32Array
  readonly breakWindowEnd: Int32Array
  /** 1 where `fillSegments` settles the limited duration */
  readonly segmented: Uint8Array
  /** 1 where a break has a place of its own: `locatedTiming` decides */
  readonly located: Uint8Array
  readonly locatedTiming: LocatedTiming
  readonly perDrive: Float64Array
  readonly perMetre: Float64Array
  /** 1 where the class needs the slower evaluation: breaks, setup, limits, overtime, mixed loads, imposed order */
  readonly general: Uint8Array
  /** 1 where a sum, the end or a break's place decides about a shipment too: its places are tried out on the whole route */
  readonly sumsLimited: Uint8Array
  /** 1 where times and the load on the way settle a shipment, and nobody takes a break */
  readonly pairsByLabels: Uint8Array

  // What the problem needs at all
  readonly manyWindows: boolean
  readonly anyGeneral: boolean
  readonly anyOrder: boolean
  readonly anyShipment: boolean
  readonly anySetup: boolean
  readonly mixedLoads: boolean
  readonly labels: number
  readonly technicians: number
  readonly unfairCost: number
  /** no route can hold more visits than this */
  readonly longest: number
}
