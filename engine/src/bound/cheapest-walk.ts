import { type Compiled, NEVER } from '../search/compiled.ts'
import { arriveTaking, startFrom } from '../search/timing.ts'

/** The cheapest walk of one class of shifts: what it costs less the prizes collected, and how often it comes to each visit. */
export interface Walk {
  readonly cost: number
  /** visits in order, last first; a visit may come more than once, never back over one other visit */
  readonly visits: readonly number[]
}

/** Walks of one class, prepared once and asked for many prizes. */
export interface Walks {
  /** steps that one question looks at, about */
  readonly effort: number
  readonly cheapest: (prizes: Float64Array) => Walk
}

/**
 * Relaxed routes of class `k`, departures in buckets of `widest` seconds or less, each kept as its earliest time and its least cost: in time by windows, breaks and the shift's hours, paying legs, the shift and the assignments, collecting a
 * prize at every visit. Every route that a plan may have is one of them, so none is cheaper than the cheapest walk (q-routes without
 * 2-cycles: Christofides, Mingozzi & Toth 1981). Null where a visit is so short that time might stand still, or a break has a place.
 */
export function createWalks(c: Compiled, k: number, widest: number): Walks | null {
  const members: number[] = []
  for (let v = 0; v < c.visits; v++) if (c.stat[v * c.classes + k]! < Number.POSITIVE_INFINITY) members.push(v)
  const list = Int32Array.from(members)
  const services = Int32Array.from(list, (v) => c.service[c.typeOf[k]! * c.visits + v]!)
  const bucket = services.reduce((least, service) => Math.min(least, service), widest)
  if (c.located[k] === 1 || bucket < 60) return null
  const breaks = c.breakFrom[k + 1]! - c.breakFrom[k]!
  const ways = breaks + 1
  const from = c.earliest[k]!
  const until = c.latest[k]!
  const buckets = Math.floor((until - from) / bucket) + 1
  const n = list.length
  const effort = buckets * ways * n * n
  return { effort, cheapest }

  function cheapest(prizes: Float64Array): Walk {
    const cells = buckets * ways * n
    const first = new Float64Array(cells).fill(Number.POSITIVE_INFINITY)
    const second = new Float64Array(cells).fill(Number.POSITIVE_INFINITY)
    const time = new Int32Array(cells).fill(NEVER)
    const before = new Int32Array(cells).fill(-1)
    // where each came from: cell x 2, + 1 when from its second; -1 = the start
    const firstFrom = new Int32Array(cells).fill(-1)
    const secondFrom = new Int32Array(cells).fill(-1)
    const { width, timeOut, costOut, location, stat, classes } = c
    const block = c.blockOf[k]!
    let best = Number.POSITIVE_INFINITY
    let bestCell = -1

    const reach = (j: number, ready: number, taken: number, cost: number, previous: number, came: number): void => {
      const v = list[j]!
      const start = startFrom(c, v, ready)
      if (start >= NEVER) return
      const departure = start + services[j]!
      if (departure > until) return
      const cell = (Math.floor((departure - from) / bucket) * ways + taken) * n + j
      if (departure < time[cell]!) time[cell] = departure
      if (cost < first[cell]!) {
        if (before[cell] !== previous) {
          second[cell] = first[cell]!
          secondFrom[cell] = firstFrom[cell]!
        }
        first[cell] = cost
        firstFrom[cell] = came
        before[cell] = previous
      } else if (cost < second[cell]! && before[cell] !== previous) {
        second[cell] = cost
        secondFrom[cell] = came
      }
    }
    /** On to visit `j`, taking any number of the breaks left on the way. */
    const go = (place: number, departure: number, taken: number, j: number, cost: number, previous: number, came: number): void => {
      const v = list[j]!
      const leg = block + place * width + location[v]!
      const drive = timeOut[leg]!
      if (drive >= NEVER) return
      const total = cost + costOut[leg]! + stat[v * classes + k]! - prizes[v]!
      reach(j, departure + drive, taken, total, previous, came)
      for (let to = taken + 1; to <= breaks; to++) {
        const ready = arriveTaking(c, k, departure, drive, taken, to)
        if (ready < NEVER) reach(j, ready, to, total, previous, came)
      }
    }

    for (let j = 0; j < n; j++) go(c.startLocation[k]!, from, 0, j, c.fixedCost[k]!, -1, -1)
    for (let cell = 0; cell < cells; cell++) {
      if (first[cell] === Number.POSITIVE_INFINITY) continue
      const i = cell % n
      const taken = Math.floor(cell / n) % ways
      const place = location[list[i]!]!
      const home = block + place * width + c.endLocation[k]!
      const all = first[cell]! + costOut[home]!
      if (all < best && arriveTaking(c, k, time[cell]!, timeOut[home]!, taken, breaks) <= until) {
        best = all
        bestCell = cell
      }
      for (let j = 0; j < n; j++) {
        if (j === i) continue
        const back = before[cell] === j
        const cost = back ? second[cell]! : first[cell]!
        if (cost < Number.POSITIVE_INFINITY) go(place, time[cell]!, taken, j, cost, i, back ? 2 * cell + 1 : 2 * cell)
      }
    }
    return { cost: best, visits: bestCell < 0 ? [] : trace(2 * bestCell) }

    function trace(last: number): readonly number[] {
      const visits: number[] = []
      for (let at = last; at >= 0; at = (at & 1) === 1 ? secondFrom[at >> 1]! : firstFrom[at >> 1]!) visits.push(list[(at >> 1) % n]!)
      return visits
    }
  }
}
