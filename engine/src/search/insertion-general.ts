import { type Compiled, NEVER } from './compiled.ts'
import { tryGeneral } from './relabel-general.ts'
import { spanWith } from './segments.ts'
import { type State, scratchSlot } from './state.ts'
import { arriveTaking, startFrom } from './timing.ts'

/** The positions an imposed order leaves for visit `v` on a route, `[lo, hi]` packed as two numbers. */
export const range = { lo: 0, hi: 0 }

/** Fills `range` with the positions after which `v` may stand; `lo > hi` when there is none. */
export function orderRange(c: Compiled, s: State, slot: number, v: number): void {
  const base = slot * s.stride
  const m = s.length[slot]!
  range.lo = 0
  range.hi = m
  const own = c.orderKey[v]!
  for (let p = 1; p <= m; p++) {
    const key = c.orderKey[s.visit[base + p]!]!
    if (key < 0 && own > 0 && own < NEVER) continue
    if (own === key && (own === 0 || own === NEVER)) {
      range.hi = -1
      return
    }
    const before = own === 0 || key === NEVER || (own > 0 && key > own)
    const after = own === NEVER || key === 0 || (own > 0 && key >= 0 && key <= own)
    if (before && p - 1 < range.hi) range.hi = p - 1
    if (after && p > range.lo) range.lo = p
  }
}

/** Whether load `v` fits when it gets on or off after position `p` (mixed loads). */
function carries(c: Compiled, s: State, cell: number, k: number, v: number): boolean {
  const D = c.dimensions
  for (let d = 0; d < D; d++) {
    const room = c.capacity[k * D + d]!
    if (s.mostBefore[cell * D + d]! + c.delivery[v * D + d]! > room) return false
    if (s.mostAfter[cell * D + d]! + c.pickup[v * D + d]! > room) return false
  }
  return true
}

/** Whether `v` cannot fit however the breaks are taken: not even leaving as early, and being due as late, as any way of taking them allows. */
function isTooLong(c: Compiled, s: State, cell: number, breaks: number, v: number, tIn: number, onward: number, late: Int32Array): boolean {
  const L = c.labels
  let soonest = NEVER
  let bound = -NEVER
  for (let taken = 0; taken <= breaks; taken++) {
    const departure = s.earlyBy[cell * L + taken]!
    if (departure < soonest) soonest = departure
    const due = late[(cell + 1) * L + taken]!
    if (due > bound) bound = due
  }
  const start = Math.max(soonest + tIn, c.opens[v]!)
  return start > c.closes[v]! || start + onward > bound
}

/** Whether `v` fits between the positions `cell` and `cell + 1` for some way of taking the breaks, by latest starts `late`. */
function inTime(
  c: Compiled,
  s: State,
  cell: number,
  k: number,
  v: number,
  tIn: number,
  tOut: number,
  stay: number,
  late: Int32Array,
): boolean {
  const L = c.labels
  const breaks = c.breakFrom[k + 1]! - c.breakFrom[k]!
  if (isTooLong(c, s, cell, breaks, v, tIn, stay + tOut, late)) return false
  for (let q = 0; q <= breaks; q++) {
    let ready = NEVER
    for (let before = 0; before <= q; before++) {
      const departure = s.earlyBy[cell * L + before]!
      if (departure >= NEVER) continue
      const arrival = before === q ? departure + tIn : arriveTaking(c, k, departure, tIn, before, q)
      if (arrival < ready) ready = arrival
    }
    if (ready >= NEVER) continue
    const start = startFrom(c, v, ready)
    if (start >= NEVER) continue
    const departure = start + stay
    for (let after = q; after <= breaks; after++) {
      const bound = late[(cell + 1) * L + after]!
      if (bound <= -NEVER) continue
      const arrival = after === q ? departure + tOut : arriveTaking(c, k, departure, tOut, q, after)
      if (arrival <= bound) return true
    }
  }
  return false
}

