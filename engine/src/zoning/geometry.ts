import { type Cell, cellsAround, childrenOf, type MultiPolygonRings, outlineOf, parentOf, resolutionOf } from './cell.ts'
import type { Assignment, DemandCell } from './zoning-types.ts'

/** A zone's outline as a GeoJSON feature. */
export interface ZoneFeature {
  readonly type: 'Feature'
  readonly properties: { readonly zone: number; readonly cells: readonly Cell[] }
  readonly geometry: { readonly type: 'MultiPolygon'; readonly coordinates: MultiPolygonRings }
}

/** How outlines are drawn. */
export interface OutlineOptions {
  /** of the cells that are merged; finer demand cells go to the zone that has most of their parent's work; default 8 */
  readonly resolution?: number
  /** empty cells up to so many rings around demand are filled in for the eye, the nearest zone first; default 0 */
  readonly reach?: number
}

/** The zones as one GeoJSON collection, their cells merged, no two overlapping; zones without cells are left out. */
export function zoningToGeoJson(
  cells: readonly DemandCell[],
  assignment: Assignment,
  { resolution = 8, reach = 0 }: OutlineOptions = {},
): { readonly type: 'FeatureCollection'; readonly features: readonly ZoneFeature[] } {
  const territory = Map.groupBy(fillIn(claim(cells, assignment, resolution), reach), ([, zone]) => zone)
  const members = Map.groupBy(cells.keys(), (index) => assignment[index]!)
  const features = [...territory].map(([zone, claims]): ZoneFeature => {
    const properties = { zone, cells: (members.get(zone) ?? []).map((index) => cells[index]!.cell) }
    return { type: 'Feature', properties, geometry: { type: 'MultiPolygon', coordinates: outlineOf(claims.map(([cell]) => cell)) } }
  })
  return { type: 'FeatureCollection', features: features.sort((one, other) => one.properties.zone - other.properties.zone) }
}

/** Every cell of the resolution that holds demand, with the zone that has most of its minutes (the lower one on a tie). */
function claim(cells: readonly DemandCell[], assignment: Assignment, resolution: number): Map<Cell, number> {
  const votes = new Map<Cell, Map<number, number>>()
  for (const [index, { cell, minutes }] of cells.entries()) {
    const parts = resolutionOf(cell) <= resolution ? childrenOf(cell, resolution) : [parentOf(cell, resolution)]
    for (const part of parts) {
      const vote = votes.get(part) ?? new Map<number, number>()
      vote.set(assignment[index]!, (vote.get(assignment[index]!) ?? 0) + minutes)
      votes.set(part, vote)
    }
  }
  const winner = (vote: ReadonlyMap<number, number>) => [...vote].sort((one, other) => other[1] - one[1] || one[0] - other[0])[0]![0]
  return new Map([...votes].map(([cell, vote]) => [cell, winner(vote)]))
}

/** Grows all zones at once by so many rings, the claims of a ring in order of cell and zone. */
function fillIn(claims: Map<Cell, number>, reach: number): Map<Cell, number> {
  let edge = [...claims]
  for (let ring = 0; ring < reach; ring++) {
    edge.sort(([one, a], [other, b]) => a - b || (one < other ? -1 : 1))
    const next: (readonly [Cell, number])[] = []
    for (const [cell, zone] of edge) {
      for (const around of cellsAround(cell)) {
        if (claims.has(around)) continue
        claims.set(around, zone)
        next.push([around, zone])
      }
    }
    edge = next as [Cell, number][]
  }
  return claims
}
