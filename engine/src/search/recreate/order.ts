import type { Random } from '../../random.ts'
import type { Compiled } from '../compiled.ts'

/** Sort keys for the order of insertion, smallest first; `null` is a random order. */
export interface InsertionOrders {
  readonly keys: readonly (Float64Array | null)[]
  /** chances of each, summed up */
  readonly upTo: readonly number[]
  readonly scratch: Float64Array
}

function farFromStart(c: Compiled, v: number): number {
  let least = Number.POSITIVE_INFINITY
  for (let k = 0; k < c.classes; k++) {
    const cost = c.costOut[c.blockOf[k]! + c.startLocation[k]! * c.width + c.location[v]!]!
    if (cost < least) least = cost
  }
  return Math.min(least, 2 ** 50)
}

function sumOf(amounts: Int32Array, v: number, dimensions: number): number {
  let sum = 0
  for (let d = 0; d < dimensions; d++) sum += Math.abs(amounts[v * dimensions + d]!)
  return sum
}

/**
 * The orders of Christiaens & Vanden Berghe (2020), section 3.2, with their weights: random 4, demand 4, far 2, close 1, and with
 * time windows narrow 2, early 2, late 2; prizes first where visits are optional.
 */
export function createOrders(c: Compiled): InsertionOrders {
  const keyOf = (key: (v: number) => number) => Float64Array.from({ length: c.visits }, (_, v) => key(v))
  const weighted: [number, Float64Array | null][] = [[4, null]]
  const size = keyOf((v) => -sumOf(c.pickup, v, c.dimensions) - sumOf(c.delivery, v, c.dimensions))
  const far = keyOf((v) => farFromStart(c, v))
  if (size.some((key) => key !== size[0])) weighted.push([4, size])
  weighted.push([2, far.map((key) => -key)], [1, far])
  const opens = keyOf((v) => c.windowStart[c.windowFrom[v]!] ?? 0)
  const closes = keyOf((v) => c.windowEnd[c.windowFrom[v + 1]! - 1] ?? 0)
  if (opens.some((key) => key !== opens[0]) || closes.some((key) => key !== closes[0])) {
    weighted.push([2, closes.map((key, v) => key - opens[v]!)], [2, opens], [2, closes.map((key) => -key)])
  }
  if (c.penalty.some((key) => key !== c.penalty[0])) weighted.push([4, c.penalty.map((key) => -key)])
  let sum = 0
  const upTo = weighted.map(([weight]) => {
    sum += weight
    return sum
  })
  return { keys: weighted.map(([, keys]) => keys), upTo, scratch: new Float64Array(c.visits) }
}

/** Sorts the first `count` of `visits` by an order drawn at random. */
export function sortForInsertion(orders: InsertionOrders, visits: Int32Array, count: number, random: Random): void {
  const draw = random.next() * orders.upTo.at(-1)!
  let which = 0
  while (draw >= orders.upTo[which]!) which++
  const keys = orders.keys[which]
  const { scratch } = orders
  if (!keys) {
    for (let i = count - 1; i > 0; i--) {
      const j = random.below(i + 1)
      const held = visits[i]!
      visits[i] = visits[j]!
      visits[j] = held
    }
    return
  }
  for (let i = 0; i < count; i++) {
    const v = visits[i]!
    const key = keys[v]!
    let j = i - 1
    while (j >= 0 && scratch[j]! > key) {
      scratch[j + 1] = scratch[j]!
      visits[j + 1] = visits[j]!
      j--
    }
    scratch[j + 1] = key
    visits[j + 1] = v
  }
}