/** The cost change of the whole route with `v` after position `after`, tried out in the scratch slot; `Infinity` when refused. */
function tryOut(c: Compiled, s: State, slot: number, k: number, v: number, after: number): number {
  const scratch = scratchSlot(c)
  const from = slot * s.stride
  const to = scratch * s.stride
  const m = s.length[slot]!
  for (let p = 1; p <= after; p++) s.visit[to + p] = s.visit[from + p]!
  s.visit[to + after + 1] = v
  for (let p = after + 1; p <= m; p++) s.visit[to + p + 1] = s.visit[from + p]!
  s.length[scratch] = m + 1
  return tryGeneral(c, s, scratch, k) ? s.cost[scratch]! - s.cost[slot]! : Number.POSITIVE_INFINITY
}

/**
 * Fills in what a general route offers visit `v`, the position after `except` left aside: cheap bound first, then sums, load and
 * time, then the whole route where needed.
 */
export function scanGeneral(c: Compiled, s: State, v: number, route: number, except: number): void {
  const k = c.classOf[route]!
  let least = Number.POSITIVE_INFINITY
  let best = -1
  const slot = 2 * route + s.side[route]!
  const { place, legCost, legTime } = s
  const base = slot * s.stride
  const m = s.length[slot]!
  let lo = 0
  let hi = m
  if (c.anyOrder) {
    orderRange(c, s, slot, v)
    lo = range.lo
    hi = range.hi
  }
  const toV = c.blockOf[k]! + c.location[v]! * c.width
  const cell = c.typeOf[k]! * c.visits + v
  const spot = c.location[v]!
  const service = c.service[cell]!
  const setup = c.setup[cell]!
  const perWork = c.workCost[k]!
  const extra = c.stat[v * c.classes + k]! + (m === 0 ? c.fixedCost[k]! : 0)
  const soft = c.softEnd[k]! < c.latest[k]!
  const whole =
    c.located[k] === 1 || (c.segmented[k] === 0 && c.maxDuration[k]! < c.latest[k]! - c.earliest[k]!) || c.maxMetres[k]! < 2 ** 50
  for (let after = lo; after <= hi; after++) {
    const p = base + after
    const here = place[p]!
    const there = place[p + 1]!
    const tIn = c.timeIn[toV + here]!
    const tOut = c.timeOut[toV + there]!
    const stay = here === spot ? service : service + setup
    let added = stay - service
    let apart = true
    if (c.anySetup) {
      // the next stop starts or stops paying its setup when its predecessor's place changes
      apart = there !== spot
      if (after < m) {
        const next = c.setup[c.typeOf[k]! * c.visits + s.visit[p + 1]!]!
        if (apart && here === there) added += next
        else if (!apart && here !== there) added -= next
      }
    }
    const delta = c.costIn[toV + here]! + c.costOut[toV + there]! - legCost[p + 1]! + extra + added * perWork
    if (!(delta < least) || after === except) continue
    const drive = tIn + tOut - legTime[p + 1]!
    if (s.drive[slot]! + drive > c.maxDrive[k]! || s.work[slot]! + drive + service + added > c.maxWork[k]!) continue
    if (c.mixedLoads && !carries(c, s, p, k, v)) continue
    if (!inTime(c, s, p, k, v, tIn, tOut, stay, apart ? s.latePaid : s.lateFree)) continue
    if (c.segmented[k] === 1 && spanWith(c, s, p, v, tIn, stay, tOut) > c.maxDuration[k]!) continue
    const free = !soft || (s.overtime[slot] === 0 && inTime(c, s, p, k, v, tIn, tOut, stay, apart ? s.softPaid : s.softFree))
    const exact = whole || !free ? tryOut(c, s, slot, k, v, after) : delta
    if (exact < least) {
      least = exact
      best = after
    }
  }
  const entry = v * c.shifts + route
  s.knownDelta[entry] = least
  s.knownAfter[entry] = best
}
