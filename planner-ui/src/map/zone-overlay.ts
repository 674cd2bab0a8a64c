import type { Feature, FeatureCollection, MultiPolygon, Point, Polygon, Position } from 'geojson'
import { collection } from './overlay.ts'

export interface ZoneProperties {
  readonly id: string
  readonly name: string
  readonly colour: string
  readonly picked: boolean
}
export interface CellProperties {
  readonly cell: string
  readonly colour: string
  readonly locked: boolean
  /** in the stroke under way, or under the keyboard's cursor */
  readonly lit: boolean
}

/** What the map of zones draws. `outlines` are hidden while cells are edited: the cells themselves show the shape. */
export interface ZoneOverlay {
  readonly outlines: FeatureCollection<Polygon | MultiPolygon, ZoneProperties>
  readonly labels: FeatureCollection<Point, ZoneProperties>
  readonly cells: FeatureCollection<Polygon, CellProperties>
}

/** Where a name is written: the middle of the box of the largest piece. */
export function labelPoint(shape: Polygon | MultiPolygon): Position {
  const rings = shape.type === 'Polygon' ? [shape.coordinates[0] ?? []] : shape.coordinates.map((polygon) => polygon[0] ?? [])
  const boxes = rings.map((ring) => {
    const [xs, ys] = [ring.map((p) => p[0] ?? 0), ring.map((p) => p[1] ?? 0)]
    const [west, east, south, north] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
    return { area: (east - west) * (north - south), centre: [(west + east) / 2, (south + north) / 2] }
  })
  return boxes.reduce((best, box) => (box.area > best.area ? box : best), { area: -1, centre: [0, 0] }).centre
}

/** Whether a point lies inside a ring (ray casting). */
export function inside([x = 0, y = 0]: Position, ring: readonly Position[]): boolean {
  let within = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi = 0, yi = 0] = ring[i]!
    const [xj = 0, yj = 0] = ring[j]!
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) within = !within
  }
  return within
}

/** Middle of a hexagon. */
export const middleOf = (ring: readonly Position[]): Position => {
  const corners = ring.slice(0, -1)
  const mean = (axis: 0 | 1) => corners.reduce((sum, p) => sum + (p[axis] ?? 0), 0) / Math.max(1, corners.length)
  return [mean(0), mean(1)]
}

/** Cells whose middle is inside a lasso. */
export const lassoed = (cells: FeatureCollection<Polygon, CellProperties>, lasso: readonly Position[]): string[] =>
  cells.features.filter((f) => inside(middleOf(f.geometry.coordinates[0] ?? []), lasso)).map((f) => f.properties.cell)

const LINE = { type: 'Feature' as const, properties: {} }
/** The lasso as it is drawn. */
export const lassoLine = (points: readonly Position[]): FeatureCollection =>
  collection<Feature>(points.length > 1 ? [{ ...LINE, geometry: { type: 'LineString', coordinates: [...points] } }] : [])
