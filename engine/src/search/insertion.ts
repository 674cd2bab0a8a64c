import type { Random } from '../random.ts'
import type { Adjacency } from './adjacency.ts'
import type { Compiled } from './compiled.ts'
import { scanGeneral } from './insertion-general.ts'
import { relabel } from './relabel.ts'
import { spanWith } from './segments.ts'
import { splicePlain, unsplicePlain } from './splice.ts'
import { relist, type State, touch } from './state.ts'

/** The cheapest place found for a visit: after position `after` of `route` (-1 = nowhere); for shipments also the delivery's. */
export interface Place {
  route: number
  after: number
  /** shipments: the delivery goes after this position, counted before the pickup is in */
  deliveryAfter: number
  delta: number
}

/** A place to be filled in. */
export const createPlace = (): Place => ({ route: -1, after: 0, deliveryAfter: 0, delta: 0 })

/** With more routes than this, only those that pass near a visit are looked at first. */
const MANY_ROUTES = 12
/** How many neighbours make a route one that passes near. */
const NEIGHBOURS = 40

/**
 * Finds the cheapest feasible position for visit `v`, cheaper than `best.delta`: over the routes that pass near it and one empty
 * route a class, over all routes when there are few of them or nothing was found near.
 */
export function findPlace(c: Compiled, s: State, near: Adjacency, v: number, random: Random, blink: number, best: Place): void {
  const { candidates, emptyCount, empty } = s
  const { memberFrom } = c
  let count = 0
  const opening = s.opening
  const few = s.activeCount <= MANY_ROUTES
  s.opening = false
  if (opening) {
    // only the empty routes below
  } else if (few) {
    for (; count < s.activeCount; count++) candidates[count] = s.active[count]!
  } else {
    const { routeOf, looked } = s
    const stamp = ++s.looks
    const from = v * near.reach
    for (let i = from + 1, end = from + Math.min(NEIGHBOURS + 1, near.reach); i < end; i++) {
      const route = routeOf[near.near[i]!]!
      if (route < 0 || looked[route] === stamp) continue
      looked[route] = stamp
      candidates[count++] = route
    }
  }
  const mayOpen = s.activeCount < s.mostRoutes
  const only = opening ? s.openingClass : -1
  if (only >= 0) best.delta = Number.POSITIVE_INFINITY
  for (let k = 0; k < c.classes && mayOpen; k++) {
    if (emptyCount[k]! > 0 && (only < 0 || k === only)) candidates[count++] = empty[memberFrom[k]! + emptyCount[k]! - 1]!
  }
  scan(c, s, v, count, random, blink, best)
  if (best.route >= 0 || (few && !opening)) return
  if (only >= 0) best.delta = c.penalty[v]!
  for (count = 0; count < s.activeCount; count++) candidates[count] = s.active[count]!
  scan(c, s, v, count, random, blink, best)
}

/**
 * Looks for the cheapest place on the first `count` candidate routes. Each improving position is passed over with probability
 * `blink` (Christiaens & Vanden Berghe 2020, section 3.2). What a general route offered is remembered until it changes.
 */
function scan(c: Compiled, s: State, v: number, count: number, random: Random, blink: number, best: Place): void {
  const { candidates, side, length, load, place, legCost, legTime, early, late, stride } = s
  const { classOf, classes, stat, general, capacity, demand, dimensions, maxVisits, blockOf, width, service } = c
  const { timeIn, timeOut, costIn, costOut, windowEnd, windowStart } = c
  const opens = c.opens[v]!
  const closes = c.closes[v]!
  const firstWindow = c.windowFrom[v]!
  const single = c.windowFrom[v + 1]! - firstWindow === 1
  const row = c.location[v]! * width
  const symmetric = costIn === costOut
  let least = best.delta
  for (let i = 0; i < count; i++) {
    const route = candidates[i]!
    const k = classOf[route]!
    const fixed = stat[v * classes + k]!
    if (fixed === Number.POSITIVE_INFINITY) continue
    const slot = 2 * route + side[route]!
    const m = length[slot]!
    if (m >= maxVisits[k]!) continue
    let d = 0
    while (d < dimensions && load[slot * dimensions + d]! + demand[v * dimensions + d]! <= capacity[k * dimensions + d]!) d++
    if (d < dimensions) continue
    if (general[k] === 1) {
      best.delta = least
      recall(c, s, v, route, slot, random, blink, best)
      least = best.delta
      continue
    }
    const toV = blockOf[k]! + row
    const stay = service[c.typeOf[k]! * c.visits + v]!
    const extra = m === 0 ? fixed + c.fixedCost[k]! : fixed
    const spare = c.maxWork[k]! - s.work[slot]! - stay
    const segmented = c.segmented[k] === 1
    const base = slot * stride
    // labels grow along the route: find the first stop that need not start before this visit can end, and the last that can be left before it closes
    let p = base
    let last = base + m
    if (m > 5) {
      let far = last
      while (p < far) {
        const middle = (p + far) >> 1
        if (late[middle + 1]! < opens + stay) p = middle + 1
        else far = middle
      }
      far = p
      while (far < last) {
        const middle = (far + last + 1) >> 1
        if (early[middle]! > closes) last = middle - 1
        else far = middle
      }
    }
    let here = place[p]!
    let into = costIn[toV + here]!
    for (; p <= last; p++) {
      const there = place[p + 1]!
      const onward = costOut[toV + there]!
      const delta = into + onward - legCost[p + 1]! + extra
      if (delta < least) {
        const tIn = timeIn[toV + here]!
        let start = early[p]! + tIn
        if (start < opens) start = opens
        else if (!single) {
          let w = firstWindow
          while (start > windowEnd[w]!) w++
          if (start < windowStart[w]!) start = windowStart[w]!
        }
        const tOut = timeOut[toV + there]!
        const fits =
          start <= closes &&
          start + stay + tOut <= late[p + 1]! &&
          tIn + tOut - legTime[p + 1]! <= spare &&
          (!segmented || spanWith(c, s, p, v, tIn, stay, tOut) <= c.maxDuration[k]!)
        if (fits && random.next() >= blink) {
          least = delta
          best.route = route
          best.after = p - base
        }
      }
      here = there
      into = symmetric ? onward : costIn[toV + here]!
    }
  }
  best.delta = least
}

