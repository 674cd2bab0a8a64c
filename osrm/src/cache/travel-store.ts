import type { TravelSource } from '../travel-provider.ts'

/** What is remembered of one ordered pair of points; seconds and metres, -1 when there is no way. */
export interface StoredTravel {
  readonly duration: number
  readonly distance: number
  readonly source: TravelSource
}

/** Where pairs are remembered: in memory here, on a database elsewhere. Answers in the order of the keys, null when unknown. */
export interface TravelStore {
  get(keys: readonly string[]): Promise<readonly (StoredTravel | null)[]>
  set(entries: readonly { readonly key: string; readonly value: StoredTravel }[]): Promise<void>
}

/**
 * A TravelStore in memory of about `capacity` pairs (500 000 by default: some 100 MB). It keeps two generations: when the young one is full
 * it becomes the old one and the old one is forgotten; a pair that is used again moves to the young one (an approximate LRU without its cost).
 */
export function createMemoryTravelStore(capacity = 500_000): TravelStore {
  const half = Math.max(1, Math.floor(capacity / 2))
  let young = new Map<string, StoredTravel>()
  let old = new Map<string, StoredTravel>()
  const keep = (key: string, value: StoredTravel) => {
    if (young.size >= half && !young.has(key)) {
      old = young
      young = new Map()
    }
    young.set(key, value)
  }
  return {
    async get(keys) {
      return keys.map((key) => {
        const recent = young.get(key)
        if (recent !== undefined) return recent
        const value = old.get(key)
        if (value === undefined) return null
        keep(key, value)
        return value
      })
    },
    async set(entries) {
      for (const { key, value } of entries) keep(key, value)
    },
  }
}
