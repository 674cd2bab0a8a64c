import { kmeans } from 'ml-kmeans'
import { createRandom, type Random } from '../random.ts'
import type { LngLat } from '../units.ts'
import { medoidOf } from './metrics.ts'
import type { RoadGraph } from './road-graph.ts'
import type { DemandCell } from './zoning-types.ts'

const METRES_PER_DEGREE = 111_195

/** Metres east and north of the first anchor: near enough to a plane within a region. */
export function toPlane(cells: readonly DemandCell[]): readonly (readonly [number, number])[] {
  const origin = cells[0]?.anchor ?? { lng: 0, lat: 0 }
  const scale = Math.cos((origin.lat * Math.PI) / 180) * METRES_PER_DEGREE
  return cells.map(({ anchor }) => [(anchor.lng - origin.lng) * scale, (anchor.lat - origin.lat) * METRES_PER_DEGREE] as const)
}

/** Seeds as the crow flies: k-means (ml-kmeans) over the clients' cells, each client one point; the cell nearest to each centre. */
export function seedByKMeans(cells: readonly DemandCell[], count: number, seed: number): readonly number[] {
  const plane = toPlane(cells)
  const points = cells.flatMap(({ clients }, index) => clients.map(() => [...plane[index]!]))
  const { centroids } = kmeans(points, count, { seed, initialization: 'kmeans++' })
  return distinct(
    centroids.map((centre) => plane.map(([x, y]) => (x - centre[0]!) ** 2 + (y - centre[1]!) ** 2)),
    cells.length,
  )
}

/** Seeds by road: k-medoids on drive times, alternating nearest medoid and medoid of the nearest, from spread-out first choices. */
export function seedByKMedoids(cells: readonly DemandCell[], graph: RoadGraph, count: number, seed: number): readonly number[] {
  const weights = cells.map(({ clients }) => clients.length)
  let medoids = spreadOut(graph, weights, count, createRandom(seed))
  for (let round = 0; round < 50; round++) {
    const groups: number[][] = medoids.map(() => [])
    for (let i = 0; i < graph.size; i++) groups[nearestTo(graph, medoids, i)]!.push(i)
    const next = groups.map((members, zone) => (members.length === 0 ? medoids[zone]! : medoidOf(graph, weights, members)))
    if (next.every((medoid, zone) => medoid === medoids[zone])) break
    medoids = next
  }
  return medoids
}

/** Seeds where the roads fall into pieces: each gets zones by its share of the work (largest remainder), k-medoids inside. */
export function seedByPiece(
  cells: readonly DemandCell[],
  graph: RoadGraph,
  pieces: readonly (readonly number[])[],
  count: number,
  seed: number,
): readonly number[] {
  const work = pieces.map((piece) => piece.reduce((sum, cell) => sum + cells[cell]!.minutes, 0))
  const target = work.reduce((sum, one) => sum + one, 0) / count || 1
  const zones = work.map((one) => Math.floor(one / target))
  const byRemainder = [...pieces.keys()].sort(
    (one, other) => work[other]! / target - zones[other]! - (work[one]! / target - zones[one]!) || one - other,
  )
  for (let left = count - zones.reduce((sum, one) => sum + one, 0), i = 0; left > 0; i = (i + 1) % byRemainder.length) {
    const piece = byRemainder[i]!
    if (zones[piece]! >= pieces[piece]!.length) continue
    zones[piece]!++
    left--
  }
  return pieces.flatMap((piece, p) => {
    if (zones[p] === 0) return []
    const inside = piece.map((cell) => cells[cell]!)
    const drive = Int32Array.from(piece.flatMap((from) => piece.map((to) => graph.drive[from * graph.size + to]!)))
    return seedByKMedoids(inside, { ...graph, size: piece.length, drive }, Math.min(zones[p]!, piece.length), seed).map((i) => piece[i]!)
  })
}

/** Seeds at given places: for each the nearest cell as the crow flies that is not taken yet. */
export function seedAtHomes(cells: readonly DemandCell[], homes: readonly LngLat[]): readonly number[] {
  const away = (home: LngLat) =>
    cells.map(({ anchor }) => ((anchor.lng - home.lng) * Math.cos((home.lat * Math.PI) / 180)) ** 2 + (anchor.lat - home.lat) ** 2)
  return distinct(homes.map(away), cells.length)
}

/** For each wish (a distance to every cell) the nearest cell that no earlier wish took. */
function distinct(wishes: readonly (readonly number[])[], size: number): readonly number[] {
  const taken = new Uint8Array(size)
  return wishes.map((distances) => {
    let best = -1
    for (let i = 0; i < size; i++) if (!taken[i] && (best < 0 || distances[i]! < distances[best]!)) best = i
    taken[best] = 1
    return best
  })
}

/** k-means++ on drive times: each next seed drawn in proportion to the squared drive from the nearest one. */
function spreadOut(graph: RoadGraph, weights: readonly number[], count: number, random: Random): number[] {
  const far = new Float64Array(graph.size).fill(1)
  const seeds: number[] = []
  while (seeds.length < count) {
    const pulls = far.map((seconds, i) => weights[i]! * seconds)
    let left = random.next() * pulls.reduce((sum, pull) => sum + pull, 0)
    let pick = pulls.findIndex((pull) => {
      left -= pull
      return pull > 0 && left <= 0
    })
    if (pick < 0) pick = far.findIndex((_, i) => !seeds.includes(i))
    seeds.push(pick)
    for (let i = 0; i < graph.size; i++) {
      const seconds = graph.drive[pick * graph.size + i]!
      far[i] = i === pick || seeds.includes(i) ? 0 : Math.min(seeds.length === 1 ? Infinity : far[i]!, seconds ** 2)
    }
  }
  return seeds
}

function nearestTo(graph: RoadGraph, medoids: readonly number[], cell: number): number {
  let best = 0
  for (let zone = 1; zone < medoids.length; zone++) {
    if (graph.drive[medoids[zone]! * graph.size + cell]! < graph.drive[medoids[best]! * graph.size + cell]!) best = zone
  }
  return best
}
