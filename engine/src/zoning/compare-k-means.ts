import { balancedKMeans } from './balanced-k-means.ts'
import { measureZoning } from './metrics.ts'
import type { RoadGraph } from './road-graph.ts'
import type { DemandCell, ZoningFigures } from './zoning-types.ts'

const RUNS = 9

/** The figures of balanced k-means at the same CV: of nine seeds the run with the median mean drive, since a single one is luck. */
export function compareKMeans(cells: readonly DemandCell[], graph: RoadGraph, count: number, cv: number): ZoningFigures {
  const runs = Array.from({ length: RUNS }, (_, run) => measureZoning(cells, graph, balancedKMeans(cells, count, cv, run + 1), count))
  return runs.sort((one, other) => one.meanDriveMinutes - other.meanDriveMinutes)[(RUNS - 1) / 2]!
}
