import { createHash } from 'node:crypto'
import type { LngLat, TravelCall, TravelProvider, TravelTable } from '@tournee/osrm'
import { Recent } from './recent.ts'

/** Weeks whose tables are remembered: those that somebody works on. */
const TABLES = 6

/** The same roads, with the last tables remembered: a week that is edited asks the same one at every edit. Estimates of a bad moment are not. */
export function rememberTables(roads: TravelProvider, capacity = TABLES): TravelProvider {
  const tables = new Recent<TravelTable>(capacity)
  return {
    ...roads,
    table: async (points, call) => {
      const key = await keyOf(roads, points, call)
      const table = await tables.get(key, () => roads.table(points, call))
      if (table.degraded) tables.forget(key)
      return table
    },
  }
}

async function keyOf(roads: TravelProvider, points: readonly LngLat[], call: TravelCall = {}): Promise<string> {
  const hash = createHash('sha256').update(Float64Array.from(points.flatMap(({ lng, lat }) => [lng, lat])))
  return [await roads.dataVersion(call), call.on ?? 'today', hash.digest('base64')].join(' ')
}
