import type { Cell } from './cell.ts'
import { piecesOf, type RoadGraph } from './road-graph.ts'
import type { Assignment, DemandCell, ZoneFigures, ZoningFigures } from './zoning-types.ts'

/** The figures of a zoning, its own or anybody's (painted by hand, imported). */
export function measureZoning(
  cells: readonly DemandCell[],
  graph: RoadGraph,
  assignment: Assignment,
  count: number,
  inForce?: ReadonlyMap<Cell, number>,
): ZoningFigures {
  const zones = Array.from({ length: count }, (_, zone) => measureZone(cells, graph, assignment, zone))
  const mean = zones.reduce((sum, { minutes }) => sum + minutes, 0) / count
  const variance = zones.reduce((sum, { minutes }) => sum + (minutes - mean) ** 2, 0) / count
  const clients = zones.reduce((sum, zone) => sum + zone.clients, 0)
  return {
    zones,
    cv: mean === 0 ? 0 : Math.sqrt(variance) / mean,
    maxOverMean: mean === 0 ? 0 : zones.reduce((most, { minutes }) => Math.max(most, minutes), 0) / mean,
    cutEdgeRatio: cutEdgeRatio(graph, assignment),
    meanDriveMinutes: clients === 0 ? 0 : zones.reduce((sum, zone) => sum + zone.meanDriveMinutes * zone.clients, 0) / clients,
    changedShare: inForce && changedShare(cells, assignment, inForce),
  }
}

/** The cell from which a zone's clients are nearest in all; -1 of an empty zone. Ties go to the lower index. */
export function medoidOf(graph: RoadGraph, clients: ArrayLike<number>, members: readonly number[]): number {
  let medoid = -1
  let least = Infinity
  for (const candidate of members) {
    let sum = 0
    const row = candidate * graph.size
    for (let m = 0; m < members.length && sum < least; m++) sum += clients[members[m]!]! * graph.drive[row + members[m]!]!
    if (sum < least) [medoid, least] = [candidate, sum]
  }
  return medoid
}

/** Share of clients whose cell had another zone in the one in force; cells it did not know do not count. */
export function changedShare(cells: readonly DemandCell[], assignment: Assignment, inForce: ReadonlyMap<Cell, number>): number {
  let known = 0
  let changed = 0
  for (const [index, { cell, clients }] of cells.entries()) {
    const before = inForce.get(cell)
    if (before === undefined) continue
    known += clients.length
    if (before !== assignment[index]) changed += clients.length
  }
  return known === 0 ? 0 : changed / known
}

function measureZone(cells: readonly DemandCell[], graph: RoadGraph, assignment: Assignment, zone: number): ZoneFigures {
  const members = cells.map((_, index) => index).filter((index) => assignment[index] === zone)
  const weights = cells.map(({ clients }) => clients.length)
  const clients = members.reduce((sum, index) => sum + weights[index]!, 0)
  const medoid = medoidOf(graph, weights, members)
  const seconds = members.reduce((sum, index) => sum + weights[index]! * graph.drive[medoid * graph.size + index]!, 0)
  return {
    minutes: members.reduce((sum, index) => sum + cells[index]!.minutes, 0),
    clients,
    components: piecesOf(graph, (cell) => assignment[cell] === zone).length,
    meanDriveMinutes: clients === 0 ? 0 : seconds / clients / 60,
    medoid: cells[medoid]?.cell,
  }
}

function cutEdgeRatio(graph: RoadGraph, assignment: Assignment): number {
  let cut = 0
  for (let i = 0; i < graph.size; i++) {
    for (let e = graph.offsets[i]!; e < graph.offsets[i + 1]!; e++) if (assignment[i] !== assignment[graph.targets[e]!]) cut++
  }
  return graph.targets.length === 0 ? 0 : cut / graph.targets.length
}
