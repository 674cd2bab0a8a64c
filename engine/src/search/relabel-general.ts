import { type Compiled, NEVER } from './compiled.ts'
import { fillSegments } from './segments.ts'
import type { State } from './state.ts'
import { arriveTaking, leaveTaking, startBefore, startFrom, stayAfter } from './timing.ts'

/** Legs, places, sums of work and cost; returns false where a sum breaks its limit. */
function sumUp(c: Compiled, s: State, slot: number, k: number): boolean {
  const { visit, place, legTime, legCost } = s
  const base = slot * s.stride
  const m = s.length[slot]!
  const block = c.blockOf[k]!
  const metresKnown = c.metresOut.length > 0
  let here = c.startLocation[k]!
  visit[base] = -1
  place[base] = here
  let [drive, stay, metres, setup] = [0, 0, 0, 0]
  let cost = m > 0 ? c.fixedCost[k]! : 0
  for (let p = base + 1, end = base + m + 1; p <= end; p++) {
    const v = p === end ? -1 : visit[p]!
    const there = v < 0 ? c.endLocation[k]! : c.location[v]!
    const cell = block + here * c.width + there
    const counts = m > 0
    place[p] = there
    legTime[p] = counts ? c.timeOut[cell]! : 0
    legCost[p] = counts ? c.costOut[cell]! : 0
    drive += legTime[p]!
    cost += legCost[p]!
    if (metresKnown && counts) metres += c.metresOut[cell]!
    if (v >= 0) {
      const service = c.service[c.typeOf[k]! * c.visits + v]!
      const whole = stayAfter(c, k, v, here)
      stay += whole
      setup += whole - service
      cost += c.stat[v * c.classes + k]!
    }
    here = there
  }
  visit[base + m + 1] = -1
  s.cost[slot] = cost + setup * c.workCost[k]!
  s.drive[slot] = drive
  s.work[slot] = drive + stay
  s.overtime[slot] = 0
  s.metres[slot] = metres
  return m <= c.maxVisits[k]! && drive <= c.maxDrive[k]! && drive + stay <= c.maxWork[k]! && metres <= c.maxMetres[k]!
}

/** Load by dimension; with mixed loads also what is on board at each position. */
function loadUp(c: Compiled, s: State, slot: number, k: number): boolean {
  const D = c.dimensions
  const base = slot * s.stride
  const last = base + s.length[slot]! + 1
  let fits = true
  for (let d = 0; d < D; d++) {
    const room = c.capacity[k * D + d]!
    let load = 0
    let board = 0
    for (let p = base + 1; p < last; p++) {
      load += c.demand[s.visit[p]! * D + d]!
      board += c.delivery[s.visit[p]! * D + d]!
    }
    s.load[slot * D + d] = load
    if (load > room) fits = false
    if (!c.mixedLoads) continue
    let most = board
    for (let p = base; p < last; p++) {
      if (p > base) board += c.pickup[s.visit[p]! * D + d]! - c.delivery[s.visit[p]! * D + d]!
      if (board > most) most = board
      s.onBoard[p * D + d] = board
      s.mostBefore[p * D + d] = most
    }
    if (most > room) fits = false
    let after = 0
    for (let p = last - 1; p >= base; p--) {
      if (s.onBoard[p * D + d]! > after) after = s.onBoard[p * D + d]!
      s.mostAfter[p * D + d] = after
    }
  }
  return fits
}

