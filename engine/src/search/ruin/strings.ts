import type { Random } from '../../random.ts'
import type { Adjacency } from '../adjacency.ts'
import type { Compiled } from '../compiled.ts'
import { removeMarked } from '../insertion.ts'
import type { State } from '../state.ts'

/** Average number of visits removed, longest string, and the chances of Christiaens & Vanden Berghe (2020), section 3.1. */
const AVERAGE_REMOVED = 10
const LONGEST_STRING = 10
const SPLIT = 0.5
const SPLIT_DEEPER = 0.01

/** The visits taken off, in the order of removal; `count` of them are valid. */
export interface Removed {
  readonly visits: Int32Array
  readonly gone: Uint8Array
  count: number
}

/** Room for every visit of the problem. */
export const createRemoved = (c: Compiled): Removed => ({ visits: new Int32Array(c.visits), gone: new Uint8Array(c.visits), count: 0 })

function mark(c: Compiled, removed: Removed, v: number): void {
  if (removed.gone[v] === 1) return
  removed.gone[v] = 1
  removed.visits[removed.count++] = v
  const other = c.partner[v]!
  if (other >= 0) mark(c, removed, other)
}

/** Marks `length` visits around position `at` of a slot, sparing a piece in the middle half of the time. */
function markString(c: Compiled, s: State, slot: number, at: number, length: number, random: Random, removed: Removed): void {
  const m = s.length[slot]!
  let spared = 0
  if (length > 1 && length < m && random.next() < SPLIT) {
    spared = 1
    while (length + spared < m && random.next() < SPLIT_DEEPER) spared++
  }
  const whole = length + spared
  const lo = Math.max(1, at - whole + 1)
  const hi = Math.min(at, m - whole + 1)
  const first = lo + random.below(hi - lo + 1)
  const gapFrom = spared === 0 ? -1 : first + 1 + random.below(length - 1)
  const base = slot * s.stride
  for (let p = first; p < first + whole; p++) {
    if (p < gapFrom || p >= gapFrom + spared || spared === 0) mark(c, removed, s.visit[base + p]!)
  }
}

/** Removes every visit of a route, so that it may be done without. */
export function removeRoute(c: Compiled, s: State, route: number, removed: Removed): boolean {
  removed.count = 0
  return addRoute(c, s, route, removed)
}

/** As `removeRoute`, behind those already removed. */
export function addRoute(c: Compiled, s: State, route: number, removed: Removed): boolean {
  const before = removed.count
  const slot = 2 * route + s.side[route]!
  for (let p = slot * s.stride + 1, end = p + s.length[slot]!; p < end; p++) mark(c, removed, s.visit[p]!)
  const feasible = removeMarked(c, s, route, removed.gone)
  for (let i = before; i < removed.count; i++) removed.gone[removed.visits[i]!] = 0
  return feasible
}

/** Removes strings of visits from routes that pass near `seed`; false when a route cannot do without them. */
export function removeStrings(c: Compiled, s: State, near: Adjacency, seed: number, random: Random, removed: Removed): boolean {
  removed.count = 0
  if (s.activeCount === 0) return true
  const served = c.visits - s.bankCount
  const longest = Math.min(LONGEST_STRING, served / s.activeCount)
  const strings = Math.floor(1 + random.next() * ((4 * AVERAGE_REMOVED) / (1 + longest) - 1))
  let cut = 0
  let feasible = true
  for (let i = 0; i < near.reach && cut < strings && feasible; i++) {
    const v = near.near[seed * near.reach + i]!
    const route = s.routeOf[v]!
    if (route < 0 || s.isTouched[route] === 1) continue
    const slot = 2 * route + s.side[route]!
    const base = slot * s.stride
    let at = 1
    while (s.visit[base + at] !== v) at++
    const length = Math.floor(1 + random.next() * Math.min(s.length[slot]!, longest))
    markString(c, s, slot, at, length, random, removed)
    feasible = removeMarked(c, s, route, removed.gone)
    cut++
  }
  for (let i = 0; i < removed.count; i++) removed.gone[removed.visits[i]!] = 0
  return feasible
}
