import type { Compiled } from './compiled.ts'
import type { State } from './state.ts'

/** What it costs to put the delivery after each position, and the least of that from each position on. */
let tail = new Float64Array(256)
let least = new Float64Array(256)

/** Whether the pickup of `u` finds no room on board when leaving `cell`. */
function overloaded(c: Compiled, s: State, k: number, cell: number, u: number): boolean {
  const D = c.dimensions
  for (let d = 0; d < D; d++) {
    if (s.onBoard[cell * D + d]! + c.pickup[u * D + d]! > c.capacity[k * D + d]!) return true
  }
  return false
}

/** The start of a stay at `v` for an arrival by the end of its last window. */
function startOf(c: Compiled, v: number, arrival: number): number {
  let w = c.windowFrom[v]!
  while (arrival > c.windowEnd[w]!) w++
  return Math.max(arrival, c.windowStart[w]!)
}

/** Fills `tail` and `least` for delivery `w`; what is too late without the pickup stays too late with it. */
function fillTails(c: Compiled, s: State, w: number, slot: number, k: number): void {
  const { place, legCost, earlyBy, latePaid } = s
  const { timeOut, costOut, timeIn, costIn, width, labels } = c
  const base = slot * s.stride
  const m = s.length[slot]!
  if (tail.length < m + 2) {
    tail = new Float64Array(2 * m + 2)
    least = new Float64Array(2 * m + 2)
  }
  const row = c.blockOf[k]! + c.location[w]! * width
  const closes = c.closes[w]!
  const opens = c.opens[w]!
  const stay = c.service[c.typeOf[k]! * c.visits + w]!
  least[m + 1] = Number.POSITIVE_INFINITY
  for (let r = m; r >= 0; r--) {
    const cell = base + r
    const there = place[cell + 1]!
    const early = earlyBy[cell * labels]! + timeIn[row + place[cell]!]!
    const leave = Math.max(early, opens) + stay
    const fits = early <= closes && leave + timeOut[row + there]! <= latePaid[(cell + 1) * labels]!
    tail[r] = fits ? costIn[row + place[cell]!]! + costOut[row + there]! - legCost[cell + 1]! : Number.POSITIVE_INFINITY
    least[r] = Math.min(tail[r]!, least[r + 1]!)
  }
}

/**
 * Tries the pairs of positions of one route for pickup `u` and delivery `w` where times and the load on the way settle everything
 * (`Compiled.pairsByLabels`): a pickup whose detour, with the cheapest delivery behind it, is dearer than what is known is not followed.
 */
export function scanPairByLabels(
  c: Compiled,
  s: State,
  u: number,
  w: number,
  route: number,
  exceptFirst: number,
  exceptSecond: number,
): void {
  const k = c.classOf[route]!
  const slot = 2 * route + s.side[route]!
  const base = slot * s.stride
  const m = s.length[slot]!
  const { place, legCost, legTime, visit, earlyBy, latePaid } = s
  const { timeOut, costOut, timeIn, costIn, width, labels, service } = c
  const stays = c.typeOf[k]! * c.visits
  const rowU = c.blockOf[k]! + c.location[u]! * width
  const rowW = c.blockOf[k]! + c.location[w]! * width
  const extra = c.stat[u * c.classes + k]! + c.stat[w * c.classes + k]! + (m === 0 ? c.fixedCost[k]! : 0)
  const [closesU, closesW] = [c.closes[u]!, c.closes[w]!]
  const [stayU, stayW] = [service[stays + u]!, service[stays + w]!]
  const timeUW = timeOut[rowU + c.location[w]!]!
  const costUW = costOut[rowU + c.location[w]!]!
  fillTails(c, s, w, slot, k)
  let known = Number.POSITIVE_INFINITY
  let [bestFirst, bestSecond] = [0, 0]
  for (let first = 0; first <= m; first++) {
    const p = base + first
    if (earlyBy[p * labels]! > closesU) break
    const next = place[p + 1]!
    const into = costIn[rowU + place[p]!]! + extra
    const leg = legCost[p + 1]!
    const bridge = into + costOut[rowU + next]! - leg
    const direct = into + costUW + costOut[rowW + next]! - leg
    const far = bridge + least[first + 1]! < known
    if (direct >= known && !far) continue
    const arrival = earlyBy[p * labels]! + timeIn[rowU + place[p]!]!
    if (arrival > closesU || overloaded(c, s, k, p, u)) continue
    let clock = startOf(c, u, arrival) + stayU
    if (direct < known && (first !== exceptFirst || first !== exceptSecond) && clock + timeUW <= closesW) {
      if (startOf(c, w, clock + timeUW) + stayW + timeOut[rowW + next]! <= latePaid[(p + 1) * labels]!) {
        known = direct
        bestFirst = first
        bestSecond = first
      }
    }
    clock += timeOut[rowU + next]!
    for (let second = first + 1; second <= m && bridge + least[second]! < known; second++) {
      // ride on with the load to the next stop, and stay there
      const r = base + second
      if (clock > latePaid[r * labels]! || overloaded(c, s, k, r, u)) break
      clock = startOf(c, visit[r]!, clock) + service[stays + visit[r]!]!
      if (bridge + tail[second]! < known && (first !== exceptFirst || second !== exceptSecond)) {
        const reach = clock + timeIn[rowW + place[r]!]!
        if (reach <= closesW && startOf(c, w, reach) + stayW + timeOut[rowW + place[r + 1]!]! <= latePaid[(r + 1) * labels]!) {
          known = bridge + tail[second]!
          bestFirst = first
          bestSecond = second
        }
      }
      clock += legTime[r + 1]!
    }
  }
  const entry = u * c.shifts + route
  s.knownDelta[entry] = known
  s.knownAfter[entry] = bestFirst
  s.knownSecond[entry] = bestSecond
}
