import { bidForCells, keepLargestPieces } from './bid.ts'
import type { Cell } from './cell.ts'
import { parentOf, resolutionOf } from './cell.ts'
import { growZones } from './grow.ts'
import { type Improved, improveZones } from './improve.ts'
import { measureZoning } from './metrics.ts'
import { buildRoadGraph, piecesOf, type RoadGraph } from './road-graph.ts'
import { seedAtHomes, seedByKMeans, seedByKMedoids, seedByPiece } from './seeds.ts'
import type { ZoneTask } from './zone-state.ts'
import type { DemandCell, Zoning, ZoningRequest } from './zoning-types.ts'

/** Starts tried from each way of seeding; a large map spends its time on one. */
const startsFor = (size: number) => (size < 500 ? 2 : 1)
/** Moves tried per cell and start: 1 200, on large maps 3 million in all a start. */
const effortFor = (size: number) => Math.min(1200, Math.max(100, 3_000_000 / size))
/** Balance aimed at: within 9 % of the mean, a CV below 0.10 with something in hand. */
const DEFAULT_TOLERANCE = 0.09
/** A found start crosses hills, one in force hardly does. */
const HEAT = 0.3
const HEAT_IN_FORCE = 0.05
/** Leaving the zone in force costs each client so many mean drives: only balance is worth it. */
const LOYALTY = 2

/**
 * Divides cells into `count` zones, each in one piece by road, of much the same work, with short drives inside: seeds, growth
 * along the road graph, annealed improvement; the best of several starts. With a zoning in force it starts from that one only,
 * and clients change zone only where balance asks for it. Throws when there are fewer cells than zones.
 */
export function designZoning(request: ZoningRequest): Zoning {
  const { cells, count, seed = 1, inForce } = request
  if (count < 1 || count > cells.length) throw new RangeError(`${count} zones out of ${cells.length} cells`)
  const graph = buildRoadGraph(cells, request.durations, request.barriers)
  const before = inForce && zonesInForce(cells, inForce)
  const starts =
    inForce && before ? [{ by: 'in-force' as const, seeds: seedsInForce(cells, graph, before, count) }] : findStarts(request, graph)
  const fixed = fixedZones(request, before)
  const task = taskOf(request, graph, before)
  const search = searchOf(request)
  let best: (Improved & { by: Zoning['seededBy'] }) | undefined
  for (const [index, { by, seeds }] of starts.entries()) {
    const kept =
      by === 'in-force'
        ? keepLargestPieces(graph, task.minutes, fixed.start, count, fixed.locked)
        : bidForCells(graph, task.minutes, task.clients, seeds, fixed.locked)
    const grown = growZones(graph, task.minutes, seeds, kept)
    const improved = improveZones(grown, task, { ...search, seed: seed + index })
    if (!best || improved.energy < best.energy) best = { ...improved, by }
  }
  const assignment = [...best!.zoneOf]
  const known = before && new Map(cells.flatMap(({ cell }, index) => (before[index]! < 0 ? [] : [[cell, before[index]!] as const])))
  return { assignment, figures: measureZoning(cells, graph, assignment, count, known), seededBy: best!.by }
}

/** The zone in force of every cell, -1 = none: its own, or that of the coarser or finer cells it overlaps (towns grow denser). */
function zonesInForce(cells: readonly DemandCell[], inForce: ReadonlyMap<Cell, number>): Int32Array {
  const coarser = new Map<Cell, Map<number, number>>()
  for (const [cell, zone] of inForce) {
    for (let r = resolutionOf(cell) - 1; r >= resolutionOf(cell) - 2 && r >= 0; r--) {
      const votes = coarser.get(parentOf(cell, r)) ?? new Map<number, number>()
      votes.set(zone, (votes.get(zone) ?? 0) + 1)
      coarser.set(parentOf(cell, r), votes)
    }
  }
  return Int32Array.from(cells, ({ cell }) => {
    const own = inForce.get(cell)
    if (own !== undefined) return own
    for (let r = resolutionOf(cell) - 1; r >= 0; r--) {
      const around = inForce.get(parentOf(cell, r))
      if (around !== undefined) return around
    }
    const votes = [...(coarser.get(cell) ?? [])].sort((one, other) => other[1] - one[1] || one[0] - other[0])
    return votes[0]?.[0] ?? -1
  })
}

function findStarts({ cells, count, homes, seed = 1 }: ZoningRequest, graph: RoadGraph) {
  if (homes) return [{ by: 'homes' as const, seeds: seedAtHomes(cells, homes.slice(0, count)) }]
  const pieces = piecesOf(graph)
  if (pieces.length > 1) return [{ by: 'k-medoids' as const, seeds: seedByPiece(cells, graph, pieces, count, seed) }]
  return Array.from({ length: startsFor(cells.length) }, (_, start) => [
    { by: 'k-means' as const, seeds: seedByKMeans(cells, count, seed + start) },
    { by: 'k-medoids' as const, seeds: seedByKMedoids(cells, graph, count, seed + start) },
  ]).flat()
}

/** One seed a zone in force: its first cell; a zone without any takes the first cell that no zone has. */
function seedsInForce(cells: readonly DemandCell[], graph: RoadGraph, before: Int32Array, count: number): readonly number[] {
  const seeds = Array.from({ length: count }, (_, zone) => before.indexOf(zone))
  const spare = seedByKMedoids(cells, graph, count, 1).filter((seed) => !seeds.includes(seed))
  return seeds.map((seed) => (seed >= 0 ? seed : spare.shift()!))
}

function fixedZones({ cells, locks }: ZoningRequest, before: Int32Array | undefined) {
  const locked = Int32Array.from(cells, ({ cell }) => locks?.get(cell) ?? -1)
  return { locked, start: Int32Array.from(cells, (_, i) => (locked[i]! >= 0 ? locked[i]! : (before?.[i] ?? -1))) }
}

function taskOf(
  { cells, count, tolerance = DEFAULT_TOLERANCE }: ZoningRequest,
  graph: RoadGraph,
  before: Int32Array | undefined,
): ZoneTask {
  return {
    graph,
    minutes: Float64Array.from(cells, ({ minutes }) => minutes),
    clients: Float64Array.from(cells, ({ clients }) => clients.length),
    count,
    inForce: before ?? new Int32Array(cells.length).fill(-1),
    loyalty: before ? LOYALTY * meanOf(graph) : 0,
    tolerance,
  }
}

function searchOf({ cells, locks, inForce, effort = effortFor(cells.length) }: ZoningRequest) {
  return {
    locked: Uint8Array.from(cells, ({ cell }) => (locks?.has(cell) ? 1 : 0)),
    heat: inForce ? HEAT_IN_FORCE : HEAT,
    tries: Math.round(effort * cells.length),
  }
}

/** Mean drive between neighbours, seconds. */
function meanOf(graph: RoadGraph): number {
  let sum = 0
  for (let i = 0; i < graph.size; i++)
    for (let e = graph.offsets[i]!; e < graph.offsets[i + 1]!; e++) sum += graph.drive[i * graph.size + graph.targets[e]!]!
  return sum / Math.max(1, graph.targets.length)
}
