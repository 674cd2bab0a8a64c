import type { Random } from '../random.ts'
import { type Compiled, NEVER } from './compiled.ts'
import type { Place } from './insertion.ts'
import { orderRange, range } from './insertion-general.ts'
import { scanPairByLabels } from './pairs-plain.ts'
import { tryGeneral } from './relabel-general.ts'
import { type State, scratchSlot } from './state.ts'
import { arriveTaking, startFrom, stayAfter } from './timing.ts'

const now = new Int32Array(64)
const next = new Int32Array(64)

/** From departures `now` (by breaks taken) drives to `v`, stays, and leaves the new departures in `next`; false when it cannot. */
function step(c: Compiled, k: number, v: number, drive: number, previous: number): boolean {
  const breaks = c.breakFrom[k + 1]! - c.breakFrom[k]!
  const stay = stayAfter(c, k, v, previous)
  let possible = false
  for (let q = 0; q <= breaks; q++) {
    let ready = NEVER
    for (let before = 0; before <= q; before++) {
      if (now[before]! >= NEVER) continue
      const arrival = before === q ? now[before]! + drive : arriveTaking(c, k, now[before]!, drive, before, q)
      if (arrival < ready) ready = arrival
    }
    const start = ready >= NEVER ? NEVER : startFrom(c, v, ready)
    next[q] = start >= NEVER ? NEVER : start + stay
    if (start < NEVER) possible = true
  }
  return possible
}

/** Whether the rest of the route from position `cell` on is still in time when driving there from departures `from`. */
function meets(c: Compiled, s: State, k: number, from: Int32Array, drive: number, cell: number, apart: boolean): boolean {
  const breaks = c.breakFrom[k + 1]! - c.breakFrom[k]!
  const late = apart ? s.latePaid : s.lateFree
  for (let q = 0; q <= breaks; q++) {
    if (from[q]! >= NEVER) continue
    for (let after = q; after <= breaks; after++) {
      const bound = late[cell * c.labels + after]!
      if (bound <= -NEVER) continue
      const arrival = after === q ? from[q]! + drive : arriveTaking(c, k, from[q]!, drive, q, after)
      if (arrival <= bound) return true
    }
  }
  return false
}

function overloaded(c: Compiled, s: State, k: number, position: number, v: number): boolean {
  const D = c.dimensions
  for (let d = 0; d < D; d++) {
    if (s.onBoard[position * D + d]! + c.pickup[v * D + d]! > c.capacity[k * D + d]!) return true
  }
  return false
}

/** Whether a half brings or takes something of its own besides the shipment: the quick load test does not see it. */
function carriesMore(c: Compiled, u: number, w: number): boolean {
  const D = c.dimensions
  for (let d = 0; d < D; d++) {
    if (c.delivery[u * D + d] !== 0 || c.delivery[w * D + d] !== 0 || c.pickup[u * D + d] !== -c.pickup[w * D + d]!) return true
  }
  return false
}

/** The cost change of the whole route with both halves in, tried out in the scratch slot; `Infinity` when refused. */
function tryOut(c: Compiled, s: State, slot: number, k: number, u: number, w: number, first: number, second: number): number {
  const scratch = scratchSlot(c)
  const from = slot * s.stride
  let to = scratch * s.stride + 1
  const m = s.length[slot]!
  for (let p = 0; p <= m; p++) {
    if (p > 0) s.visit[to++] = s.visit[from + p]!
    if (p === first) s.visit[to++] = u
    if (p === second) s.visit[to++] = w
  }
  s.length[scratch] = m + 2
  return tryGeneral(c, s, scratch, k) ? s.cost[scratch]! - s.cost[slot]! : Number.POSITIVE_INFINITY
}

