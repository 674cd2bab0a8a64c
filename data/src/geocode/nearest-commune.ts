import type { Position } from '@tournee/contract'
import { GAZETTEER, type GazetteerPlace } from './gazetteer.ts'

/** Beyond this a point belongs to no commune that we know. */
const FARTHEST_METRES = 15_000
const METRES_PER_DEGREE = 111_195

/** Metres between two points near each other (equirectangular: exact to 0.1 % at this scale). */
export function metresBetween(one: Position, other: Position): number {
  const north = (one.lat - other.lat) * METRES_PER_DEGREE
  const east = (one.lng - other.lng) * METRES_PER_DEGREE * Math.cos((((one.lat + other.lat) / 2) * Math.PI) / 180)
  return Math.hypot(north, east)
}

/** The commune whose village centre is nearest; null away from all of them. Near a border it may be the neighbour's. */
export function nearestCommune(position: Position): GazetteerPlace | null {
  let nearest: GazetteerPlace | null = null
  let least = FARTHEST_METRES
  for (const place of GAZETTEER) {
    const metres = metresBetween(position, place.position)
    if (metres < least) {
      least = metres
      nearest = place
    }
  }
  return nearest
}
