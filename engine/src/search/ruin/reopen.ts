import type { Random } from '../../random.ts'
import type { Adjacency } from '../adjacency.ts'
import type { Compiled } from '../compiled.ts'
import type { State } from '../state.ts'
import { addRoute, type Removed } from './strings.ts'

/** At most so many routes are taken off whole, and so many visits left out are gathered around a seed. */
const MOST_ROUTES = 4
export const MOST_GATHERED = 40

/** What a route of its own costs at least for each visit, seconds and metres priced: round trip, assignment and vehicle. */
function aloneCost(c: Compiled, v: number): number {
  let least = Number.POSITIVE_INFINITY
  for (let k = 0; k < c.classes; k++) {
    const row = c.blockOf[k]! + c.location[v]! * c.width
    const cost = c.fixedCost[k]! + c.stat[v * c.classes + k]! + c.costIn[row + c.startLocation[k]!]! + c.costOut[row + c.endLocation[k]!]!
    if (cost < least) least = cost
  }
  return least
}

const differ = (costs: Float64Array): boolean => costs.some((cost) => cost !== costs[0])

/**
 * Whether opening a route is a choice that no single visit can make: vehicles differ in what they cost, or somebody is worth a route only
 * together with others.
 */
export function isChoosy(c: Compiled): boolean {
  if (differ(c.fixedCost) || differ(c.perMetre) || differ(c.perDrive)) return true
  for (let v = 0; v < c.visits; v++) {
    const alone = aloneCost(c, v)
    if (Number.isFinite(alone) && c.penalty[v]! < alone) return true
  }
  return false
}

/** Removes up to four whole routes that pass near `seed`; false when one cannot be emptied. */
export function removeRoutesNear(c: Compiled, s: State, near: Adjacency, seed: number, random: Random, removed: Removed): boolean {
  removed.count = 0
  let left = random.below(MOST_ROUTES + 1)
  for (let i = 0; i < near.reach && left > 0; i++) {
    const route = s.routeOf[near.near[seed * near.reach + i]!]!
    if (route < 0) continue
    if (!addRoute(c, s, route, removed)) return false
    left--
  }
  return true
}

/** A class that still has an empty route, drawn at random; -1 without any. */
export function drawEmptyClass(c: Compiled, s: State, random: Random): number {
  const from = random.below(c.classes)
  for (let i = 0; i < c.classes; i++) {
    const k = (from + i) % c.classes
    if (s.emptyCount[k]! > 0) return k
  }
  return -1
}
