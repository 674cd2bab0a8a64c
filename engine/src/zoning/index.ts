export {
  type Cell,
  cellAt,
  cellsAround,
  centreOf,
  childrenOf,
  isCell,
  type MultiPolygonRings,
  outlineOf,
  parentOf,
  resolutionOf,
} from './cell.ts'
export { compareKMeans, type KMeansRival } from './compare-k-means.ts'
export { approachFrom, type CountCost, type CountOptions, suggestCount } from './count-curve.ts'
export { buildDemand, type DemandOptions, findCell } from './demand.ts'
export { designZoning } from './design-zoning.ts'
export { type OutlineOptions, type ZoneFeature, zoningToGeoJson } from './geometry.ts'
export { measureZoning } from './metrics.ts'
export { buildRoadGraph, type RoadGraph } from './road-graph.ts'
export type * from './zoning-types.ts'
