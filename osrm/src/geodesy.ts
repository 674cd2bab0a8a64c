import type { LngLat } from './travel-provider.ts'

const EARTH_RADIUS = 6_371_008.8
const RADIANS = Math.PI / 180

/** Metres on the great circle between two positions (haversine, mean Earth radius). */
export function metresBetween(aLng: number, aLat: number, bLng: number, bLat: number): number {
  const sinLat = Math.sin(((bLat - aLat) * RADIANS) / 2)
  const sinLng = Math.sin(((bLng - aLng) * RADIANS) / 2)
  const h = sinLat * sinLat + Math.cos(aLat * RADIANS) * Math.cos(bLat * RADIANS) * sinLng * sinLng
  return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** True when both coordinates are finite and inside WGS84's ranges. */
export function isPosition(point: LngLat): boolean {
  return Number.isFinite(point.lng) && Number.isFinite(point.lat) && Math.abs(point.lng) <= 180 && Math.abs(point.lat) <= 90
}

/** Metres per degree of longitude and of latitude around a latitude: enough for the few kilometres of a projection. */
export function metresPerDegree(lat: number): { readonly lng: number; readonly lat: number } {
  const perDegree = EARTH_RADIUS * RADIANS
  return { lng: perDegree * Math.cos(lat * RADIANS), lat: perDegree }
}

/** True when the open segments a-b and c-d cross (touching ends do not count). */
export function segmentsCross(ax: number, ay: number, bx: number, by: number, cx: number, cy: number, dx: number, dy: number): boolean {
  const side = (px: number, py: number, qx: number, qy: number, rx: number, ry: number) => (qx - px) * (ry - py) - (qy - py) * (rx - px)
  const c = side(ax, ay, bx, by, cx, cy)
  const d = side(ax, ay, bx, by, dx, dy)
  const a = side(cx, cy, dx, dy, ax, ay)
  const b = side(cx, cy, dx, dy, bx, by)
  return c * d < 0 && a * b < 0
}
