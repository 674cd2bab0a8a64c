import { kmeans } from 'ml-kmeans'
import { toPlane } from './seeds.ts'
import type { Assignment, DemandCell } from './zoning-types.ts'

const ROUNDS = 200

/**
 * What a zoning is compared with: k-means as the crow flies, balanced until the CV of the zones' minutes is at most `cv`.
 * Zones bid for cells by squared distance plus a price that rises with their load, centres follow their cells; the last
 * excess goes cell by cell to the zone where it costs least. No roads, no regard for pieces.
 */
export function balancedKMeans(cells: readonly DemandCell[], count: number, cv: number, seed = 1): Assignment {
  const plane = toPlane(cells)
  const points = cells.flatMap(({ clients }, index) => clients.map(() => [...plane[index]!]))
  const centres = kmeans(points, count, { seed, initialization: 'kmeans++' }).centroids.map(
    (centre) => [centre[0]!, centre[1]!] as [number, number],
  )
  const away = (index: number, zone: number) => (plane[index]![0] - centres[zone]![0]) ** 2 + (plane[index]![1] - centres[zone]![1]) ** 2
  const target = cells.reduce((sum, { minutes }) => sum + minutes, 0) / count
  const unit = cells.reduce((sum, _, index) => sum + Math.min(...centres.map((_centre, zone) => away(index, zone))), 0) / cells.length
  const prices = new Array<number>(count).fill(0)
  const zoneOf = new Array<number>(cells.length).fill(0)
  let best: { zoneOf: number[]; cv: number } | undefined
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = 0; i < cells.length; i++) {
      for (let zone = 0; zone < count; zone++)
        if (away(i, zone) + prices[zone]! < away(i, zoneOf[i]!) + prices[zoneOf[i]!]!) zoneOf[i] = zone
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
  centres: [number, number][],
): void {
  centres.forEach((centre, zone) => {
    let [x, y, weight] = [0, 0, 0]
    cells.forEach(({ clients }, i) => {
      if (zoneOf[i] !== zone) return
      x += plane[i]![0] * clients.length
      y += plane[i]![1] * clients.length
      weight += clients.length
    })
    if (weight > 0) centre.splice(0, 2, x / weight, y / weight)
  })
}

/** From the fullest zone to one below the mean, the cell that costs least distance for its minutes, while that evens out. */
function handOver(
  cells: readonly DemandCell[],
  zoneOf: number[],
  count: number,
  cv: number,
  away: (index: number, zone: number) => number,
): Assignment {
  for (let step = 0; step < cells.length; step++) {
    const loads = loadsOf(cells, zoneOf, count)
    if (cvOf(loads) <= cv) break
    const mean = loads.reduce((sum, load) => sum + load, 0) / count
    const from = loads.indexOf(Math.max(...loads))
    let best: { index: number; zone: number; cost: number } | undefined
    cells.forEach(({ minutes }, index) => {
      if (zoneOf[index] !== from) return
      for (let zone = 0; zone < count; zone++) {
        const room = mean - loads[zone]!
        if (zone === from || room <= 0 || minutes > loads[from]! - mean + room) continue
        const cost = (away(index, zone) - away(index, from)) / minutes
        if (!best || cost < best.cost) best = { index, zone, cost }
      }
    })
    if (!best) break
    zoneOf[best.index] = best.zone
  }
  return zoneOf
}

function loadsOf(cells: readonly DemandCell[], zoneOf: readonly number[], count: number): readonly number[] {
  const loads = new Array<number>(count).fill(0)
  cells.forEach(({ minutes }, index) => {
    loads[zoneOf[index]!]! += minutes
  })
  return loads
}

function cvOf(loads: readonly number[]): number {
  const mean = loads.reduce((sum, load) => sum + load, 0) / loads.length
  return Math.sqrt(loads.reduce((sum, load) => sum + (load - mean) ** 2, 0) / loads.length) / (mean || 1)
}
