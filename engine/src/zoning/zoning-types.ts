import type { LngLat, Seconds } from '../units.ts'
import type { Cell } from './cell.ts'

/** What one client asks of the year. */
export interface ClientDemand {
  readonly id: string
  readonly position: LngLat
  /** work on site and expected travel, minutes a year */
  readonly minutes: number
}

/** The atom of a zoning: a cell with the work in it. */
export interface DemandCell {
  readonly cell: Cell
  /** the client nearest to the middle of the cell's demand: a place that a road reaches, to ask travel times for */
  readonly anchor: LngLat
  /** minutes a year */
  readonly minutes: number
  readonly clients: readonly string[]
}

/** Zone number of every demand cell, in the order of the cells. */
export type Assignment = readonly number[]

/** A zoning asked for. Drive times between the anchors of `cells`, row-major, seconds, -1 = no way. */
export interface ZoningRequest {
  readonly cells: readonly DemandCell[]
  readonly durations: ArrayLike<Seconds>
  readonly count: number
  /** same seed, same zoning; default 1 */
  readonly seed?: number
  /** share by which a zone's minutes may differ from the mean before it costs anything; default 0.09 */
  readonly tolerance?: number
  /** pairs of cells that are no neighbours although the road is short: a pass closed in winter, a border */
  readonly barriers?: readonly (readonly [Cell, Cell])[]
  /** zone of cells that must keep it */
  readonly locks?: ReadonlyMap<Cell, number>
  /** where zones grow from, instead of seeds found (technicians' homes); one per zone, a zone each in that order */
  readonly homes?: readonly LngLat[]
  /** the zoning in force: start from it, and let clients change zone only for a gain worth it */
  readonly inForce?: ReadonlyMap<Cell, number>
  /** moves tried per cell and start; default 1 200, less on large maps */
  readonly effort?: number
}

/** Figures of one zone. */
export interface ZoneFigures {
  readonly minutes: number
  readonly clients: number
  /** pieces by road; 1 is sound, 0 is empty */
  readonly components: number
  /** mean drive between the zone's medoid cell and its clients, both ways averaged, minutes */
  readonly meanDriveMinutes: number
  readonly medoid: Cell | undefined
}

/** Figures of a zoning, see PLANNING "Zones". */
export interface ZoningFigures {
  readonly zones: readonly ZoneFigures[]
  /** coefficient of variation of the zones' minutes */
  readonly cv: number
  readonly maxOverMean: number
  /** share of road-adjacent pairs of cells that lie in two zones */
  readonly cutEdgeRatio: number
  /** over all clients */
  readonly meanDriveMinutes: number
  /** share of the clients with a zone in force that change it; undefined without one */
  readonly changedShare: number | undefined
}

/** A zoning found. */
export interface Zoning {
  readonly assignment: Assignment
  readonly figures: ZoningFigures
  /** which start won */
  readonly seededBy: 'homes' | 'in-force' | 'k-means' | 'k-medoids'
}