/** Tries every pair of positions of one route for pickup `u` and delivery `w`: cost, time by labels, load on the way. */
function scanPair(c: Compiled, s: State, u: number, w: number, route: number, exceptFirst: number, exceptSecond: number): void {
  const k = c.classOf[route]!
  const slot = 2 * route + s.side[route]!
  const base = slot * s.stride
  const m = s.length[slot]!
  const { place, legCost, visit, earlyBy } = s
  const entry = u * c.shifts + route
  s.knownDelta[entry] = Number.POSITIVE_INFINITY
  const { timeOut, costOut, width, location } = c
  const block = c.blockOf[k]!
  const [atU, atW] = [location[u]!, location[w]!]
  const extra = c.stat[u * c.classes + k]! + c.stat[w * c.classes + k]! + (m === 0 ? c.fixedCost[k]! : 0)
  const more = carriesMore(c, u, w)
  if (c.pairsByLabels[k] === 1 && !more) {
    scanPairByLabels(c, s, u, w, route, exceptFirst, exceptSecond)
    return
  }
  const whole = c.sumsLimited[k] === 1 || more
  const breaks = c.breakFrom[k + 1]! - c.breakFrom[k]!
  let [loU, hiU, loW, hiW] = [0, m, 0, m]
  if (c.anyOrder) {
    const [keyU, keyW] = [c.orderKey[u]!, c.orderKey[w]!]
    if (keyU === NEVER || keyW === 0 || (keyU >= 0 && keyW >= 0 && keyU > keyW)) return
    orderRange(c, s, slot, u)
    loU = range.lo
    hiU = range.hi
    orderRange(c, s, slot, w)
    loW = range.lo
    hiW = range.hi
  }
  for (let first = loU; first <= hiU; first++) {
    const p = base + first
    if (overloaded(c, s, k, p, u)) continue
    const here = place[p]!
    const intoU = costOut[block + here * width + atU]!
    for (let q = 0; q <= breaks; q++) now[q] = earlyBy[p * c.labels + q]!
    if (!step(c, k, u, timeOut[block + here * width + atU]!, here)) {
      continue
    }
    for (let q = 0; q <= breaks; q++) now[q] = next[q]!
    const bridge = intoU + costOut[block + atU * width + place[p + 1]!]! - legCost[p + 1]!
    let previous = atU
    for (let second = first; second <= hiW; second++) {
      const r = base + second
      const there = place[r + 1]!
      if (second >= loW) {
        const tail = costOut[block + previous * width + atW]! + costOut[block + atW * width + there]!
        const delta = (second === first ? intoU : bridge) + tail - legCost[r + 1]! + extra
        if (delta < s.knownDelta[entry]! && step(c, k, w, timeOut[block + previous * width + atW]!, previous)) {
          if (meets(c, s, k, next, timeOut[block + atW * width + there]!, r + 1, there !== atW)) {
            const exact = whole ? tryOut(c, s, slot, k, u, w, first, second) : delta
            if (exact < s.knownDelta[entry]! && (first !== exceptFirst || second !== exceptSecond)) {
              s.knownDelta[entry] = exact
              s.knownAfter[entry] = first
              s.knownSecond[entry] = second
            }
          }
        }
      }
      if (second === m) break
      // ride on with the load to the next stop
      const drive = timeOut[block + previous * width + there]!
      if (overloaded(c, s, k, r + 1, u)) break
      if (!meets(c, s, k, now, drive, r + 1, there !== previous)) break
      if (!step(c, k, visit[r + 1]!, drive, previous)) break
      for (let q = 0; q <= breaks; q++) now[q] = next[q]!
      previous = there
    }
  }
}

/** Whether the one-way loads of a route leave no room for both halves. */
function overfull(c: Compiled, s: State, slot: number, k: number, u: number, w: number): boolean {
  const D = c.dimensions
  for (let d = 0; d < D; d++) {
    if (s.load[slot * D + d]! + c.demand[u * D + d]! + c.demand[w * D + d]! > c.capacity[k * D + d]!) return true
  }
  return false
}

/** The cheapest pair of positions for the shipment of pickup `u`, over all routes, cheaper than `best.delta`. */
export function findPairPlace(c: Compiled, s: State, u: number, random: Random, blink: number, best: Place): void {
  const w = c.partner[u]!
  for (let i = 0, end = s.activeCount + (s.activeCount < s.mostRoutes ? c.classes : 0); i < end; i++) {
    let route: number
    if (i < s.activeCount) route = s.active[i]!
    else {
      const spare = s.emptyCount[i - s.activeCount]!
      if (spare === 0) continue
      route = s.empty[c.memberFrom[i - s.activeCount]! + spare - 1]!
    }
    const slot = 2 * route + s.side[route]!
    const entry = u * c.shifts + route
    if (s.knownVersion[entry] !== s.version[slot]) {
      s.knownVersion[entry] = s.version[slot]!
      s.knownDelta[entry] = Number.POSITIVE_INFINITY
      const k = c.classOf[route]!
      if (c.stat[u * c.classes + k]! + c.stat[w * c.classes + k]! === Number.POSITIVE_INFINITY) continue
      if (s.length[slot]! + 2 > c.maxVisits[k]! || overfull(c, s, slot, k, u, w)) continue
      scanPair(c, s, u, w, route, -1, -1)
    }
    if (s.knownDelta[entry]! >= best.delta) continue
    if (random.next() < blink) {
      scanPair(c, s, u, w, route, s.knownAfter[entry]!, s.knownSecond[entry]!)
      s.knownVersion[entry] = -1
      if (s.knownDelta[entry]! >= best.delta) continue
    }
    best.delta = s.knownDelta[entry]!
    best.route = route
    best.after = s.knownAfter[entry]!
    best.deliveryAfter = s.knownSecond[entry]!
  }
}
