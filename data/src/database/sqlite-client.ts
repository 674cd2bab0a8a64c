import type { Knex } from 'knex'
import ClientBetterSqlite3 from 'knex/lib/dialects/better-sqlite3/index.js'

/**
 * knex begins transactions with a plain `BEGIN`, whose read-then-write upgrade fails with SQLITE_BUSY under races between
 * processes. Here every transaction takes the write lock at once: `BEGIN IMMEDIATE`.
 */
export class ImmediateSqliteClient extends ClientBetterSqlite3 {
  override _query(connection: unknown, query: { sql: string }): Promise<unknown> {
    if (query.sql === 'BEGIN;') query.sql = 'BEGIN IMMEDIATE;'
    return super._query(connection, query)
  }
}

interface RawSqlite {
  pragma(text: string): unknown
}

/** How long a write waits for another process's write before SQLITE_BUSY. */
const BUSY_TIMEOUT_MS = 10_000

/** knex configuration of one SQLite file (or `:memory:`): a pool of one, durable and checked. */
export function sqliteConfig(filename: string): Knex.Config {
  return {
    client: ImmediateSqliteClient as unknown as typeof Knex.Client,
    connection: { filename },
    useNullAsDefault: true,
    pool: {
      min: 1,
      max: 1,
      // a connection that is thrown away takes a database in memory with it
      idleTimeoutMillis: 2 ** 31 - 1,
      afterCreate: (connection: RawSqlite, done: (error: Error | null, connection: RawSqlite) => void) => {
        connection.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`)
        connection.pragma('journal_mode = WAL')
        // NORMAL can lose an acknowledged booking at a power cut
        connection.pragma('synchronous = FULL')
        connection.pragma('foreign_keys = ON')
        done(null, connection)
      },
    },
  }
}
