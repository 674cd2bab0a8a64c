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

/** A TravelStore in memory that forgets the least recently used pairs beyond `capacity` (500 000 by default: about 100 MB). */
export function createMemoryTravelStore(capacity = 500_000): TravelStore {
  // a Map keeps insertion order: the first key is the one used longest ago
  const pairs = new Map<string, StoredTravel>()
  return {
    async get(keys) {
      return keys.map((key) => {
        const value = pairs.get(key)
        if (value === undefined) return null
        pairs.delete(key)
        pairs.set(key, value)
        return value
      })
    },
    async set(entries) {
      for (const { key, value } of entries) {
        pairs.delete(key)
        pairs.set(key, value)
        if (pairs.size > capacity) pairs.delete(pairs.keys().next().value as string)
      }
    },
  }
}