/** Earliest departures by number of breaks taken; returns the earliest end of the route, `NEVER` if it cannot be driven. */
function forward(c: Compiled, s: State, slot: number, k: number): number {
  const { earlyBy, legTime, visit, place } = s
  const L = c.labels
  const breaks = c.breakFrom[k + 1]! - c.breakFrom[k]!
  const base = slot * s.stride
  const last = base + s.length[slot]! + 1
  for (let q = 0; q < L; q++) earlyBy[base * L + q] = q === 0 ? c.earliest[k]! : NEVER
  for (let p = base + 1; p <= last; p++) {
    const v = p === last ? -1 : visit[p]!
    const stay = v < 0 ? 0 : stayAfter(c, k, v, place[p - 1]!)
    for (let q = 0; q <= breaks; q++) {
      let ready = NEVER
      for (let before = 0; before <= q; before++) {
        const departure = earlyBy[(p - 1) * L + before]!
        if (departure >= NEVER) continue
        const arrival = before === q ? departure + legTime[p]! : arriveTaking(c, k, departure, legTime[p]!, before, q)
        if (arrival < ready) ready = arrival
      }
      const start = v < 0 || ready >= NEVER ? ready : startFrom(c, v, ready)
      earlyBy[p * L + q] = start >= NEVER ? NEVER : start + stay
    }
  }
  let end = NEVER
  for (let q = 0; q <= breaks; q++) {
    const arrival = earlyBy[last * L + q]!
    if (arrival < end && arrival <= c.latest[k]! && arriveTaking(c, k, arrival, 0, q, breaks) <= c.latest[k]!) end = arrival
  }
  return end
}

/** Latest starts by number of breaks taken, with and without setup at the stop, from the labels of the end place. */
function backward(c: Compiled, s: State, slot: number, k: number, paid: Int32Array, free: Int32Array): void {
  const { legTime, visit, place } = s
  const L = c.labels
  const breaks = c.breakFrom[k + 1]! - c.breakFrom[k]!
  const base = slot * s.stride
  const last = base + s.length[slot]! + 1
  for (let p = last - 1; p > base; p--) {
    const v = visit[p]!
    const cell = c.typeOf[k]! * c.visits + v
    const following = place[p + 1]! === place[p]!
    for (let q = 0; q <= breaks; q++) {
      let leave = -NEVER
      for (let after = q; after <= breaks; after++) {
        const bound = following ? free[(p + 1) * L + after]! : paid[(p + 1) * L + after]!
        if (bound <= -NEVER) continue
        const departure = after === q ? bound - legTime[p + 1]! : leaveTaking(c, k, bound, legTime[p + 1]!, q, after)
        if (departure > leave) leave = departure
      }
      const possible = leave > -NEVER
      free[p * L + q] = possible ? startBefore(c, v, leave - c.service[cell]!) : -NEVER
      paid[p * L + q] = possible ? startBefore(c, v, leave - c.service[cell]! - c.setup[cell]!) : -NEVER
    }
  }
}

/** The labels of the end place: all breaks taken by the end of the shift; for `soft`, the route over before overtime. */
function labelEnd(c: Compiled, s: State, slot: number, k: number): void {
  const L = c.labels
  const breaks = c.breakFrom[k + 1]! - c.breakFrom[k]!
  const at = (slot * s.stride + s.length[slot]! + 1) * L
  const soft = c.softEnd[k]! < c.latest[k]!
  for (let q = 0; q <= breaks; q++) {
    // breaks after the end are breaks on the last leg here: both must be over by the end of the shift
    s.latePaid[at + q] = q === breaks ? c.latest[k]! : -NEVER
    s.lateFree[at + q] = s.latePaid[at + q]!
    if (!soft) continue
    s.softPaid[at + q] = Math.min(c.softEnd[k]!, leaveTaking(c, k, c.latest[k]!, 0, q, breaks))
    s.softFree[at + q] = s.softPaid[at + q]!
  }
}

const bounds = new Int32Array(64)

/** The latest departure of a route that still ends by `end`, breaks before departure and after the end not counted. */
function latestDeparture(c: Compiled, s: State, slot: number, k: number, end: number): number {
  const breaks = c.breakFrom[k + 1]! - c.breakFrom[k]!
  const base = slot * s.stride
  const last = base + s.length[slot]! + 1
  for (let q = 0; q <= breaks; q++) {
    const arrival = leaveTaking(c, k, c.latest[k]!, 0, q, breaks)
    bounds[q] = arrival < end ? -NEVER : end
  }
  for (let p = last; p > base; p--) {
    const v = p - 1 > base ? s.visit[p - 1]! : -1
    for (let q = 0; q <= breaks; q++) {
      let leave = -NEVER
      for (let after = q; after <= breaks; after++) {
        if (bounds[after]! <= -NEVER) continue
        const departure = leaveTaking(c, k, bounds[after]!, s.legTime[p]!, q, after)
        if (departure > leave) leave = departure
      }
      if (v >= 0 && leave > -NEVER) leave = startBefore(c, v, leave - stayAfter(c, k, v, s.place[p - 2]!))
      bounds[q] = leave
    }
  }
  let departure = -NEVER
  for (let q = 0; q <= breaks; q++) {
    if (bounds[q]! > departure && arriveTaking(c, k, c.earliest[k]!, 0, 0, q) <= bounds[q]!) departure = bounds[q]!
  }
  return departure
}

