import type { Compiled } from './compiled.ts'
import { relabelGeneral } from './relabel-general.ts'
import { fillSegments } from './segments.ts'
import type { State } from './state.ts'

/**
 * Recomputes legs, labels, load and cost of a slot from its visits; false when it breaks a rule.
 * Plain classes carry one earliest departure and one latest start per position; general ones see `relabelGeneral`.
 */
export function relabel(c: Compiled, s: State, slot: number, k: number): boolean {
  s.version[slot] = ++s.versions
  if (c.general[k] === 1) return relabelGeneral(c, s, slot, k)
  const { visit, place, legTime, legCost, early, late } = s
  const { location, timeOut, costOut, windowStart, windowEnd, windowFrom, width, stat, classes, service, dimensions } = c
  const block = c.blockOf[k]!
  const stays = c.typeOf[k]! * c.visits
  const base = slot * s.stride
  const m = s.length[slot]!
  const many = c.manyWindows
  let feasible = m <= c.maxVisits[k]!
  visit[base] = -1
  let here = c.startLocation[k]!
  place[base] = here
  let clock = c.earliest[k]!
  early[base] = clock
  let cost = m > 0 ? c.fixedCost[k]! : 0
  let work = 0
  for (let p = base + 1, end = base + m; p <= end; p++) {
    const v = visit[p]!
    const there = location[v]!
    const cell = block + here * width + there
    place[p] = there
    legTime[p] = timeOut[cell]!
    legCost[p] = costOut[cell]!
    cost += costOut[cell]! + stat[v * classes + k]!
    work += timeOut[cell]! + service[stays + v]!
    clock += timeOut[cell]!
    let w = windowFrom[v]!
    if (many) for (const last = windowFrom[v + 1]! - 1; w < last && clock > windowEnd[w]!; ) w++
    if (clock < windowStart[w]!) clock = windowStart[w]!
    if (clock > windowEnd[w]!) feasible = false
    clock += service[stays + v]!
    early[p] = clock
    here = there
  }
  const last = base + m + 1
  const end = c.endLocation[k]!
  const cell = block + here * width + end
  visit[last] = -1
  place[last] = end
  legTime[last] = m > 0 ? timeOut[cell]! : 0
  legCost[last] = m > 0 ? costOut[cell]! : 0
  cost += legCost[last]!
  early[last] = clock + legTime[last]!
  if (early[last]! > c.latest[k]!) feasible = false
  let bound = c.latest[k]!
  late[last] = bound
  for (let p = last - 1; p > base; p--) {
    const v = visit[p]!
    bound -= legTime[p + 1]! + service[stays + v]!
    let w = windowFrom[v + 1]! - 1
    if (many) for (const first = windowFrom[v]!; w > first && bound < windowStart[w]!; ) w--
    if (bound > windowEnd[w]!) bound = windowEnd[w]!
    late[p] = bound
  }
  late[base] = bound - (m > 0 ? legTime[base + 1]! : 0)
  s.cost[slot] = cost
  s.work[slot] = work + legTime[last]!
  for (let d = 0; d < dimensions; d++) {
    let load = 0
    for (let p = base + 1; p < last; p++) load += c.demand[visit[p]! * dimensions + d]!
    s.load[slot * dimensions + d] = load
    if (load > c.capacity[k * dimensions + d]!) feasible = false
  }
  if (c.segmented[k] === 1) fillSegments(c, s, slot, k)
  return feasible && (m === 0 || staysWithin(c, s, slot, k))
}

/** Whether a plain route keeps its limits of work and duration; its segments are up to date. */
export const staysWithin = (c: Compiled, s: State, slot: number, k: number): boolean =>
  s.work[slot]! <= c.maxWork[k]! && (c.segmented[k] === 0 || s.tailSpan[slot * s.stride]! <= c.maxDuration[k]!)
