import { biddingKMeans, handedOverKMeans } from './balanced-k-means.ts'
import { measureZoning } from './metrics.ts'
import type { RoadGraph } from './road-graph.ts'
import type { DemandCell, ZoningFigures } from './zoning-types.ts'

const RUNS = 9

/** What a zoning is compared with, both as the crow flies: `plain` k-means balanced afterwards, or `bidding`, balanced as it runs. */
export type KMeansRival = 'plain' | 'bidding'

/** The figures of k-means at the same CV: of nine seeds the run with the median mean drive, since a single one is luck. */
export function compareKMeans(
  cells: readonly DemandCell[],
  graph: RoadGraph,
  count: number,
  cv: number,
  rival: KMeansRival = 'plain',
): ZoningFigures {
  const run = rival === 'plain' ? handedOverKMeans : biddingKMeans
  const runs = Array.from({ length: RUNS }, (_, seed) => measureZoning(cells, graph, run(cells, count, cv, seed + 1), count))
  return runs.sort((one, other) => one.meanDriveMinutes - other.meanDriveMinutes)[(RUNS - 1) / 2]!
}
