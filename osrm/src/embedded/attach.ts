import { metresPerDegree } from '../geodesy.ts'
import type { LngLat } from '../travel-provider.ts'
import type { Barriers } from './barriers.ts'
import { ROAD_CLASSES } from './road-classes.ts'
import type { RoadGraph } from './road-graph.ts'

/** How a point reaches the network: the foot of the perpendicular on an edge, and the lane to it (estimated). */
export interface Attachment {
  readonly edge: number
  /** share of the edge's length at the foot, 0 .. 1 */
  readonly share: number
  readonly lng: number
  readonly lat: number
  /** metres as the crow flies between the point and the foot */
  readonly crow: number
  /** metres and seconds of the lane to the foot */
  readonly metres: number
  readonly seconds: number
}

/** A point farther than this from every road is off the skeleton: its figures are estimates. */
const MAX_ATTACH_METRES = 5000
/** Lanes are this much longer than the crow's flight. */
const LANE_FACTOR = 1.3
const LANE_KMH = { town: 20, country: 30 }
const MAX_ATTACHMENTS = 6
const FIRST_TOWN_CLASS = ROAD_CLASSES.findIndex((roadClass) => roadClass.name === 'town')

/** The few roads around a point, nearest first; empty when it is off the skeleton. */
export function attach(graph: RoadGraph, barriers: Barriers, point: LngLat): readonly Attachment[] {
  const feet = feetOnEdges(graph, point, MAX_ATTACH_METRES)
  const chosen: Attachment[] = []
  let reach = MAX_ATTACH_METRES
  for (const foot of feet) {
    if (foot.crow > reach || chosen.length === MAX_ATTACHMENTS) break
    // several edges that meet at a junction have the same foot there: one is enough
    if (chosen.some((other) => other.lng === foot.lng && other.lat === foot.lat)) continue
    if (barriers.between(point.lng, point.lat, foot.lng, foot.lat)) continue
    if (chosen.length === 0) reach = foot.crow * 2 + 400
    chosen.push(foot)
  }
  // a point drawn on the wrong side of a shore or ridge still has to be served: by its nearest road
  return chosen.length > 0 ? chosen : feet.slice(0, 1)
}

/** The foot on every edge within `most` metres that houses may stand on, nearest first. */
export function feetOnEdges(graph: RoadGraph, point: LngLat, most: number): Attachment[] {
  const scale = metresPerDegree(point.lat)
  const feet: Attachment[] = []
  for (let edge = 0; edge < graph.edgeClass.length; edge++) {
    if (!ROAD_CLASSES[graph.edgeClass[edge]!]!.hasHouses) continue
    let best = most
    let found: { share: number; lng: number; lat: number } | null = null
    for (let at = graph.shapeStart[edge]!; at < graph.shapeStart[edge + 1]! - 1; at++) {
      const ax = (graph.shapeLng[at]! - point.lng) * scale.lng
      const ay = (graph.shapeLat[at]! - point.lat) * scale.lat
      const dx = (graph.shapeLng[at + 1]! - graph.shapeLng[at]!) * scale.lng
      const dy = (graph.shapeLat[at + 1]! - graph.shapeLat[at]!) * scale.lat
      const length = dx * dx + dy * dy
      const t = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length))
      const crow = Math.hypot(ax + t * dx, ay + t * dy)
      if (crow >= best) continue
      best = crow
      found = {
        share: graph.shapeShare[at]! + t * (graph.shapeShare[at + 1]! - graph.shapeShare[at]!),
        lng: graph.shapeLng[at]! + (t * dx) / scale.lng,
        lat: graph.shapeLat[at]! + (t * dy) / scale.lat,
      }
    }
    if (found !== null) feet.push({ edge, ...found, crow: best, ...lane(best, isTown(graph, edge)) })
  }
  return feet.sort((a, b) => a.crow - b.crow || a.edge - b.edge)
}

/** True when the edge is a street of a town. */
export function isTown(graph: RoadGraph, edge: number): boolean {
  return graph.edgeClass[edge]! >= FIRST_TOWN_CLASS
}

/** Metres and seconds of a lane that is not in the skeleton. */
export function lane(crow: number, town: boolean): { readonly metres: number; readonly seconds: number } {
  const metres = crow * LANE_FACTOR
  return { metres, seconds: metres / ((town ? LANE_KMH.town : LANE_KMH.country) / 3.6) }
}
