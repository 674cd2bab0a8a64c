import { medoidOf } from './metrics.ts'
import type { RoadGraph } from './road-graph.ts'

/** What zones are judged by. */
export interface ZoneTask {
  readonly graph: RoadGraph
  readonly minutes: Float64Array
  readonly clients: Float64Array
  readonly count: number
  /** zone in force per cell, -1 = none; leaving it costs `loyalty` seconds of mean drive per client */
  readonly inForce: Int32Array
  readonly loyalty: number
  /** free deviation from the mean, as a share */
  readonly tolerance: number
}

/** Zones under change: moves in O(1), questions in a few steps along the road graph. */
export interface ZoneState {
  readonly zoneOf: Int32Array
  /** moves a cell, no questions asked */
  put(cell: number, to: number): void
  /** whether a neighbour of the cell is in the zone */
  touches(cell: number, zone: number): boolean
  /** whether the rest of a cell's zone stays in one piece without it */
  keepsZoneWhole(cell: number): boolean
  /** change of mean drive and loyalty, seconds, if the cell changed zone (medoids as they were last found) */
  changeBy(cell: number, to: number): number
  /** squared share beyond the tolerance by which a zone is off the mean */
  excess(zone: number): number
  findMedoids(): void
  /** seconds: mean drive to the medoid */
  meanDrive(): number
  /** mean drive + loyalty + price of all excess */
  energy(price: number): number
}

/** The state of given zones. */
export function createZoneState(
  start: ArrayLike<number>,
  { graph, minutes, clients, count, inForce, loyalty, tolerance }: ZoneTask,
): ZoneState {
  const { size, drive, offsets, targets } = graph
  const zoneOf = Int32Array.from(start)
  const load = new Float64Array(count)
  const cellsIn = new Int32Array(count)
  const medoid = new Int32Array(count)
  const total = clients.reduce((sum, one) => sum + one, 0) || 1
  const target = minutes.reduce((sum, one) => sum + one, 0) / count || 1
  const mark = new Int32Array(size)
  const stack = new Int32Array(size)
  let stamp = 0
  for (let i = 0; i < size; i++) {
    load[zoneOf[i]!]! += minutes[i]!
    cellsIn[zoneOf[i]!]!++
  }

  const put = (cell: number, to: number) => {
    const from = zoneOf[cell]!
    load[from]! -= minutes[cell]!
    load[to]! += minutes[cell]!
    cellsIn[from]!--
    cellsIn[to]!++
    zoneOf[cell] = to
  }
  const touches = (cell: number, zone: number): boolean => {
    for (let e = offsets[cell]!; e < offsets[cell + 1]!; e++) if (zoneOf[targets[e]!] === zone) return true
    return false
  }
  /** Marks the cell's neighbours in its zone as wanted (-stamp); how many, and one of them. */
  const wantNeighbours = (cell: number): readonly [wanted: number, first: number] => {
    stamp++
    let wanted = 0
    let first = -1
    for (let e = offsets[cell]!; e < offsets[cell + 1]!; e++) {
      if (zoneOf[targets[e]!] !== zoneOf[cell]) continue
      first = targets[e]!
      mark[first] = -stamp
      wanted++
    }
    mark[cell] = stamp
    return [wanted, first]
  }
  const keepsZoneWhole = (cell: number): boolean => {
    const zone = zoneOf[cell]!
    if (cellsIn[zone]! <= 1) return false
    const [wanted, first] = wantNeighbours(cell)
    // a cell that touches nothing of its zone is a piece of its own: leaving mends it
    if (wanted <= 1) return true
    mark[first] = stamp
    let found = 1
    let top = 0
    stack[top++] = first
    while (top > 0 && found < wanted) {
      const at = stack[--top]!
      for (let e = offsets[at]!; e < offsets[at + 1]!; e++) {
        const next = targets[e]!
        if (zoneOf[next] !== zone || mark[next] === stamp) continue
        if (mark[next] === -stamp) found++
        mark[next] = stamp
        stack[top++] = next
      }
    }
    return found === wanted
  }
  const changeBy = (cell: number, to: number): number => {
    const from = zoneOf[cell]!
    const home = inForce[cell]!
    const away = home < 0 ? 0 : Number(to !== home) - Number(from !== home)
    return (clients[cell]! * (drive[medoid[to]! * size + cell]! - drive[medoid[from]! * size + cell]! + away * loyalty)) / total
  }
  const excess = (zone: number) => Math.max(0, Math.abs(load[zone]! / target - 1) - tolerance) ** 2
  const findMedoids = () => {
    const members: number[][] = Array.from({ length: count }, () => [])
    for (let i = 0; i < size; i++) members[zoneOf[i]!]!.push(i)
    for (let z = 0; z < count; z++) if (members[z]!.length > 0) medoid[z] = medoidOf(graph, clients, members[z]!)
  }
  const mean = (of: (cell: number) => number) => {
    let sum = 0
    for (let i = 0; i < size; i++) sum += clients[i]! * of(i)
    return sum / total
  }
  const meanDrive = () => mean((cell) => drive[medoid[zoneOf[cell]!]! * size + cell]!)
  const energy = (price: number) => {
    let excesses = 0
    for (let z = 0; z < count; z++) excesses += excess(z)
    return meanDrive() + loyalty * mean((cell) => (inForce[cell]! >= 0 && inForce[cell] !== zoneOf[cell] ? 1 : 0)) + price * excesses
  }
  findMedoids()
  return { zoneOf, put, touches, keepsZoneWhole, changeBy, excess, findMedoids, meanDrive, energy }
}
