import type { Technician } from '@tournee/contract'
import type { Feature, FeatureCollection, LineString, MultiPolygon, Point, Polygon } from 'geojson'
import type { Mark } from './shapes.ts'

/** A stop as the map draws it: colours are literal, `label` is its number or letter. */
export interface StopProperties {
  readonly id: string
  readonly kind: 'stop' | 'basket'
  /** `technicianId:date` of its route; absent in the basket */
  readonly route?: string
  readonly label: string
  readonly fill: string
  readonly on: string
  readonly faint: boolean
  /** name of its mark's picture; absent where colour and letter say the technician */
  readonly icon?: string
}

export interface RouteProperties {
  /** `technicianId:date`; absent where nothing is dropped on routes */
  readonly route?: string
  readonly technicianId: string
  readonly fill: string
  readonly faint: boolean
  readonly estimate: boolean
  /** colour says something else than whose route it is */
  readonly quiet?: boolean
}

/** What the week draws over the ground. */
export interface Overlay {
  /** outlines of the zones in force */
  readonly zones: FeatureCollection<Polygon | MultiPolygon, { readonly name: string }>
  readonly routes: FeatureCollection<LineString, RouteProperties>
  readonly stops: FeatureCollection<Point, StopProperties>
  readonly homes: FeatureCollection<Point, { readonly icon: string; readonly name: string }>
  /** where technicians were last located; absent = nobody is */
  readonly people?: FeatureCollection<Point, { readonly label: string; readonly fill: string; readonly on: string }>
  /** technicians whose house is drawn, with their colour */
  readonly icons: readonly { readonly name: string; readonly fill: string; readonly on: string; readonly letter: string }[]
  /** marks that stops are drawn with, once each */
  readonly marks?: readonly Mark[]
}

export const collection = <F extends Feature>(features: F[]): { type: 'FeatureCollection'; features: F[] } => ({
  type: 'FeatureCollection',
  features,
})
export const point = <P extends object>(at: { readonly lng: number; readonly lat: number }, properties: P): Feature<Point, P> => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Point', coordinates: [at.lng, at.lat] },
})
/** Name of the picture of a technician's start place. */
export const homeIcon = (technician: Technician): string => `home-${technician.letter}`

/** The smallest box that holds all points, [west, south, east, north]; null without points. */
export function boundsOf(points: readonly (readonly number[])[]): [number, number, number, number] | null {
  if (points.length === 0) return null
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [lng = 0, lat = 0] of points) {
    west = Math.min(west, lng)
    east = Math.max(east, lng)
    south = Math.min(south, lat)
    north = Math.max(north, lat)
  }
  return [west, south, east, north]
}
