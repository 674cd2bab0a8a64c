import type { Compiled } from './compiled.ts'

/** Nearest visits first, itself at the head: `near[v * reach ..]`, as many as `reach`. */
export interface Adjacency {
  readonly reach: number
  readonly near: Int32Array
}

/** How many neighbours a removal may walk through before it gives up. */
const REACH = 128
const FAR = 2 ** 38

/** Sorts every visit's neighbours by the cost there and back (first travel block; ties by index). */
export function createAdjacency(c: Compiled): Adjacency {
  const n = c.visits
  const reach = Math.min(n, REACH)
  const near = new Int32Array(n * reach)
  const keys = new Float64Array(n)
  for (let v = 0; v < n; v++) {
    const row = c.location[v]! * c.width
    for (let u = 0; u < n; u++) {
      const there = c.costOut[row + c.location[u]!]! + c.costIn[row + c.location[u]!]!
      keys[u] = (u === v ? -1 : Math.min(FAR, Math.round(there))) * n + u
    }
    keys.sort()
    for (let i = 0; i < reach; i++) near[v * reach + i] = ((keys[i]! % n) + n) % n
  }
  return { reach, near }
}
