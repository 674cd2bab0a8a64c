import type { Problem } from '../model/problem.ts'
import type { Best } from './best.ts'

/**
 * The best plan of several searches of one problem in shared memory: workers offer what they find and take over what others found.
 * Give the same buffer, made by `createExchange`, to every worker. Which worker is first depends on the machine: runs that share
 * are not reproducible.
 */
export type Exchange = SharedArrayBuffer

const HEADER = 16

/** Shared memory for one plan of `problem`. */
export function createExchange(problem: Problem): Exchange {
  const buffer = new SharedArrayBuffer(HEADER + 4 * (problem.shifts.length + problem.visits.length))
  new Float64Array(buffer, 8, 1)[0] = Number.POSITIVE_INFINITY
  return buffer
}

/** The cost of the shared plan; may be out of date by a moment. */
export const sharedCost = (exchange: Exchange): number => new Float64Array(exchange, 8, 1)[0]!

function locked<T>(exchange: Exchange, work: () => T): T {
  const lock = new Int32Array(exchange, 0, 1)
  while (Atomics.compareExchange(lock, 0, 0, 1) !== 0);
  try {
    return work()
  } finally {
    Atomics.store(lock, 0, 0)
  }
}

/** Writes the record where it is cheaper than the shared plan. */
export function offer(exchange: Exchange, best: Best): void {
  locked(exchange, () => {
    const cost = new Float64Array(exchange, 8, 1)
    if (best.total >= cost[0]!) return
    cost[0] = best.total
    const cells = new Int32Array(exchange, HEADER)
    const routes = best.length.length
    let at = routes
    for (let route = 0; route < routes; route++) {
      cells[route] = best.length[route]!
      for (let p = 1; p <= best.length[route]!; p++) cells[at++] = best.visit[route * best.stride + p]!
    }
  })
}

/** A copy of the shared plan: visits by route. */
export function take(exchange: Exchange, routes: number): readonly Int32Array[] {
  return locked(exchange, () => {
    const cells = new Int32Array(exchange, HEADER)
    let at = routes
    return Array.from({ length: routes }, (_, route) => {
      const from = at
      at += cells[route]!
      return cells.slice(from, at)
    })
  })
}
