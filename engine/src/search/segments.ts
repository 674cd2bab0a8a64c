import type { Compiled } from './compiled.ts'
import type { State } from './state.ts'

/**
 * Shortest durations of route pieces by concatenation (Vidal et al. 2013, section 4.2): of a piece that is in time, `span` seconds
 * from start to end when it starts within `[from, until]`. Kept for the piece up to each position and from each position on,
 * for classes without breaks where duration is limited and every visit has one window.
 */
export function fillSegments(c: Compiled, s: State, slot: number, k: number): void {
  const { visit, legTime, headSpan, headFrom, headUntil, tailSpan, tailFrom, tailUntil } = s
  const stays = c.typeOf[k]! * c.visits
  const base = slot * s.stride
  const last = base + s.length[slot]! + 1
  headSpan[base] = 0
  headFrom[base] = c.earliest[k]!
  headUntil[base] = c.latest[k]!
  for (let p = base + 1; p < last; p++) {
    const v = visit[p]!
    const reach = headSpan[p - 1]! + legTime[p]!
    const wait = Math.max(0, c.opens[v]! - reach - headUntil[p - 1]!)
    headSpan[p] = reach + wait + c.service[stays + v]!
    headFrom[p] = Math.max(c.opens[v]! - reach, headFrom[p - 1]!) - wait
    headUntil[p] = Math.min(c.closes[v]! - reach, headUntil[p - 1]!)
  }
  tailSpan[last] = 0
  tailFrom[last] = c.earliest[k]!
  tailUntil[last] = c.latest[k]!
  for (let p = last - 1; p > base; p--) {
    const v = visit[p]!
    const reach = c.service[stays + v]! + legTime[p + 1]!
    const wait = Math.max(0, tailFrom[p + 1]! - reach - c.closes[v]!)
    tailSpan[p] = reach + wait + tailSpan[p + 1]!
    tailFrom[p] = Math.max(tailFrom[p + 1]! - reach, c.opens[v]!) - wait
    tailUntil[p] = Math.min(tailUntil[p + 1]! - reach, c.closes[v]!)
  }
  // the whole route, from its start place
  const wait = Math.max(0, tailFrom[base + 1]! - legTime[base + 1]! - c.latest[k]!)
  tailSpan[base] = legTime[base + 1]! + wait + tailSpan[base + 1]!
}

/** The duration of the route with `v` between positions `p` and `p + 1`, given that it is in time there. */
export function spanWith(c: Compiled, s: State, p: number, v: number, tIn: number, stay: number, tOut: number): number {
  const reach = s.headSpan[p]! + tIn
  const wait = Math.max(0, c.opens[v]! - reach - s.headUntil[p]!)
  const on = reach + wait + stay + tOut
  const until = Math.min(c.closes[v]! - reach, s.headUntil[p]!)
  return on + Math.max(0, s.tailFrom[p + 1]! - on - until) + s.tailSpan[p + 1]!
}
