import type { Position } from '@tournee/contract'
import type { Place, SlotTravel } from '@tournee/engine/slots'
import type { TravelProvider } from '@tournee/osrm'

/** Places that travel is not known between yet: learn it outside of any transaction, then try again. */
export class MissingTravel extends Error {
  readonly places: readonly Place[]
  constructor(places: readonly Place[]) {
    super(`travel between ${places.length} places is not known yet`)
    this.places = places
  }
}

/** Most places asked at once, each to each. */
const SQUARE = 400
/** Forgets everything beyond this many pairs (some 40 MB). */
const MOST_PAIRS = 2_000_000
/** Estimates that stand in for a router that is down are believed this long. */
const DEGRADED_MS = 60_000
const DISTANCE = 2 ** 24
const PLACES = 2 ** 26

/** Travel times kept in memory by place: what makes a slot a matter of microseconds. Numbers stay; pairs go when the roads' data change. */
export class TravelBook {
  readonly #roads: TravelProvider
  readonly #now: () => number
  readonly #places: Position[] = []
  readonly #numbers = new Map<string, Place>()
  /** from and to in one key, seconds and metres in one value */
  readonly #pairs = new Map<number, number>()
  #version: string | null = null
  #forgetAt = Infinity
  /** rises when pairs were forgotten: what was computed from them is old */
  generation = 0

  constructor(roads: TravelProvider, now: () => number) {
    this.#roads = roads
    this.#now = now
  }

  /** The number of a position; equal coordinates are one place. */
  placeOf({ lng, lat }: Position): Place {
    const key = `${lng},${lat}`
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    const place = this.#places.push({ lng, lat }) - 1
    this.#numbers.set(key, place)
    return place
  }

  /** Where a place is. */
  positionOf(place: Place): Position {
    return this.#places[place]!
  }

  /** Travel between known pairs; throws `MissingTravel` on others. */
  readonly travel: SlotTravel = {
    duration: (from, to) => Math.floor(this.#pair(from, to) / DISTANCE) - 1,
    distance: (from, to) => (this.#pair(from, to) % DISTANCE) - 1,
  }

  #pair(from: Place, to: Place): number {
    const pair = this.#pairs.get(from * PLACES + to)
    if (pair === undefined) throw new MissingTravel([from, to])
    return pair
  }

  /** Whether every pair between two sets, both ways, is known. */
  knows(some: readonly Place[], others: readonly Place[]): boolean {
    return some.every((one) => others.every((other) => this.#pairs.has(one * PLACES + other) && this.#pairs.has(other * PLACES + one)))
  }

  /** Asks the roads for what is missing between these places, each to each. */
  async learn(places: readonly Place[]): Promise<void> {
    await this.#checkVersion()
    const all = [...new Set(places)]
    if (all.length > SQUARE) throw new RangeError(`${all.length} places at once`)
    if (this.knows(all, all)) return
    const fresh = all.filter((place) => !this.knows([place], all))
    const table = fresh.length === all.length ? await this.#roads.table(this.#positions(all)) : null
    if (table) this.#keep(all, all, table)
    else await this.#learnBetween(fresh, all)
  }

  /** Asks the roads for the ways from these places to those and back. */
  async learnBetween(some: readonly Place[], others: readonly Place[]): Promise<void> {
    await this.#checkVersion()
    const missing = [...new Set(others)].filter((other) => !this.knows(some, [other]))
    if (missing.length > 0) await this.#learnBetween([...new Set(some)], missing)
  }

  async #learnBetween(some: readonly Place[], others: readonly Place[]): Promise<void> {
    const roads = this.#roads
    if (!roads.between) {
      const all = [...new Set([...some, ...others])]
      this.#keep(all, all, await roads.table(this.#positions(all)))
      return
    }
    this.#keep(some, others, await roads.between(this.#positions(some), this.#positions(others)))
    this.#keep(others, some, await roads.between(this.#positions(others), this.#positions(some)))
  }

  #positions(places: readonly Place[]): Position[] {
    return places.map((place) => this.#places[place]!)
  }

  #keep(
    from: readonly Place[],
    to: readonly Place[],
    table: { readonly durations: Int32Array; readonly distances: Int32Array; readonly degraded?: string },
  ): void {
    if (table.degraded !== undefined) this.#forgetAt = Math.min(this.#forgetAt, this.#now() + DEGRADED_MS)
    from.forEach((origin, row) => {
      to.forEach((destination, column) => {
        const entry = row * to.length + column
        this.#pairs.set(origin * PLACES + destination, (table.durations[entry]! + 1) * DISTANCE + table.distances[entry]! + 1)
      })
    })
  }

  async #checkVersion(): Promise<void> {
    const version = await this.#roads.dataVersion()
    const isOld = this.#version !== version || this.#now() >= this.#forgetAt || this.#pairs.size > MOST_PAIRS
    if (!isOld) return
    if (this.#version !== null) this.generation++
    this.#version = version
    this.#forgetAt = Infinity
    this.#pairs.clear()
  }
}
