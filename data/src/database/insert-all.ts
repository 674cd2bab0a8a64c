import { setImmediate } from 'node:timers/promises'
import type { Connection } from './connection.ts'

/** knex writes many rows for SQLite as one compound SELECT, which takes at most 500 terms. */
const ROWS_PER_STATEMENT = 200

/** Items in groups of at most `size`; without it, of as many rows as one statement inserts. */
export function* chunks<T>(items: readonly T[], size: number = ROWS_PER_STATEMENT): Generator<readonly T[]> {
  for (let i = 0; i < items.length; i += size) yield items.slice(i, i + size)
}

/**
 * `chunks` for statements one after another: between two of them whoever else waits for the process has his turn. SQLite answers within the
 * call, so that a long row of statements would let nobody through, even those who ask nothing of the database.
 */
export async function* inTurns<T>(items: readonly T[], size: number = ROWS_PER_STATEMENT): AsyncGenerator<readonly T[]> {
  let isFirst = true
  for (const some of chunks(items, size)) {
    if (!isFirst) await setImmediate()
    isFirst = false
    yield some
  }
}

/** Inserts rows in statements of a bounded size, on the connection given. */
export async function insertAll(connection: Connection, table: string, rows: readonly object[]): Promise<void> {
  for await (const some of inTurns(rows)) await connection(table).insert(some)
}

/** As `insertAll`, but a row whose `key` columns are there already takes the place of the old one. */
export async function replaceAll(connection: Connection, table: string, rows: readonly object[], key: readonly string[]): Promise<void> {
  for await (const some of inTurns(rows)) {
    await connection(table)
      .insert(some)
      .onConflict([...key])
      .merge()
  }
}
