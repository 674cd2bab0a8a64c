/** The only door of @tournee/osrm: travel times and roads. */
export { type ComparedPair, compareRoads, type ErrorSummary, type RoadsComparison } from './compare/compare-roads.ts'
export { embeddedRoadsGeoJson, lakesGeoJson, type PlaceProperties, type RoadProperties } from './embedded/embedded-geojson.ts'
export { createEmbeddedRoads, type EmbeddedRoadsOptions } from './embedded/embedded-roads.ts'
export { findPlace } from './embedded/places.ts'
export type { LngLat, SnappedPoint, TravelLeg, TravelProvider, TravelSource, TravelTable } from './travel-provider.ts'
export { UNREACHABLE } from './travel-provider.ts'
