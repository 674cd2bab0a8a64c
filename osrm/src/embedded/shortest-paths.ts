import type { RoadGraph } from './road-graph.ts'

/** Seconds and metres from one start to every node by the quickest way; Infinity where there is none. */
export interface ShortestPaths {
  readonly seconds: Float64Array
  readonly metres: Float64Array
  /** the edge by which a node was reached, -1 at the start */
  readonly byEdge: Int32Array
  /** the node before, -1 at the start */
  readonly before: Int32Array
}

/** Where a search starts: a node with what has already been driven to reach it. */
export interface Start {
  readonly node: number
  readonly seconds: number
  readonly metres: number
}

/** Dijkstra (1959) from several starts at once, on a binary heap of (seconds, node) in flat arrays. */
export function shortestPaths(graph: RoadGraph, starts: readonly Start[]): ShortestPaths {
  const count = graph.nodes.length
  const seconds = new Float64Array(count).fill(Number.POSITIVE_INFINITY)
  const metres = new Float64Array(count).fill(Number.POSITIVE_INFINITY)
  const byEdge = new Int32Array(count).fill(-1)
  const before = new Int32Array(count).fill(-1)
  const heap = createHeap(graph.arcTo.length + starts.length + 1)
  for (const start of starts) {
    if (start.seconds >= seconds[start.node]!) continue
    seconds[start.node] = start.seconds
    metres[start.node] = start.metres
    heap.push(start.seconds, start.node)
  }
  while (heap.size() > 0) {
    const key = heap.topKey()
    const node = heap.pop()
    if (key > seconds[node]!) continue
    for (let arc = graph.arcStart[node]!; arc < graph.arcStart[node + 1]!; arc++) {
      const to = graph.arcTo[arc]!
      const edge = graph.arcEdge[arc]!
      const arrival = key + graph.edgeSeconds[edge]!
      if (arrival >= seconds[to]!) continue
      seconds[to] = arrival
      metres[to] = metres[node]! + graph.edgeMetres[edge]!
      byEdge[to] = edge
      before[to] = node
      heap.push(arrival, to)
    }
  }
  return { seconds, metres, byEdge, before }
}

/** A binary heap with lazy deletion: a node may be in it several times, the stale ones are skipped by the caller. */
function createHeap(capacity: number) {
  const keys = new Float64Array(capacity)
  const values = new Int32Array(capacity)
  let length = 0
  return {
    size: () => length,
    topKey: () => keys[0]!,
    push(key: number, value: number) {
      let at = length++
      while (at > 0) {
        const parent = (at - 1) >> 1
        if (keys[parent]! <= key) break
        keys[at] = keys[parent]!
        values[at] = values[parent]!
        at = parent
      }
      keys[at] = key
      values[at] = value
    },
    pop(): number {
      const top = values[0]!
      const key = keys[--length]!
      const value = values[length]!
      let at = 0
      for (;;) {
        let child = 2 * at + 1
        if (child >= length) break
        if (child + 1 < length && keys[child + 1]! < keys[child]!) child++
        if (keys[child]! >= key) break
        keys[at] = keys[child]!
        values[at] = values[child]!
        at = child
      }
      keys[at] = key
      values[at] = value
      return top
    },
  }
}
