import { type Compiled, NEVER } from './compiled.ts'

/** Earliest start of a stay on or after `arrival` in one of the visit's windows, `NEVER` if none. */
export function startFrom(c: Compiled, v: number, arrival: number): number {
  for (let w = c.windowFrom[v]!, end = c.windowFrom[v + 1]!; w < end; w++) {
    if (arrival <= c.windowEnd[w]!) return Math.max(arrival, c.windowStart[w]!)
  }
  return NEVER
}

/** Latest start of a stay on or before `bound` in one of the visit's windows, `-NEVER` if none. */
export function startBefore(c: Compiled, v: number, bound: number): number {
  for (let w = c.windowFrom[v + 1]! - 1, first = c.windowFrom[v]!; w >= first; w--) {
    if (bound >= c.windowStart[w]!) return Math.min(bound, c.windowEnd[w]!)
  }
  return -NEVER
}

/**
 * Earliest arrival after leaving at `departure`, driving `drive` and taking the class's breaks number `from` to `to - 1`
 * on the way (before, in the middle of or after the drive), or `NEVER`.
 */
export function arriveTaking(c: Compiled, k: number, departure: number, drive: number, from: number, to: number): number {
  let clock = departure
  let rest = 0
  for (let b = c.breakFrom[k]! + from, end = c.breakFrom[k]! + to; b < end; b++) {
    let w = c.breakWindowFrom[b]!
    const last = c.breakWindowFrom[b + 1]!
    while (w < last && c.breakWindowEnd[w]! < clock) w++
    if (w === last) return NEVER
    if (clock < c.breakWindowStart[w]!) clock = c.breakWindowStart[w]!
    clock += c.breakDuration[b]!
    rest += c.breakDuration[b]!
  }
  const straight = departure + drive + rest
  return Math.max(straight, clock)
}

/** The latest departure that still arrives by `bound`, driving and taking breaks as in `arriveTaking`, or `-NEVER`. */
export function leaveTaking(c: Compiled, k: number, bound: number, drive: number, from: number, to: number): number {
  let clock = bound
  let rest = 0
  for (let b = c.breakFrom[k]! + to - 1, first = c.breakFrom[k]! + from; b >= first; b--) {
    const duration = c.breakDuration[b]!
    const start = c.breakWindowFrom[b]!
    let w = c.breakWindowFrom[b + 1]! - 1
    while (w >= start && c.breakWindowStart[w]! + duration > clock) w--
    if (w < start) return -NEVER
    clock -= duration
    if (clock > c.breakWindowEnd[w]!) clock = c.breakWindowEnd[w]!
    rest += duration
  }
  const straight = bound - drive - rest
  return Math.min(straight, clock)
}

/** Setup and service of a visit for class `k` after a stop at location `previous`. */
export function stayAfter(c: Compiled, k: number, v: number, previous: number): number {
  const cell = c.typeOf[k]! * c.visits + v
  return c.location[v] === previous ? c.service[cell]! : c.service[cell]! + c.setup[cell]!
}
