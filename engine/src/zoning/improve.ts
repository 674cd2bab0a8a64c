import { createRandom } from '../random.ts'
import { medoidOf } from './metrics.ts'
import type { RoadGraph } from './road-graph.ts'

/** What the improvement may change and what it weighs. */
export interface ImproveOptions {
  readonly graph: RoadGraph
  readonly minutes: Float64Array
  readonly clients: Float64Array
  readonly count: number
  /** 1 = never moves */
  readonly locked: Uint8Array
  /** zone in force per cell, -1 = none; leaving it costs `loyalty` seconds of mean drive per client */
  readonly inForce: Int32Array
  readonly loyalty: number
  /** free deviation from the mean, as a share */
  readonly tolerance: number
  /** 1 = starts hot enough to cross hills; 0 = only ever downhill */
  readonly heat: number
  /** moves tried in all */
  readonly tries: number
  readonly seed: number
}

/** A zoning with what it costs: mean drive to the medoid in seconds + loyalty + price of imbalance at its highest. */
export interface Improved {
  readonly zoneOf: Int32Array
  readonly energy: number
}

/** Price of imbalance, in mean drives per squared share beyond the tolerance: rises from the first to the last during a run. */
const FIRST_PRICE = 2
const LAST_PRICE = 30000
/** Steps in search of a cell to swap with. */
const WALK = 8
/** Every zone's medoid is found anew after so many tries per cell. */
const ROUND = 1

/**
 * Simulated annealing over moves that keep every zone in one piece: a border cell changes to a zone it touches, or two border
 * cells swap. Weighs the clients' drive to their zone's medoid against balance and against leaving the zoning in force; the
 * price of imbalance rises as the temperature falls, so that the end is balanced. Deterministic by seed.
 */
