import type { LngLat } from '../travel-provider.ts'
import type { Attachment } from './attach.ts'
import { type AttachedPoint, type Journey, startsFrom } from './journeys.ts'
import type { RoadGraph } from './road-graph.ts'
import type { ShortestPaths } from './shortest-paths.ts'

type Line = (readonly [lng: number, lat: number])[]

/** The line to draw for a journey: from the point to its road, along the roads, to the other point. */
export function journeyLine(graph: RoadGraph, paths: ShortestPaths, a: AttachedPoint, b: AttachedPoint, journey: Journey): Line {
  const line: Line = [at(a)]
  if (journey.by === 'edge') appendEdge(graph, line, journey.from.edge, journey.from.share, journey.to.share)
  if (journey.by === 'network') appendNetwork(graph, paths, line, a, journey.to, journey.toNode)
  line.push(at(b))
  const distinct = line.filter(([lng, lat], index) => index === 0 || lng !== line[index - 1]![0] || lat !== line[index - 1]![1])
  return distinct.length > 1 ? distinct : [at(a), at(b)]
}

const at = (point: LngLat): readonly [number, number] => [point.lng, point.lat]

function appendNetwork(graph: RoadGraph, paths: ShortestPaths, line: Line, a: AttachedPoint, to: Attachment, toNode: number): void {
  const edges: { edge: number; forward: boolean }[] = []
  let node = toNode
  while (paths.before[node]! >= 0) {
    const edge = paths.byEdge[node]!
    edges.push({ edge, forward: graph.edgeTo[edge] === node })
    node = paths.before[node]!
  }
  const start = startsFrom(graph, a)
    .filter((candidate) => candidate.node === node)
    .sort((x, y) => x.seconds - y.seconds)[0]!
  appendEdge(graph, line, start.by.edge, start.by.share, graph.edgeTo[start.by.edge] === node ? 1 : 0)
  for (const { edge, forward } of edges.reverse()) appendEdge(graph, line, edge, forward ? 0 : 1, forward ? 1 : 0)
  appendEdge(graph, line, to.edge, graph.edgeFrom[to.edge] === toNode ? 0 : 1, to.share)
}

/** Adds the part of an edge between two shares of its length, in the direction driven. */
function appendEdge(graph: RoadGraph, line: Line, edge: number, fromShare: number, toShare: number): void {
  const first = graph.shapeStart[edge]!
  const last = graph.shapeStart[edge + 1]! - 1
  line.push(pointAt(graph, edge, fromShare))
  if (fromShare <= toShare) {
    for (let point = first; point <= last; point++) {
      if (graph.shapeShare[point]! > fromShare && graph.shapeShare[point]! < toShare)
        line.push([graph.shapeLng[point]!, graph.shapeLat[point]!])
    }
  } else {
    for (let point = last; point >= first; point--) {
      if (graph.shapeShare[point]! < fromShare && graph.shapeShare[point]! > toShare)
        line.push([graph.shapeLng[point]!, graph.shapeLat[point]!])
    }
  }
  line.push(pointAt(graph, edge, toShare))
}

/** The position at a share of an edge's length. */
function pointAt(graph: RoadGraph, edge: number, share: number): readonly [number, number] {
  let point = graph.shapeStart[edge]!
  const last = graph.shapeStart[edge + 1]! - 1
  while (point < last - 1 && graph.shapeShare[point + 1]! < share) point++
  const from = graph.shapeShare[point]!
  const t = Math.min(1, Math.max(0, (share - from) / (graph.shapeShare[point + 1]! - from || 1)))
  return [
    graph.shapeLng[point]! + t * (graph.shapeLng[point + 1]! - graph.shapeLng[point]!),
    graph.shapeLat[point]! + t * (graph.shapeLat[point + 1]! - graph.shapeLat[point]!),
  ]
}
