import type { TravelSource } from '../travel-provider.ts'

/** What is remembered of one ordered pair of points; seconds and metres, -1 when there is no way. */
export interface StoredTravel {
  readonly duration: number
  readonly distance: number
  readonly source: TravelSource
}

/** One pair to remember; `from` and `to` are positions as `lng,lat` with six decimals. */
export interface StoredPair {
  readonly from: string
  readonly to: string
  readonly value: StoredTravel
}

/**
 * Where pairs are remembered: in memory here, on a database elsewhere. A scope is a provider with its data version; pairs of other scopes
 * are never mixed. `get` answers row-major, origins by destinations, null when unknown.
 */
export interface TravelStore {
  get(scope: string, origins: readonly string[], destinations: readonly string[]): Promise<readonly (StoredTravel | null)[]>
  set(scope: string, pairs: readonly StoredPair[]): Promise<void>
}

type Rows = Map<string, Map<string, StoredTravel>>

/**
 * A TravelStore in memory of at most `capacity` pairs (500 000 by default, which took 44 MB). It keeps two generations: when the young one is half
 * the capacity it becomes the old one and the old one is forgotten; an origin that is used again moves its row to the young one.
 */
export function createMemoryTravelStore(capacity = 500_000): TravelStore {
  const half = Math.max(1, Math.floor(capacity / 2))
  let young: Rows = new Map()
  let old: Rows = new Map()
  let pairs = 0
  const keep = (row: string, to: string, value: StoredTravel) => {
    if (pairs >= half) {
      old = young
      young = new Map()
      pairs = 0
    }
    const cells = young.get(row) ?? new Map<string, StoredTravel>()
    if (cells.size === 0) young.set(row, cells)
    if (!cells.has(to)) pairs++
    cells.set(to, value)
  }
  return {
    async get(scope, origins, destinations) {
      return origins.flatMap((from) => {
        const row = `${scope}|${from}`
        const recent = young.get(row)
        const past = old.get(row)
        return destinations.map((to) => {
          const value = recent?.get(to)
          if (value !== undefined) return value
          const older = past?.get(to)
          if (older === undefined) return null
          keep(row, to, older)
          return older
        })
      })
    },
    async set(scope, entries) {
      for (const { from, to, value } of entries) keep(`${scope}|${from}`, to, value)
    },
  }
}