/** What a general route offers, from memory while the route is as it was; the best position may be passed over. */
function recall(c: Compiled, s: State, v: number, route: number, slot: number, random: Random, blink: number, best: Place): void {
  const { knownVersion, knownDelta, knownAfter } = s
  const entry = v * c.shifts + route
  if (knownVersion[entry] !== s.version[slot]) {
    knownVersion[entry] = s.version[slot]!
    scanGeneral(c, s, v, route, -1)
  }
  if (knownDelta[entry]! >= best.delta) return
  if (random.next() < blink) {
    // look once more without the best position, and forget what was found
    scanGeneral(c, s, v, route, knownAfter[entry]!)
    knownVersion[entry] = -1
    if (knownDelta[entry]! >= best.delta) return
  }
  best.delta = knownDelta[entry]!
  best.route = route
  best.after = knownAfter[entry]!
}

/** Opens a gap after position `after` of a slot and writes visit `v` into it; labels and cost are those of before. */
function writeIn(s: State, v: number, route: number, slot: number, after: number): void {
  const { visit } = s
  const at = slot * s.stride + after + 1
  for (let p = slot * s.stride + s.length[slot]! + 1; p > at; p--) visit[p] = visit[p - 1]!
  visit[at] = v
  s.length[slot]!++
  s.routeOf[v] = route
}

/** Brings labels, cost and lists of a route up to date after visits came in. */
function refresh(c: Compiled, s: State, route: number, slot: number): void {
  s.total -= s.cost[slot]!
  relabel(c, s, slot, c.classOf[route]!)
  s.total += s.cost[slot]!
  relist(c, s, route)
}

/** Puts visit `v` where `findPlace` found room. */
export function insert(c: Compiled, s: State, v: number, at: Place): void {
  const { route, after } = at
  touch(c, s, route)
  const slot = 2 * route + s.side[route]!
  if (c.general[c.classOf[route]!] === 1) {
    writeIn(s, v, route, slot, after)
    refresh(c, s, route, slot)
    return
  }
  s.total -= s.cost[slot]!
  splicePlain(c, s, v, slot, c.classOf[route]!, after)
  s.total += s.cost[slot]!
  s.routeOf[v] = route
  if (s.length[slot] === 1) relist(c, s, route)
}

/** Puts both halves of the shipment of pickup `u` where `findPairPlace` found room. */
export function insertPair(c: Compiled, s: State, u: number, at: Place): void {
  touch(c, s, at.route)
  const slot = 2 * at.route + s.side[at.route]!
  writeIn(s, u, at.route, slot, at.after)
  writeIn(s, c.partner[u]!, at.route, slot, at.deliveryAfter + 1)
  refresh(c, s, at.route, slot)
}

/** Takes the visits marked in `gone` off `route`; false when what remains breaks a rule (no way, or a detour that was shorter). */
export function removeMarked(c: Compiled, s: State, route: number, gone: Uint8Array): boolean {
  touch(c, s, route)
  const slot = 2 * route + s.side[route]!
  const k = c.classOf[route]!
  s.total -= s.cost[slot]!
  const feasible = c.general[k] === 1 ? unspliceGeneral(c, s, slot, k, gone) : unsplicePlain(c, s, slot, k, gone)
  s.total += s.cost[slot]!
  if (s.length[slot] === 0) relist(c, s, route)
  return feasible
}

function unspliceGeneral(c: Compiled, s: State, slot: number, k: number, gone: Uint8Array): boolean {
  const { visit } = s
  const base = slot * s.stride
  let to = base + 1
  for (let p = base + 1, end = base + s.length[slot]!; p <= end; p++) {
    const v = visit[p]!
    if (gone[v] === 1) s.routeOf[v] = -1
    else visit[to++] = v
  }
  s.length[slot] = to - base - 1
  return relabel(c, s, slot, k)
}
