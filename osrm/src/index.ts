/** The only door of @tournee/osrm: travel times and roads. */
export { createCachedRoads } from './cache/cached-roads.ts'
export { createMemoryTravelStore, type StoredPair, type StoredTravel, type TravelStore } from './cache/travel-store.ts'
export { createOsrmClient } from './client/osrm-client.ts'
export { OsrmError, type OsrmErrorCode } from './client/osrm-error.ts'
export type { OsrmClientOptions } from './client/osrm-session.ts'
export { refusedServiceUrl } from './client/service-url.ts'
export { type ComparedPair, compareRoads, type ErrorSummary, type RoadsComparison } from './compare/compare-roads.ts'
export { embeddedRoadsGeoJson, lakesGeoJson, type PlaceProperties, type RoadProperties } from './embedded/embedded-geojson.ts'
export { createEmbeddedRoads, type EmbeddedRoads, type EmbeddedRoadsOptions } from './embedded/embedded-roads.ts'
export { passSeason } from './embedded/pass-season.ts'
export { findPlace } from './embedded/places.ts'
export { answerOsrm, type OsrmAnswer } from './http-face/answer-osrm.ts'
export type { CircuitState } from './resilient/circuit.ts'
export { createResilientRoads, type ResilientRoads, type ResilientRoadsOptions } from './resilient/resilient-roads.ts'
export type {
  LngLat,
  SnappedPoint,
  TravelCall,
  TravelLeg,
  TravelProvider,
  TravelRectangle,
  TravelSource,
  TravelTable,
} from './travel-provider.ts'
export { UNREACHABLE } from './travel-provider.ts'
export { createWorkerRoads, type WorkerRoads, type WorkerRoadsOptions } from './workers/worker-roads.ts'
