/** Where a map looks: the middle in degrees, and MapLibre's zoom. */
export interface Camera {
  readonly lng: number
  readonly lat: number
  readonly zoom: number
}
