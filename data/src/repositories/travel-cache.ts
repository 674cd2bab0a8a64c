import type { Connection } from '../database/connection.ts'
import { insertAll } from '../database/insert-all.ts'

/** Values by key, for the matrix cache; a missing key is missing from the answer. */
export async function readTravelCache(db: Connection, keys: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (let i = 0; i < keys.length; i += 500) {
    const rows = await db<{ key: string; value: string }>('travel_cache').whereIn('key', keys.slice(i, i + 500))
    for (const row of rows) found.set(row.key, row.value)
  }
  return found
}

/** Writes values by key, over those that are there. */
export async function writeTravelCache(db: Connection, entries: ReadonlyMap<string, string>, at: number): Promise<void> {
  const keys = [...entries.keys()]
  for (let i = 0; i < keys.length; i += 500)
    await db('travel_cache')
      .whereIn('key', keys.slice(i, i + 500))
      .delete()
  await insertAll(
    db,
    'travel_cache',
    [...entries].map(([key, value]) => ({ key, value, at })),
  )
}
