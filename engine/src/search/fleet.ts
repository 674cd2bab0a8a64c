import { acceptBelow } from './acceptance.ts'
import { adopt } from './adopt.ts'
import { bestOrders } from './best.ts'
import type { Compiled } from './compiled.ts'
import { removeRoute } from './ruin/strings.ts'
import { keep, recreate, ruin, type Search, undo } from './search.ts'
import type { State } from './state.ts'

/** A vehicle is dearer than distance when it costs this many times the travel of a mean route. */
const DEARER = 2

/** A reduction of the fleet under way. */
export interface Reduction {
  /** how often each visit was left out: who is hard to place weighs more */
  readonly absences: Float64Array
  /** no plan that serves everybody has fewer routes */
  readonly fewest: number
  over: boolean
}

/**
 * Starts to do without vehicles, one after another, where everybody served comes first, fewest vehicles second and distance last
 * (Christiaens & Vanden Berghe 2020, section 3.4); null where that is not what the costs ask, or somebody has no route.
 */
export function startReduction(search: Search): Reduction | null {
  const { c, s } = search
  const fewest = fewestRoutes(c)
  if (s.bankCount > 0 || s.activeCount <= fewest || !vehiclesFirst(c, s)) return null
  const reduction = { absences: new Float64Array(c.visits), fewest, over: false }
  closeRoute(search, reduction)
  return reduction
}

function vehiclesFirst(c: Compiled, s: State): boolean {
  if (c.unfairCost > 0) return false
  let travel = s.total
  for (let i = 0; i < s.activeCount; i++) travel -= c.fixedCost[c.classOf[s.active[i]!]!]!
  const dear = (DEARER * travel) / s.activeCount
  const dearest = c.fixedCost.reduce((most, fixed) => Math.max(most, fixed), 0)
  return c.fixedCost.every((fixed) => fixed > dear) && c.penalty.every((penalty) => penalty > dearest)
}

/** How many routes the loads that count from end to end need at least; 1 without any. */
function fewestRoutes(c: Compiled): number {
  let fewest = 1
  for (let d = 0; d < c.dimensions; d++) {
    let sum = 0
    let room = 0
    for (let v = 0; v < c.visits; v++) sum += c.demand[v * c.dimensions + d]!
    for (let k = 0; k < c.classes; k++) room = Math.max(room, c.capacity[k * c.dimensions + d]!)
    if (room > 0) fewest = Math.max(fewest, Math.ceil(sum / room))
  }
  return fewest
}

/** One iteration of ruin and recreate with a vehicle less; true when everybody was served again, which closes the next one. */
export function reduceFleet(search: Search, reduction: Reduction, degrees: number): boolean {
  const { c, s, random } = search
  search.iterations++
  const out = s.bankCount
  const absent = absencesOf(reduction, s)
  const limit = acceptBelow(costOfServed(c, s), degrees, random)
  if (ruin(search)) {
    recreate(search, Number.POSITIVE_INFINITY)
    const better = absencesOf(reduction, s) < absent
    for (let i = 0; i < s.bankCount; i++) reduction.absences[s.bank[i]!]!++
    if (better || (s.bankCount <= out && costOfServed(c, s) <= limit)) {
      keep(search, s.total)
      if (s.bankCount > 0) return false
      if (s.activeCount <= reduction.fewest) reduction.over = true
      else closeRoute(search, reduction)
      return true
    }
  }
  undo(search)
  return false
}

/** Opens every route again and goes on from the best plan. */
export function endReduction(search: Search): void {
  search.s.mostRoutes = search.c.shifts
  adopt(search, bestOrders(search.best))
}

function absencesOf(reduction: Reduction, s: State): number {
  let sum = 0
  for (let i = 0; i < s.bankCount; i++) sum += reduction.absences[s.bank[i]!]!
  return sum
}

function costOfServed(c: Compiled, s: State): number {
  let cost = s.total
  for (let i = 0; i < s.bankCount; i++) cost -= c.penalty[s.bank[i]!]!
  return cost
}

/** The route whose visits were left out least; the shortest of those. */
function easiestRoute(c: Compiled, s: State, reduction: Reduction): number {
  let easiest = -1
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i < s.activeCount; i++) {
    const route = s.active[i]!
    const slot = 2 * route + s.side[route]!
    let sum = s.length[slot]! / (c.visits + 1)
    for (let p = slot * s.stride + 1, end = p + s.length[slot]!; p < end; p++) sum += reduction.absences[s.visit[p]!]!
    if (sum >= least) continue
    least = sum
    easiest = route
  }
  return easiest
}

/** Takes a route off and closes it: its visits are left out, and no more routes are opened than are left. */
function closeRoute(search: Search, reduction: Reduction): void {
  const { c, s, removed } = search
  removeRoute(c, s, easiestRoute(c, s, reduction), removed)
  for (let i = 0; i < removed.count; i++) {
    const v = removed.visits[i]!
    s.bank[s.bankCount++] = v
    s.total += c.penalty[v]!
  }
  s.mostRoutes = s.activeCount
  keep(search, s.total)
}
