import { cellsToMultiPolygon, cellToChildren, cellToLatLng, cellToParent, getResolution, gridDisk, isValidCell, latLngToCell } from 'h3-js'
import type { LngLat } from '../units.ts'

/** An H3 cell index. The only file that talks to h3, which writes (lat, lng). */
export type Cell = string & { readonly __brand: 'Cell' }

/** Rings of `[lng, lat]` as in GeoJSON: polygons, each an outline and its holes. */
export type MultiPolygonRings = readonly (readonly (readonly (readonly [lng: number, lat: number])[])[])[]

/** Whether a text is an H3 cell. */
export function isCell(text: string): text is Cell {
  return isValidCell(text)
}

/** The cell of a resolution (7: about 5 km2, 8: 0.7 km2) that contains a position. */
export function cellAt({ lng, lat }: LngLat, resolution: number): Cell {
  return latLngToCell(lat, lng, resolution) as Cell
}

/** 0 to 15; the higher the smaller. */
export function resolutionOf(cell: Cell): number {
  return getResolution(cell)
}

/** The cell of a coarser (or the same) resolution that contains this one. */
export function parentOf(cell: Cell, resolution: number): Cell {
  return cellToParent(cell, resolution) as Cell
}

/** The cells of a finer (or the same) resolution inside this one. */
export function childrenOf(cell: Cell, resolution: number): readonly Cell[] {
  return cellToChildren(cell, resolution) as Cell[]
}

/** The middle of a cell. */
export function centreOf(cell: Cell): LngLat {
  const [lat, lng] = cellToLatLng(cell)
  return { lng, lat }
}

/** The cells around one, on the map (not by road). */
export function cellsAround(cell: Cell): readonly Cell[] {
  return gridDisk(cell, 1).filter((other) => other !== cell) as Cell[]
}

/** The outline of cells merged, whatever their resolutions, as GeoJSON MultiPolygon coordinates. */
export function outlineOf(cells: readonly Cell[]): MultiPolygonRings {
  const finest = cells.reduce((most, cell) => Math.max(most, getResolution(cell)), 0)
  const small = new Set(cells.flatMap((cell) => cellToChildren(cell, finest)))
  return cellsToMultiPolygon([...small], true) as unknown as MultiPolygonRings
}
