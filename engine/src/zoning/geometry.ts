import { type Cell, type MultiPolygonRings, outlineOf } from './cell.ts'
import type { Assignment, DemandCell } from './zoning-types.ts'

/** A zone's outline as a GeoJSON feature. */
export interface ZoneFeature {
  readonly type: 'Feature'
  readonly properties: { readonly zone: number; readonly cells: readonly Cell[] }
  readonly geometry: { readonly type: 'MultiPolygon'; readonly coordinates: MultiPolygonRings }
}

/** The zones as one GeoJSON collection, their cells merged; zones without cells are left out. */
export function zoningToGeoJson(
  cells: readonly DemandCell[],
  assignment: Assignment,
): { readonly type: 'FeatureCollection'; readonly features: readonly ZoneFeature[] } {
  const members = new Map<number, Cell[]>()
  cells.forEach(({ cell }, index) => {
    const zone = assignment[index]!
    members.set(zone, [...(members.get(zone) ?? []), cell])
  })
  const features = [...members]
    .sort(([one], [other]) => one - other)
    .map(
      ([zone, inside]): ZoneFeature => ({
        type: 'Feature',
        properties: { zone, cells: inside },
        geometry: { type: 'MultiPolygon', coordinates: outlineOf(inside) },
      }),
    )
  return { type: 'FeatureCollection', features }
}