/** Replaces the sums of a route by those of the reference timing, detours to breaks included. */
function relabelLocated(c: Compiled, s: State, slot: number, k: number): boolean {
  const m = s.length[slot]!
  const from = slot * s.stride + 1
  const totals = c.locatedTiming(c.members[c.memberFrom[k]!]!, Array.from(s.visit.subarray(from, from + m)))
  if (m > c.maxVisits[k]! || !totals) return false
  let cost = c.fixedCost[k]! + totals.drive * c.perDrive[k]! + totals.metres * c.perMetre[k]!
  let service = 0
  for (let p = from; p < from + m; p++) {
    const v = s.visit[p]!
    cost += c.stat[v * c.classes + k]!
    service += c.service[c.typeOf[k]! * c.visits + v]!
  }
  const overtime = Math.max(0, totals.end - c.origin - c.softEnd[k]!)
  s.cost[slot] = cost + (totals.drive + totals.stay - service) * c.workCost[k]! + overtime * c.overtimeCost[k]!
  s.drive[slot] = totals.drive
  s.work[slot] = totals.drive + totals.stay
  s.metres[slot] = totals.metres
  const within = totals.drive <= c.maxDrive[k]! && s.work[slot]! <= c.maxWork[k]! && totals.metres <= c.maxMetres[k]!
  return within && totals.end - totals.departure <= c.maxDuration[k]!
}

/** As `relabel`, for classes with breaks, setup, limits, overtime or mixed loads. */
export function relabelGeneral(c: Compiled, s: State, slot: number, k: number): boolean {
  const fits = sumUp(c, s, slot, k)
  const carries = loadUp(c, s, slot, k)
  const end = forward(c, s, slot, k)
  labelEnd(c, s, slot, k)
  backward(c, s, slot, k, s.latePaid, s.lateFree)
  if (c.softEnd[k]! < c.latest[k]!) backward(c, s, slot, k, s.softPaid, s.softFree)
  if (c.segmented[k] === 1) fillSegments(c, s, slot, k)
  return s.length[slot] === 0 || settle(c, s, slot, k, carries, fits && end < NEVER, end)
}

/** Cost and feasibility of a slot alone, without the labels that further insertions would need. */
export function tryGeneral(c: Compiled, s: State, slot: number, k: number): boolean {
  if (!sumUp(c, s, slot, k) && c.located[k] === 0) return false
  const end = forward(c, s, slot, k)
  if (end >= NEVER && c.located[k] === 0) return false
  if (c.segmented[k] === 1) fillSegments(c, s, slot, k)
  return settle(c, s, slot, k, loadUp(c, s, slot, k), true, end)
}

/** Overtime and duration, once load (`carries`), sums and timing (`sound`) are known. */
function settle(c: Compiled, s: State, slot: number, k: number, carries: boolean, sound: boolean, end: number): boolean {
  if (c.located[k] === 1) return carries && relabelLocated(c, s, slot, k)
  if (!carries || !sound) return false
  s.overtime[slot] = Math.max(0, end - c.softEnd[k]!)
  s.cost[slot]! += s.overtime[slot]! * c.overtimeCost[k]!
  if (c.segmented[k] === 1) return s.tailSpan[slot * s.stride]! <= c.maxDuration[k]!
  return c.maxDuration[k]! >= c.latest[k]! - c.earliest[k]! || end - latestDeparture(c, s, slot, k, end) <= c.maxDuration[k]!
}
