import Sqlite from 'better-sqlite3'
import type { Knex } from 'knex'
import ClientBetterSqlite3 from 'knex/lib/dialects/better-sqlite3/index.js'
import { ACQUIRE_TIMEOUT_MS } from './patience.ts'
import { SILENT_LOG } from './silent-log.ts'

/** better-sqlite3 waits inside the call, and with it everything else in the process: so it waits little, and we wait between calls. */
const BUSY_TIMEOUT_MS = 20
const BUSY_PAUSE_MS = 10
/** About ten seconds of waiting for another process's write. */
const BUSY_TRIES = 350

const isBusy = (error: unknown) => (error as { code?: string } | null)?.code === 'SQLITE_BUSY'

/**
 * knex begins transactions with a plain `BEGIN`, whose read-then-write upgrade fails with SQLITE_BUSY under races between
 * processes. Here every transaction takes the write lock at once, `BEGIN IMMEDIATE`, and whoever finds it taken tries again
 * without stopping the event loop. Trying again is safe: a statement that found the lock taken has done nothing.
 */
class ImmediateSqliteClient extends ClientBetterSqlite3 {
  /** our own driver, wherever npm put knex */
  override _driver(): unknown {
    return Sqlite
  }

  override async _query(connection: unknown, query: { sql: string }): Promise<unknown> {
    if (query.sql === 'BEGIN;') query.sql = 'BEGIN IMMEDIATE;'
    for (let attempt = 1; ; attempt++) {
      try {
        return await super._query(connection, query)
      } catch (error) {
        if (!isBusy(error) || attempt === BUSY_TRIES) throw error
        await new Promise((resolve) => setTimeout(resolve, BUSY_PAUSE_MS))
      }
    }
  }
}

interface RawSqlite {
  pragma(text: string): unknown
}

/** knex configuration of one SQLite file (or `:memory:`): a pool of one, durable and checked. */
export function sqliteConfig(filename: string): Knex.Config {
  return {
    client: ImmediateSqliteClient as unknown as typeof Knex.Client,
    connection: { filename },
    log: SILENT_LOG,
    useNullAsDefault: true,
    acquireConnectionTimeout: ACQUIRE_TIMEOUT_MS,
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
