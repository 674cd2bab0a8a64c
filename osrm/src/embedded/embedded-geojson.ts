import { ROAD_CLASSES } from './road-classes.ts'
import { readRoadSource } from './road-source.ts'

/** GeoJSON (RFC 7946) of one kind of geometry with one kind of properties; positions are `[lng, lat]`, WGS84. */
interface Feature<Geometry, Properties> {
  type: 'Feature'
  properties: Properties
  geometry: Geometry
}
interface FeatureCollection<Geometry, Properties> {
  type: 'FeatureCollection'
  features: Feature<Geometry, Properties>[]
}
type LineString = { type: 'LineString'; coordinates: number[][] }
type Point = { type: 'Point'; coordinates: number[] }
type Polygon = { type: 'Polygon'; coordinates: number[][][] }

/** A piece of road: its number (`C` for a lane without one), class of road-classes.ts, closed in winter or not. */
export interface RoadProperties {
  readonly kind: 'road'
  readonly number: string
  readonly class: string
  readonly winterClosed: boolean
}

/** A label: `rank` 1 is shown first. */
export interface PlaceProperties {
  readonly kind: 'city' | 'town' | 'village' | 'junction' | 'exit' | 'pass'
  readonly name: string
  readonly rank: number
}

const RANK = { city: 1, town: 2, village: 3, pass: 4, exit: 5, junction: 6 } as const

/** The skeleton for an offline basemap: roads by class (lines) and names of places, passes, motorway exits and junctions (points), WGS84. */
export function embeddedRoadsGeoJson(): FeatureCollection<LineString | Point, RoadProperties | PlaceProperties> {
  const { nodes, pieces } = readRoadSource()
  const roads = pieces.map((piece): Feature<LineString, RoadProperties> => {
    const coordinates = [[piece.from.lng, piece.from.lat], ...piece.bends.map((bend) => [...bend]), [piece.to.lng, piece.to.lat]]
    const properties = {
      kind: 'road',
      number: piece.number,
      class: ROAD_CLASSES[piece.roadClass]!.name,
      winterClosed: piece.winterClosed,
    } as const
    return { type: 'Feature', properties, geometry: { type: 'LineString', coordinates } }
  })
  const places = nodes.map((node): Feature<Point, PlaceProperties> => {
    const properties = { kind: node.kind, name: node.name, rank: RANK[node.kind] }
    return { type: 'Feature', properties, geometry: { type: 'Point', coordinates: [node.lng, node.lat] } }
  })
  return { type: 'FeatureCollection', features: [...roads, ...places] }
}

/** The lakes' outlines, drawn by hand (about 150 m), for the offline basemap. */
export function lakesGeoJson(): FeatureCollection<Polygon, { readonly name: string }> {
  const features = readRoadSource().lakes.map((lake): Feature<Polygon, { name: string }> => {
    const ring = [...lake.points, lake.points[0]!].map((point) => [...point])
    return { type: 'Feature', properties: { name: lake.name }, geometry: { type: 'Polygon', coordinates: [ring] } }
  })
  return { type: 'FeatureCollection', features }
}
