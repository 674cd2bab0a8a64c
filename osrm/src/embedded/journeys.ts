import { metresBetween } from '../geodesy.ts'
import type { LngLat } from '../travel-provider.ts'
import { type Attachment, isTown, lane } from './attach.ts'
import type { Barriers } from './barriers.ts'
import type { RoadGraph } from './road-graph.ts'
import type { ShortestPaths, Start } from './shortest-paths.ts'

/** A point with the ways by which it reaches the network. */
export interface AttachedPoint extends LngLat {
  readonly attachments: readonly Attachment[]
}

/** The quickest way found between two points, and what is needed to draw it. */
export type Journey = { readonly by: 'lane' | 'estimate'; readonly seconds: number; readonly metres: number } | RoadJourney

type RoadJourney =
  | { readonly by: 'edge'; readonly seconds: number; readonly metres: number; readonly from: Attachment; readonly to: Attachment }
  | { readonly by: 'network'; readonly seconds: number; readonly metres: number; readonly to: Attachment; readonly toNode: number }
  | { readonly by: 'none' }

/** Off the skeleton: great circle x 1.3 at 45 km/h, always marked `estimate`. */
const ESTIMATE = { factor: 1.3, kmh: 45 }
/** Two points this near may go by a lane of their own when nothing stands between them. */
const MAX_LANE_CROW = 1500

/** One start per end of road that an origin can reach. */
export function startsFrom(graph: RoadGraph, origin: AttachedPoint): (Start & { readonly by: Attachment })[] {
  return origin.attachments.flatMap((by) => {
    const seconds = graph.edgeSeconds[by.edge]!
    const metres = graph.edgeMetres[by.edge]!
    const forward = {
      node: graph.edgeTo[by.edge]!,
      seconds: by.seconds + (1 - by.share) * seconds,
      metres: by.metres + (1 - by.share) * metres,
      by,
    }
    const backward = { node: graph.edgeFrom[by.edge]!, seconds: by.seconds + by.share * seconds, metres: by.metres + by.share * metres, by }
    return graph.edgeOneway[by.edge] === 1 ? [forward] : [forward, backward]
  })
}

/** The quickest of: along the network, along one common edge, by a lane of their own; an estimate off the skeleton. */
export function journeyBetween(graph: RoadGraph, barriers: Barriers, paths: ShortestPaths, a: AttachedPoint, b: AttachedPoint): Journey {
  const crow = metresBetween(a.lng, a.lat, b.lng, b.lat)
  if (a.attachments.length === 0 || b.attachments.length === 0) {
    const metres = crow * ESTIMATE.factor
    return { by: 'estimate', metres, seconds: metres / (ESTIMATE.kmh / 3.6) }
  }
  const best = quickestByRoad(graph, paths, a, b)
  if (crow <= MAX_LANE_CROW) {
    const own = lane(crow, isTown(graph, a.attachments[0]!.edge) || isTown(graph, b.attachments[0]!.edge))
    if ((best.by === 'none' || own.seconds < best.seconds) && !barriers.between(a.lng, a.lat, b.lng, b.lat)) return { by: 'lane', ...own }
  }
  return best
}

/** The hot loop of a table: figures are kept in locals, and the answer is made once. */
function quickestByRoad(graph: RoadGraph, paths: ShortestPaths, a: AttachedPoint, b: AttachedPoint): RoadJourney {
  let seconds = Number.POSITIVE_INFINITY
  let metres = 0
  let bestTo: Attachment | null = null
  let bestFrom: Attachment | null = null
  let bestNode = -1
  for (const to of b.attachments) {
    const edgeSeconds = graph.edgeSeconds[to.edge]!
    const edgeMetres = graph.edgeMetres[to.edge]!
    const isOneway = graph.edgeOneway[to.edge] === 1
    for (let end = 0; end < (isOneway ? 1 : 2); end++) {
      const node = end === 0 ? graph.edgeFrom[to.edge]! : graph.edgeTo[to.edge]!
      const share = end === 0 ? to.share : 1 - to.share
      const arrival = paths.seconds[node]! + share * edgeSeconds + to.seconds
      if (arrival >= seconds) continue
      seconds = arrival
      metres = paths.metres[node]! + share * edgeMetres + to.metres
      bestTo = to
      bestFrom = null
      bestNode = node
    }
    for (const from of a.attachments) {
      if (from.edge !== to.edge || (isOneway && from.share > to.share)) continue
      const share = Math.abs(from.share - to.share)
      const arrival = from.seconds + share * edgeSeconds + to.seconds
      if (arrival >= seconds) continue
      seconds = arrival
      metres = from.metres + share * edgeMetres + to.metres
      bestTo = to
      bestFrom = from
    }
  }
  if (bestTo === null) return { by: 'none' }
  if (bestFrom !== null) return { by: 'edge', seconds, metres, from: bestFrom, to: bestTo }
  return { by: 'network', seconds, metres, to: bestTo, toNode: bestNode }
}
