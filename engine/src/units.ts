/** Seconds on one axis: a duration, or an instant counted from the Unix epoch (UTC). Always an integer. */
export type Seconds = number
/** Metres, always an integer. */
export type Metres = number
/** Cost units, integer weights times integers: exact below 2^53. The default weights count 1/100 000 EUR. */
export type Cost = number

/** WGS84 decimal degrees. GeoJSON and our JSON write `[lng, lat]`; h3 alone speaks (lat, lng), inside zoning/cell.ts. */
export interface LngLat {
  readonly lng: number
  readonly lat: number
}

/** A matrix entry for which there is no way by road. */
export const UNREACHABLE = -1
