import { medoidOf } from './metrics.ts'
import { piecesOf, type RoadGraph } from './road-graph.ts'

const ROUNDS = 60

/**
 * Zones bid for cells: each goes where drive from the zone's medoid plus the zone's price is least; prices rise with the load,
 * medoids follow their cells. Of the most even round, every zone keeps its largest piece; what is cut off is free (-1).
 * `fixed[i]` >= 0 is given.
 */
export function bidForCells(
  graph: RoadGraph,
  minutes: ArrayLike<number>,
  clients: ArrayLike<number>,
  seeds: readonly number[],
  fixed: ArrayLike<number>,
): Int32Array {
  const { size, drive } = graph
  const count = seeds.length
  const medoids = [...seeds]
  const prices = new Float64Array(count)
  const zoneOf = new Int32Array(size)
  const target = Array.from(minutes).reduce((sum, one) => sum + one, 0) / count || 1
  let best = { zoneOf: Int32Array.from(zoneOf), spread: Infinity }
  for (let round = 0; round < ROUNDS; round++) {
    const load = new Float64Array(count)
    let total = 0
    for (let i = 0; i < size; i++) {
      let zone = 0
      for (let z = 1; z < count; z++)
        if (drive[medoids[z]! * size + i]! + prices[z]! < drive[medoids[zone]! * size + i]! + prices[zone]!) zone = z
      zoneOf[i] = fixed[i]! >= 0 ? fixed[i]! : zone
      load[zoneOf[i]!]! += minutes[i]!
      total += drive[medoids[zoneOf[i]!]! * size + i]!
    }
    const spread = load.reduce((sum, one) => sum + (one / target - 1) ** 2, 0)
    if (spread < best.spread) best = { zoneOf: Int32Array.from(zoneOf), spread }
    const step = (total / size) * 0.3 * (1 - (0.8 * round) / ROUNDS)
    const members: number[][] = Array.from({ length: count }, () => [])
    for (let i = 0; i < size; i++) members[zoneOf[i]!]!.push(i)
    for (let z = 0; z < count; z++) {
      prices[z] = prices[z]! + step * Math.max(-1, Math.min(1, load[z]! / target - 1))
      if (round < ROUNDS / 2 && members[z]!.length > 0) medoids[z] = medoidOf(graph, clients, members[z]!)
    }
  }
  return keepLargestPieces(graph, minutes, best.zoneOf, count, fixed)
}

/** Of every zone the piece with most work; the rest is free (-1) but for what is fixed. */
export function keepLargestPieces(
  graph: RoadGraph,
  minutes: ArrayLike<number>,
  zoneOf: ArrayLike<number>,
  count: number,
  fixed: ArrayLike<number>,
): Int32Array {
  const kept = Int32Array.from(fixed)
  const work = (piece: readonly number[]) => piece.reduce((sum, cell) => sum + minutes[cell]!, 0)
  for (let zone = 0; zone < count; zone++) {
    const pieces = piecesOf(graph, (cell) => zoneOf[cell] === zone)
    const main = pieces.reduce((most, piece) => (work(piece) > work(most) ? piece : most), pieces[0] ?? [])
    for (const cell of main) kept[cell] = zone
  }
  return kept
}
