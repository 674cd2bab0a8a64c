import type { RoadGraph } from './road-graph.ts'

/**
 * Grows zones from their seeds along the road graph: the zone with least work so far takes the nearest free cell that touches
 * it, until nothing free can be reached; what no zone touches goes to the zone with the nearest seed. `fixed[i]` >= 0 is given.
 */
export function growZones(graph: RoadGraph, minutes: ArrayLike<number>, seeds: readonly number[], fixed: ArrayLike<number>): Int32Array {
  const zoneOf = Int32Array.from(fixed)
  const load = new Float64Array(seeds.length)
  const frontier = seeds.map(() => new Set<number>())
  const take = (cell: number, zone: number) => {
    if (zoneOf[cell]! >= 0 && zoneOf[cell] !== zone) load[zoneOf[cell]!]! -= minutes[cell]!
    zoneOf[cell] = zone
    load[zone] = load[zone]! + minutes[cell]!
    for (const edge of frontier) edge.delete(cell)
    for (let e = graph.offsets[cell]!; e < graph.offsets[cell + 1]!; e++)
      if (zoneOf[graph.targets[e]!]! < 0) frontier[zone]!.add(graph.targets[e]!)
  }
  for (let i = 0; i < graph.size; i++) if (zoneOf[i]! >= 0) take(i, zoneOf[i]!)
  seeds.forEach((seed, zone) => {
    if (!zoneOf.includes(zone)) take(seed, zone)
  })
  for (;;) {
    let zone = -1
    for (let z = 0; z < seeds.length; z++) if (frontier[z]!.size > 0 && (zone < 0 || load[z]! < load[zone]!)) zone = z
    if (zone < 0) break
    let best = -1
    const row = seeds[zone]! * graph.size
    for (const cell of frontier[zone]!) {
      if (
        best < 0 ||
        graph.drive[row + cell]! < graph.drive[row + best]! ||
        (graph.drive[row + cell] === graph.drive[row + best] && cell < best)
      )
        best = cell
    }
    take(best, zone)
  }
  for (let i = 0; i < graph.size; i++) {
    if (zoneOf[i]! >= 0) continue
    let zone = 0
    for (let z = 1; z < seeds.length; z++)
      if (graph.drive[seeds[z]! * graph.size + i]! < graph.drive[seeds[zone]! * graph.size + i]!) zone = z
    zoneOf[i] = zone
  }
  return zoneOf
}
