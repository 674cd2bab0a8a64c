/** WGS84 decimal degrees. */
export interface LngLat {
  readonly lng: number
  readonly lat: number
}

/** Where a figure comes from. An estimate is always marked as one, never passed off as a road. */
export type TravelSource = 'osrm' | 'embedded' | 'estimate'

/** A matrix entry for which there is no way by road. */
export const UNREACHABLE = -1

/** Every point to every point: row-major `size * size`, rows are origins; seconds and metres, integers; -1 unreachable. */
export interface TravelTable {
  readonly size: number
  readonly durations: Int32Array
  readonly distances: Int32Array
  /** per entry: index into `sources` */
  readonly sourceOf: Uint8Array
  readonly sources: readonly TravelSource[]
  /** set when the preferred router could not answer and estimates stand in: what happened, for people */
  readonly degraded?: string
}

/** Some points to some others, row-major `rows * columns`, rows are origins; as TravelTable otherwise. */
export interface TravelRectangle extends Omit<TravelTable, 'size'> {
  readonly rows: number
  readonly columns: number
}

export interface TravelLeg {
  /** seconds */
  readonly duration: number
  /** metres */
  readonly distance: number
  readonly source: TravelSource
  /** `[lng, lat]` along the road, at least two points */
  readonly geometry: readonly (readonly [lng: number, lat: number])[]
}

export interface SnappedPoint {
  readonly position: LngLat
  /** metres between the point asked for and the road */
  readonly distance: number
  readonly name: string
}

/** How a question is asked. */
export interface TravelCall {
  readonly signal?: AbortSignal
  /** civil date of the drive (`2026-12-01`): passes that close in winter are open or closed as on that day; today when not said. A real OSRM knows no season */
  readonly on?: string
}

/** What everything that needs roads asks; implementations: a real OSRM, the embedded network, a cache over either. */
export interface TravelProvider {
  /** `osrm` or `embedded` */
  readonly id: TravelSource
  /** changes whenever the answers may change: part of every cache key */
  dataVersion(options?: Pick<TravelCall, 'on'>): Promise<string>
  table(points: readonly LngLat[], options?: TravelCall): Promise<TravelTable>
  /** origins to destinations only, where the provider can do better than the square of both (a new client against a known matrix) */
  between?(origins: readonly LngLat[], destinations: readonly LngLat[], options?: TravelCall): Promise<TravelRectangle>
  /** the legs between consecutive points, at least two points */
  route(points: readonly LngLat[], options?: TravelCall): Promise<readonly TravelLeg[]>
  nearest(point: LngLat, options?: TravelCall): Promise<SnappedPoint>
}
