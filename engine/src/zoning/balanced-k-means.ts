import { kmeans } from 'ml-kmeans'
import { toPlane } from './seeds.ts'
import type { Assignment, DemandCell } from './zoning-types.ts'

/** Rounds of bidding. */
const ROUNDS = 200

/** k-means as the crow flies, over clients: its centres, and how far cells are from them (squared). */
function runKMeans(cells: readonly DemandCell[], count: number, seed: number) {
  const plane = toPlane(cells)
  const points = cells.flatMap(({ clients }, index) => clients.map(() => [...plane[index]!]))
  const { centroids } = kmeans(points, count, { seed, initialization: 'kmeans++' })
  const centres = centroids.map((centre) => [centre[0]!, centre[1]!] as [number, number])
  const away = (index: number, zone: number) => (plane[index]![0] - centres[zone]![0]) ** 2 + (plane[index]![1] - centres[zone]![1]) ** 2
  return { plane, centres, away }
}

/**
 * Plain k-means, then balanced: cells are handed over one by one, from the fullest zone or to the emptiest,
 * the cheapest in added distance for the evenness gained, until the CV is at most `cv`. No roads, no regard for pieces.
 */
export function handedOverKMeans(cells: readonly DemandCell[], count: number, cv: number, seed = 1): Assignment {
  const { centres, away } = runKMeans(cells, count, seed)
  const zoneOf = cells.map((_, index) => centres.reduce((best, _centre, zone) => (away(index, zone) < away(index, best) ? zone : best), 0))
  return handOver(cells, zoneOf, count, cv, away)
}

/**
 * A stronger rival than plain k-means: zones bid for cells by squared distance plus a price that rises with their load, centres
 * follow their cells, round after round until the CV is at most `cv`; what excess remains is handed over.
 */
export function biddingKMeans(cells: readonly DemandCell[], count: number, cv: number, seed = 1): Assignment {
  const { plane, centres, away } = runKMeans(cells, count, seed)
  const target = cells.reduce((sum, { minutes }) => sum + minutes, 0) / count
  const unit = cells.reduce((sum, _, index) => sum + Math.min(...centres.map((_centre, zone) => away(index, zone))), 0) / cells.length
  const prices = new Array<number>(count).fill(0)
  const zoneOf = new Array<number>(cells.length).fill(0)
  let best: { zoneOf: number[]; cv: number } | undefined
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = 0; i < cells.length; i++) {
      for (let zone = 0; zone < count; zone++) {
        if (away(i, zone) + prices[zone]! < away(i, zoneOf[i]!) + prices[zoneOf[i]!]!) zoneOf[i] = zone
      }
    }
    const loads = loadsOf(cells, zoneOf, count)
    const spread = cvOf(loads)
    if (!best || spread < best.cv) best = { zoneOf: [...zoneOf], cv: spread }
    if (spread <= cv) return zoneOf
    for (let zone = 0; zone < count; zone++) prices[zone] = prices[zone]! + unit * 0.5 * (loads[zone]! / target - 1)
    moveCentres(cells, plane, zoneOf, centres)
  }
  return handOver(cells, best!.zoneOf, count, cv, away)
}

function moveCentres(
  cells: readonly DemandCell[],
  plane: readonly (readonly [number, number])[],
  zoneOf: readonly number[],
  centres: readonly [number, number][],
): void {
  for (const [zone, centre] of centres.entries()) {
    let [x, y, weight] = [0, 0, 0]
    for (const [i, { clients }] of cells.entries()) {
      if (zoneOf[i] !== zone) continue
      x += plane[i]![0] * clients.length
      y += plane[i]![1] * clients.length
      weight += clients.length
    }
    if (weight > 0) centre.splice(0, 2, x / weight, y / weight)
  }
}

function handOver(
  cells: readonly DemandCell[],
  zoneOf: number[],
  count: number,
  cv: number,
  away: (index: number, zone: number) => number,
): Assignment {
  const mean = cells.reduce((sum, { minutes }) => sum + minutes, 0) / count
  const loads = loadsOf(cells, zoneOf, count)
  while (cvOf(loads) > cv) {
    let best: { index: number; zone: number; cost: number } | undefined
    const fullest = loads.indexOf(Math.max(...loads))
    const emptiest = loads.indexOf(Math.min(...loads))
    for (const [index, { minutes }] of cells.entries()) {
      const from = zoneOf[index]!
      const [first, last] = from === fullest ? [0, count - 1] : [emptiest, emptiest]
      for (let zone = first; zone <= last; zone++) {
        // squares of the deviations before less those after: 2 x minutes x (difference of loads - minutes)
        const gain = 2 * minutes * (loads[from]! - loads[zone]! - minutes)
        if (zone === from || gain <= 0) continue
        const cost = (Math.sqrt(away(index, zone)) - Math.sqrt(away(index, from))) / (gain / mean)
        if (!best || cost < best.cost) best = { index, zone, cost }
      }
    }
    if (!best) break
    const { index, zone } = best
    loads[zoneOf[index]!]! -= cells[index]!.minutes
    loads[zone]! += cells[index]!.minutes
    zoneOf[index] = zone
  }
  return zoneOf
}

function loadsOf(cells: readonly DemandCell[], zoneOf: readonly number[], count: number): number[] {
  const loads = new Array<number>(count).fill(0)
  for (const [index, { minutes }] of cells.entries()) loads[zoneOf[index]!]! += minutes
  return loads
}

function cvOf(loads: readonly number[]): number {
  const mean = loads.reduce((sum, load) => sum + load, 0) / loads.length
  return Math.sqrt(loads.reduce((sum, load) => sum + (load - mean) ** 2, 0) / loads.length) / (mean || 1)
}