export function improveZones(start: Int32Array, options: ImproveOptions): Improved {
  const { graph, minutes, clients, count, locked, inForce, loyalty, tolerance, tries } = options
  const { size, drive, offsets, targets } = graph
  const random = createRandom(options.seed)
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
  const findMedoids = () => {
    const members: number[][] = Array.from({ length: count }, () => [])
    for (let i = 0; i < size; i++) members[zoneOf[i]!]!.push(i)
    for (let z = 0; z < count; z++) medoid[z] = members[z]!.length === 0 ? (medoid[z] ?? 0) : medoidOf(graph, clients, members[z]!)
  }
  const meanDrive = () => {
    let sum = 0
    for (let i = 0; i < size; i++) sum += clients[i]! * drive[medoid[zoneOf[i]!]! * size + i]!
    return sum / total
  }
  const disloyalty = () => {
    let sum = 0
    for (let i = 0; i < size; i++) if (inForce[i]! >= 0 && inForce[i] !== zoneOf[i]) sum += clients[i]!
    return (sum / total) * loyalty
  }
  const over = (minutesOfZone: number) => Math.max(0, Math.abs(minutesOfZone / target - 1) - tolerance) ** 2
  const imbalance = () => load.reduce((sum, one) => sum + over(one), 0)
  /** Whether the rest of a cell's zone stays in one piece without it: its neighbours there must still reach one another. */
  const keepsZoneWhole = (cell: number): boolean => {
    const zone = zoneOf[cell]!
    if (cellsIn[zone]! <= 1) return false
    let first = -1
    let wanted = 0
    for (let e = offsets[cell]!; e < offsets[cell + 1]!; e++) {
      if (zoneOf[targets[e]!] !== zone) continue
      first = targets[e]!
      wanted++
    }
    // a cell that touches nothing of its zone is a piece of its own: leaving mends it
    if (wanted <= 1) return true
    stamp++
    const goal = stamp
    for (let e = offsets[cell]!; e < offsets[cell + 1]!; e++) if (zoneOf[targets[e]!] === zone) mark[targets[e]!] = -goal
    mark[cell] = goal
    mark[first] = goal
    let found = 1
    let top = 0
    stack[top++] = first
    while (top > 0 && found < wanted) {
      const at = stack[--top]!
      for (let e = offsets[at]!; e < offsets[at + 1]!; e++) {
        const next = targets[e]!
        if (zoneOf[next] !== zone || mark[next] === goal) continue
        if (mark[next] === -goal) found++
        mark[next] = goal
        stack[top++] = next
      }
    }
    return found === wanted
  }
  const touches = (cell: number, zone: number): boolean => {
    for (let e = offsets[cell]!; e < offsets[cell + 1]!; e++) if (zoneOf[targets[e]!] === zone) return true
    return false
  }
  const driveChange = (cell: number, to: number) =>
    (clients[cell]! * (drive[medoid[to]! * size + cell]! - drive[medoid[zoneOf[cell]!]! * size + cell]!)) / total
  const loyaltyChange = (cell: number, to: number) => {
    const home = inForce[cell]!
    return home < 0 ? 0 : (((to === home ? 0 : 1) - (zoneOf[cell] === home ? 0 : 1)) * clients[cell]! * loyalty) / total
  }
  const put = (cell: number, to: number) => {
    const from = zoneOf[cell]!
    load[from]! -= minutes[cell]!
    load[to]! += minutes[cell]!
    cellsIn[from]!--
    cellsIn[to]!++
    zoneOf[cell] = to
  }

  findMedoids()
  const scale = meanDrive() || 1
  const unit = scale / count
  let price = FIRST_PRICE * unit
  const energyAt = (p: number) => meanDrive() + disloyalty() + p * imbalance()
  let best = Int32Array.from(zoneOf)
  let bestEnergy = energyAt(LAST_PRICE * unit)
  const hot = (scale / size) * 2 * options.heat
  let temperature = hot

  /** Tries one change and keeps it or not; the change of cost at the current price. */
  const attempt = (cell: number, to: number, partner: number): boolean => {
    const from = zoneOf[cell]!
    if (!keepsZoneWhole(cell)) return false
    const before = over(load[from]!) + over(load[to]!)
    let change = driveChange(cell, to) + loyaltyChange(cell, to)
    put(cell, to)
    if (partner >= 0) {
      if (!touches(partner, from) || !keepsZoneWhole(partner)) {
        put(cell, from)
        return false
      }
      change += driveChange(partner, from) + loyaltyChange(partner, from)
      put(partner, from)
    }
    change += price * (over(load[from]!) + over(load[to]!) - before)
    const kept = change <= 0 || (temperature > 0 && random.next() < Math.exp(-change / temperature))
    // the swapped cell must still touch its new zone once its partner has left it
    const sound = kept && touches(cell, to) && (partner < 0 || touches(partner, from))
    if (sound) return change < 0 || temperature > 0
    if (partner >= 0) put(partner, to)
    put(cell, from)
    return false
  }
  const otherZoneAt = (cell: number): number => {
    const degree = offsets[cell + 1]! - offsets[cell]!
    if (degree === 0) return -1
    const to = zoneOf[targets[offsets[cell]! + random.below(degree)]!]!
    return to === zoneOf[cell] ? -1 : to
  }

  /** A cell of the other zone that touches this one's, met on a short random walk; -1 when none is met. */
  const partnerNear = (cell: number, zone: number): number => {
    let at = cell
    for (let step = 0; step < WALK; step++) {
      const degree = offsets[at + 1]! - offsets[at]!
      at = targets[offsets[at]! + random.below(degree)]!
      if (zoneOf[at] === zone && !locked[at] && touches(at, zoneOf[cell]!)) return at
    }
    return -1
  }

  const perRound = Math.max(1, ROUND * size)
  for (let done = 0; done < tries; done++) {
    if (done % perRound === 0) {
      findMedoids()
      const share = done / tries
      price = FIRST_PRICE * unit * (LAST_PRICE / FIRST_PRICE) ** share
      temperature = hot * 0.005 ** share
      const energy = energyAt(LAST_PRICE * unit)
      if (energy < bestEnergy) {
        bestEnergy = energy
        best = Int32Array.from(zoneOf)
      }
    }
    const cell = random.below(size)
    if (locked[cell]) continue
    const to = otherZoneAt(cell)
    if (to < 0) continue
    const partner = random.below(2) === 0 ? partnerNear(cell, to) : -1
    attempt(cell, to, partner)
  }
  findMedoids()
  const energy = energyAt(LAST_PRICE * unit)
  return energy < bestEnergy ? { zoneOf, energy } : { zoneOf: best, energy: bestEnergy }
}
