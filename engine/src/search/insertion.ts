import type { Random } from '../random.ts'
import type { Compiled } from './compiled.ts'
import { scanGeneral } from './insertion-general.ts'
import { relabel } from './relabel.ts'
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

/**
 * Finds the cheapest feasible position for visit `v` over all routes (one empty route a class), cheaper than `best.delta`.
 * Each improving position is passed over with probability `blink` (Christiaens & Vanden Berghe 2020, section 3.2).
 */
export function findPlace(c: Compiled, s: State, v: number, random: Random, blink: number, best: Place): void {
  const { active, activeCount, empty, emptyCount, side, length, place, legCost, early, late, load, stride } = s
  const { classOf, classes, stat, general, capacity, demand, dimensions, blockOf, width, maxVisits, memberFrom } = c
  const { timeIn, timeOut, costIn, costOut, windowFrom, windowStart, windowEnd, service } = c
  const lastWindow = windowFrom[v + 1]! - 1
  const firstWindow = windowFrom[v]!
  const opens = windowStart[firstWindow]!
  const closes = windowEnd[lastWindow]!
  const single = lastWindow === firstWindow
  const row = c.location[v]! * width
  let least = best.delta
  for (let i = 0, end = activeCount + classes; i < end; i++) {
    let route: number
    if (i < activeCount) route = active[i]!
    else {
      const spare = emptyCount[i - activeCount]!
      if (spare === 0) continue
      route = empty[memberFrom[i - activeCount]! + spare - 1]!
    }
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
      scanGeneral(c, s, v, route, random, blink, best)
      least = best.delta
      continue
    }
    const toV = blockOf[k]! + row
    const stay = service[c.typeOf[k]! * c.visits + v]!
    const extra = m === 0 ? fixed + c.fixedCost[k]! : fixed
    const base = slot * stride
    let here = place[base]!
    for (let p = base, last = base + m; p <= last; p++) {
      const there = place[p + 1]!
      const delta = costIn[toV + here]! + costOut[toV + there]! - legCost[p + 1]! + extra
      if (delta < least) {
        let start = early[p]! + timeIn[toV + here]!
        if (start < opens) start = opens
        else if (start > closes) {
          if (early[p]! > closes) break
          here = there
          continue
        } else if (!single) {
          let w = firstWindow
          while (start > windowEnd[w]!) w++
          if (start < windowStart[w]!) start = windowStart[w]!
        }
        if (start + stay + timeOut[toV + there]! <= late[p + 1]! && random.next() >= blink) {
          least = delta
          best.route = route
          best.after = p - base
        }
      }
      here = there
    }
  }
  best.delta = least
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
  touch(c, s, at.route)
  const slot = 2 * at.route + s.side[at.route]!
  writeIn(s, v, at.route, slot, at.after)
  refresh(c, s, at.route, slot)
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
  const { visit } = s
  const base = slot * s.stride
  let to = base + 1
  for (let p = base + 1, end = base + s.length[slot]!; p <= end; p++) {
    const v = visit[p]!
    if (gone[v] === 1) s.routeOf[v] = -1
    else visit[to++] = v
  }
  s.length[slot] = to - base - 1
  s.total -= s.cost[slot]!
  const feasible = relabel(c, s, slot, c.classOf[route]!)
  s.total += s.cost[slot]!
  if (s.length[slot] === 0) relist(c, s, route)
  return feasible
}
