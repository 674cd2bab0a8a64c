import type { Compiled } from './compiled.ts'
import { relabel, staysWithin } from './relabel.ts'
import { fillSegments } from './segments.ts'
import type { State } from './state.ts'

/** Earliest departures from position `from` on; stops behind `settled` as soon as one is as before. False when a visit comes too late. */
function sweepForward(c: Compiled, s: State, slot: number, k: number, from: number, settled: number): boolean {
  const { visit, early, legTime } = s
  const { windowFrom, windowStart, windowEnd, service, opens, closes, manyWindows } = c
  const stays = c.typeOf[k]! * c.visits
  const last = slot * s.stride + s.length[slot]! + 1
  let clock = early[from - 1]!
  for (let p = from; p < last; p++) {
    const v = visit[p]!
    clock += legTime[p]!
    if (clock > closes[v]!) return false
    if (clock < opens[v]!) clock = opens[v]!
    else if (manyWindows) {
      let w = windowFrom[v]!
      while (clock > windowEnd[w]!) w++
      if (clock < windowStart[w]!) clock = windowStart[w]!
    }
    clock += service[stays + v]!
    if (p > settled && early[p] === clock) return true
    early[p] = clock
  }
  early[last] = clock + legTime[last]!
  return early[last]! <= c.latest[k]!
}

/** Latest starts from position `from` down; stops before `settled` as soon as one is as before. */
function sweepBackward(c: Compiled, s: State, slot: number, k: number, from: number, settled: number): void {
  const { visit, late, legTime } = s
  const { windowFrom, windowStart, windowEnd, service, closes, manyWindows } = c
  const stays = c.typeOf[k]! * c.visits
  const base = slot * s.stride
  let bound = late[from + 1]!
  for (let p = from; p > base; p--) {
    const v = visit[p]!
    bound -= legTime[p + 1]! + service[stays + v]!
    if (bound > closes[v]!) bound = closes[v]!
    else if (manyWindows) {
      let w = windowFrom[v + 1]! - 1
      while (w > windowFrom[v]! && bound < windowStart[w]!) w--
      if (bound > windowEnd[w]!) bound = windowEnd[w]!
    }
    if (p < settled && late[p] === bound) return
    late[p] = bound
  }
  late[base] = bound - legTime[base + 1]!
}

/** Puts `v` after position `after` of a plain slot, touching only what changes; the caller has made sure that it fits. */
export function splicePlain(c: Compiled, s: State, v: number, slot: number, k: number, after: number): void {
  const { visit, place, legTime, legCost, early, late } = s
  const base = slot * s.stride
  const m = s.length[slot]!
  const at = base + after + 1
  for (let p = base + m + 1; p >= at; p--) {
    visit[p + 1] = visit[p]!
    place[p + 1] = place[p]!
    legTime[p + 1] = legTime[p]!
    legCost[p + 1] = legCost[p]!
    early[p + 1] = early[p]!
    late[p + 1] = late[p]!
  }
  const spot = c.location[v]!
  const into = c.blockOf[k]! + place[at - 1]! * c.width + spot
  const onward = c.blockOf[k]! + spot * c.width + place[at + 1]!
  s.cost[slot]! += c.costOut[into]! + c.costOut[onward]! - legCost[at + 1]! + c.stat[v * c.classes + k]! + (m === 0 ? c.fixedCost[k]! : 0)
  s.work[slot]! += c.timeOut[into]! + c.timeOut[onward]! - legTime[at + 1]! + c.service[c.typeOf[k]! * c.visits + v]!
  visit[at] = v
  place[at] = spot
  legTime[at] = c.timeOut[into]!
  legCost[at] = c.costOut[into]!
  legTime[at + 1] = c.timeOut[onward]!
  legCost[at + 1] = c.costOut[onward]!
  s.length[slot] = m + 1
  for (let d = 0; d < c.dimensions; d++) s.load[slot * c.dimensions + d]! += c.demand[v * c.dimensions + d]!
  s.version[slot] = ++s.versions
  sweepForward(c, s, slot, k, at, at)
  sweepBackward(c, s, slot, k, at, at)
  if (c.segmented[k] === 1) fillSegments(c, s, slot, k)
}

/** Takes the visits marked in `gone` off a plain slot; false when what remains breaks a rule. */
export function unsplicePlain(c: Compiled, s: State, slot: number, k: number, gone: Uint8Array): boolean {
  const { visit, place, legTime, legCost, early, late, routeOf } = s
  const { stat, classes, dimensions, demand } = c
  const base = slot * s.stride
  const end = base + s.length[slot]! + 1
  const stays = c.typeOf[k]! * c.visits
  let cost = s.cost[slot]!
  let work = s.work[slot]!
  let to = base + 1
  let first = -1
  let settled = -1
  let gap = false
  for (let p = base + 1; p <= end; p++) {
    const v = visit[p]!
    if (p < end && gone[v] === 1) {
      routeOf[v] = -1
      cost -= stat[v * classes + k]! + legCost[p]!
      work -= c.service[stays + v]! + legTime[p]!
      for (let d = 0; d < dimensions; d++) s.load[slot * dimensions + d]! -= demand[v * dimensions + d]!
      gap = true
      continue
    }
    if (first >= 0 || gap) {
      visit[to] = v
      place[to] = place[p]!
      early[to] = early[p]!
      late[to] = late[p]!
      legTime[to] = legTime[p]!
      legCost[to] = legCost[p]!
    }
    if (gap) {
      const cell = c.blockOf[k]! + place[to - 1]! * c.width + place[to]!
      cost += c.costOut[cell]! - legCost[to]!
      work += c.timeOut[cell]! - legTime[to]!
      legTime[to] = c.timeOut[cell]!
      legCost[to] = c.costOut[cell]!
      if (first < 0) first = to
      settled = to
      gap = false
    }
    to++
  }
  const m = to - base - 2
  s.length[slot] = m
  if (m === 0) return relabel(c, s, slot, k)
  s.cost[slot] = cost
  s.work[slot] = work
  s.version[slot] = ++s.versions
  sweepBackward(c, s, slot, k, settled - 1, first)
  if (!sweepForward(c, s, slot, k, first, settled)) return false
  if (c.segmented[k] === 1) fillSegments(c, s, slot, k)
  return staysWithin(c, s, slot, k)
}
