import type { Connection } from '../database/connection.ts'
import { chunks, replaceAll } from '../database/insert-all.ts'
import type { GeocodeCache } from '../geocode/geoplateforme-geocoder.ts'

const AT_ONCE = 500

/** Geocoding answers kept in the database; `now` gives epoch milliseconds. */
export function createGeocodeCache(connection: Connection, now: () => number): GeocodeCache {
  return {
    read: async (provider, queries) => {
      const found = new Map<string, string>()
      for (const asked of chunks(queries, AT_ONCE)) {
        const rows = await connection('geocode_cache')
          .where({ provider })
          .whereIn('query', asked)
          .select<{ query: string; result: string }[]>('query', 'result')
        for (const row of rows) found.set(row.query, row.result)
      }
      return found
    },
    write: (provider, results) => {
      const rows = [...results].map(([query, result]) => ({ provider, query, result, at: now() }))
      return replaceAll(connection, 'geocode_cache', rows, ['provider', 'query'])
    },
  }
}
