import { segmentsCross } from '../geodesy.ts'
import type { NamedLine } from './road-source.ts'

/** Lake shores and ridges as flat segments: no lane is imagined across them. */
export interface Barriers {
  /** true when the straight line from a to b crosses one */
  readonly between: (aLng: number, aLat: number, bLng: number, bLat: number) => boolean
}

/** Prepares the lines; lakes are closed outlines, ridges are open. */
export function createBarriers(lakes: readonly NamedLine[], ridges: readonly NamedLine[]): Barriers {
  const flat: number[] = []
  const add = (line: NamedLine, closed: boolean) => {
    const count = line.points.length
    for (let index = 0; index < (closed ? count : count - 1); index++) {
      flat.push(...line.points[index]!, ...line.points[(index + 1) % count]!)
    }
  }
  for (const lake of lakes) add(lake, true)
  for (const ridge of ridges) add(ridge, false)
  const segments = Float64Array.from(flat)
  return {
    between(aLng, aLat, bLng, bLat) {
      const west = Math.min(aLng, bLng)
      const east = Math.max(aLng, bLng)
      const south = Math.min(aLat, bLat)
      const north = Math.max(aLat, bLat)
      for (let at = 0; at < segments.length; at += 4) {
        const cLng = segments[at]!
        const cLat = segments[at + 1]!
        const dLng = segments[at + 2]!
        const dLat = segments[at + 3]!
        if (
          (cLng < west && dLng < west) ||
          (cLng > east && dLng > east) ||
          (cLat < south && dLat < south) ||
          (cLat > north && dLat > north)
        )
          continue
        if (segmentsCross(aLng, aLat, bLng, bLat, cLng, cLat, dLng, dLat)) return true
      }
      return false
    },
  }
}

/** True when the position is inside the outline (even-odd rule). */
export function isInside(outline: NamedLine, lng: number, lat: number): boolean {
  let inside = false
  const points = outline.points
  for (let index = 0, last = points.length - 1; index < points.length; last = index++) {
    const [xi, yi] = points[index]!
    const [xj, yj] = points[last]!
    if (yi > lat !== yj > lat && lng < ((xj - xi) * (lat - yi)) / (yj - yi) + xi) inside = !inside
  }
  return inside
}
