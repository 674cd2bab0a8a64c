/** How an instance's distances are rounded; see `conventions.ts`. */
export type Convention = 'dimacs' | 'real' | 'tenths' | 'thousandths' | 'nearest'

/** A place of an instance file, in the file's own units. */
export interface Node {
  readonly x: number
  readonly y: number
  readonly demand: number
  readonly ready: number
  readonly due: number
  readonly service: number
  /** what leaving it out costs, in units of distance; absent = it must be served */
  readonly prize?: number
}

/** A vehicle of an instance file; `maxDuration` Infinity where the file has none. */
export interface Vehicle {
  readonly depot: number
  readonly capacity: number
  readonly maxDuration: number
  /** nodes it may visit; absent = all */
  readonly allowed?: ReadonlySet<number>
  /** what driving at all costs, and what a unit of distance costs; absent = 0 and 1 */
  readonly fixedCost?: number
  readonly unitCost?: number
}

/** An instance as its file says it, whatever the family. */
export interface Instance {
  readonly name: string
  readonly convention: Convention
  readonly nodes: readonly Node[]
  /** node numbers of the customers */
  readonly customers: readonly number[]
  readonly vehicles: readonly Vehicle[]
  /** pickup and delivery nodes that belong together */
  readonly pairs: readonly (readonly [pickup: number, delivery: number])[]
  /** node numbers and times are windows only where the file has them */
  readonly windows: boolean
  /** fewest vehicles first, distance second */
  readonly vehiclesFirst: boolean
  /** what costs are divided by to be in the unit of the published values; absent = 1 */
  readonly costUnit?: number
}

/** One route of an answer: vehicle index and customer nodes in order. */
export interface Tour {
  readonly vehicle: number
  readonly nodes: readonly number[]
}
