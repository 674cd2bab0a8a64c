import type { Compiled } from './compiled.ts'
import type { State } from './state.ts'

/** The best solution so far: only routes that changed since are copied. */
export interface Best {
  total: number
  readonly stride: number
  readonly visit: Int32Array
  readonly length: Int32Array
  readonly stale: Uint8Array
  readonly staleRoutes: Int32Array
  staleCount: number
}

/** An empty record, worse than anything. */
export function createBest(c: Compiled, s: State): Best {
  return {
    total: Number.POSITIVE_INFINITY,
    stride: s.stride,
    visit: new Int32Array(c.shifts * s.stride),
    length: new Int32Array(c.shifts),
    stale: new Uint8Array(c.shifts),
    staleRoutes: new Int32Array(c.shifts),
    staleCount: 0,
  }
}

/** Notes that the routes touched since the last commit differ from the record. */
export function noteTouched(best: Best, s: State): void {
  for (let i = 0; i < s.touchedCount; i++) {
    const route = s.touched[i]!
    if (best.stale[route] === 1) continue
    best.stale[route] = 1
    best.staleRoutes[best.staleCount++] = route
  }
}

/** Makes the solution in force the record. */
export function keepBest(best: Best, s: State, total: number): void {
  best.total = total
  for (let i = 0; i < best.staleCount; i++) {
    const route = best.staleRoutes[i]!
    best.stale[route] = 0
    const slot = 2 * route + s.side[route]!
    const m = s.length[slot]!
    best.length[route] = m
    for (let p = 1; p <= m; p++) best.visit[route * s.stride + p] = s.visit[slot * s.stride + p]!
  }
  best.staleCount = 0
}

/** The record as visits by index, route by route. */
export function bestOrders(best: Best): readonly Int32Array[] {
  return Array.from(best.length, (m, route) => best.visit.slice(route * best.stride + 1, route * best.stride + 1 + m))
}
