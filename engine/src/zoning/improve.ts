import { createRandom } from '../random.ts'
import { createZoneState, type ZoneTask } from './zone-state.ts'

/** How long and how freely to search. */
export interface ImproveOptions {
  /** 1 = never moves */
  readonly locked: Uint8Array
  /** 1 = starts hot enough to cross hills; 0 = only ever downhill */
  readonly heat: number
  /** moves tried in all */
  readonly tries: number
  readonly seed: number
}

/** A zoning with what it costs: mean drive to the medoid in seconds + loyalty + imbalance at its highest price. */
export interface Improved {
  readonly zoneOf: Int32Array
  readonly energy: number
}

/** Price of imbalance, in mean drives over the number of zones per squared share beyond the tolerance: rises during a run. */
const FIRST_PRICE = 2
const LAST_PRICE = 30_000
/** The temperature falls to this share of the first one. */
const COLD = 0.005
/** Steps in search of a cell to swap with. */
const WALK = 8

/**
 * Simulated annealing over moves that keep every zone in one piece: a border cell changes to a zone it touches, or two border
 * cells swap. Weighs the clients' drive to their zone's medoid against balance and against leaving the zoning in force; the
 * price of imbalance rises as the temperature falls, so that the end is balanced. Medoids are found anew once per as many tries
 * as there are cells. Deterministic by seed.
 */
export function improveZones(start: Int32Array, task: ZoneTask, { locked, heat, tries, seed }: ImproveOptions): Improved {
  const { size, offsets, targets } = task.graph
  const random = createRandom(seed)
  const state = createZoneState(start, task)
  const { zoneOf, put, touches, keepsZoneWhole, changeBy, excess } = state
  const scale = state.meanDrive() || 1
  const unit = scale / task.count
  const hot = (scale / size) * 2 * heat
  let price = FIRST_PRICE * unit
  let temperature = hot
  let best: Improved = { zoneOf: Int32Array.from(zoneOf), energy: state.energy(LAST_PRICE * unit) }
  const keepBest = () => {
    state.findMedoids()
    const energy = state.energy(LAST_PRICE * unit)
    if (energy < best.energy) best = { zoneOf: Int32Array.from(zoneOf), energy }
  }

  /** Moves the cell, and the partner (unless -1) the other way, if zones stay whole and chance allows the cost. */
  const attempt = (cell: number, to: number, partner: number): void => {
    const from = zoneOf[cell]!
    if (!keepsZoneWhole(cell)) return
    const before = excess(from) + excess(to)
    let change = changeBy(cell, to)
    put(cell, to)
    if (partner >= 0) {
      if (!touches(partner, from) || !keepsZoneWhole(partner)) {
        put(cell, from)
        return
      }
      change += changeBy(partner, from)
      put(partner, from)
    }
    change += price * (excess(from) + excess(to) - before)
    const accepted = change <= 0 || (temperature > 0 && random.next() < Math.exp(-change / temperature))
    // the swapped cell must still touch its new zone once its partner has left it
    if (accepted && touches(cell, to)) return
    if (partner >= 0) put(partner, to)
    put(cell, from)
  }
  const neighbourOf = (cell: number): number => {
    const degree = offsets[cell + 1]! - offsets[cell]!
    return degree === 0 ? cell : targets[offsets[cell]! + random.below(degree)]!
  }
  /** A cell of the other zone that touches this one's, met on a short random walk; -1 when none is met. */
  const partnerNear = (cell: number, zone: number): number => {
    let at = cell
    for (let step = 0; step < WALK; step++) {
      at = neighbourOf(at)
      if (zoneOf[at] === zone && !locked[at] && touches(at, zoneOf[cell]!)) return at
    }
    return -1
  }

  for (let done = 0; done < tries; done++) {
    if (done % size === 0) {
      keepBest()
      const share = done / tries
      price = FIRST_PRICE * unit * (LAST_PRICE / FIRST_PRICE) ** share
      temperature = hot * COLD ** share
    }
    const cell = random.below(size)
    if (locked[cell]) continue
    const to = zoneOf[neighbourOf(cell)]!
    if (to !== zoneOf[cell]) attempt(cell, to, random.below(2) === 0 ? partnerNear(cell, to) : -1)
  }
  keepBest()
  return best
}
