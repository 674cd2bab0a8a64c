import type { TravelSource } from '@tournee/contract'
import { type Connection, dialectOf } from '../database/connection.ts'
import { chunks } from '../database/insert-all.ts'

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
 * Travel pairs remembered in the database, in the shape that the roads' matrix cache asks for. A scope is a provider with its
 * data version; `get` answers row-major, origins by destinations, null when unknown.
 */
export interface TravelStore {
  get(scope: string, origins: readonly string[], destinations: readonly string[]): Promise<readonly (StoredTravel | null)[]>
  set(scope: string, pairs: readonly StoredPair[]): Promise<void>
}

interface PairRow extends StoredTravel {
  readonly origin: string
  readonly destination: string
}

/** Points asked for at once: SQLite takes at most 32 766 bound values. */
const POINTS_AT_ONCE = 500
const PAIRS_AT_ONCE = 5000

/** The store of a database; `now` gives epoch milliseconds, so that old pairs can be swept out. */
export function createTravelStore(connection: Connection, now: () => number): TravelStore {
  return {
    get: async (scope, origins, destinations) => {
      const found = new Map<string, StoredTravel>()
      for (const from of chunks(origins, POINTS_AT_ONCE)) {
        for (const to of chunks(destinations, POINTS_AT_ONCE)) {
          const rows = await connection<PairRow & { scope: string }>('travel_cache')
            .where({ scope })
            .whereIn('origin', from)
            .whereIn('destination', to)
            .select('origin', 'destination', 'duration', 'distance', 'source')
          for (const { origin, destination, ...value } of rows) found.set(`${origin} ${destination}`, value)
        }
      }
      return origins.flatMap((from) => destinations.map((to) => found.get(`${from} ${to}`) ?? null))
    },
    set: async (scope, pairs) => {
      for (const some of chunks(pairs, PAIRS_AT_ONCE)) {
        const rows = some.map(({ from, to, value }) => [from, to, value.duration, value.distance, value.source])
        await connection.raw(INSERT_PAIRS[dialectOf(connection)], [scope, now(), JSON.stringify(rows)])
      }
    },
  }
}

const ON_CONFLICT = `on conflict (scope, origin, destination) do update
  set duration = excluded.duration, distance = excluded.distance, source = excluded.source, at = excluded.at`

/** Thousands of pairs in one bound value: twenty times as fast as knex's statement of as many terms. */
const INSERT_PAIRS = {
  sqlite: `insert into travel_cache (scope, at, origin, destination, duration, distance, source)
    select ?, ?, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 from json_each(?) where true ${ON_CONFLICT}`,
  postgres: `insert into travel_cache (scope, at, origin, destination, duration, distance, source)
    select ?, ?, p ->> 0, p ->> 1, (p ->> 2)::int, (p ->> 3)::int, p ->> 4 from json_array_elements(?::json) p ${ON_CONFLICT}`,
} as const

/** Forgets pairs older than `before` (epoch milliseconds). */
export async function deleteOldTravel(db: Connection, before: number): Promise<number> {
  return db('travel_cache').where('at', '<', before).delete()
}
