import type { Knex } from 'knex'
import pg from 'pg'
import { ACQUIRE_TIMEOUT_MS } from './patience.ts'
import { SILENT_LOG } from './silent-log.ts'

const BIGINT = 20
const JSON_TYPES = new Set([114, 3802])

/** Integers come as numbers (epoch milliseconds fit) and JSON as text, exactly as SQLite gives them. */
function typeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (oid === BIGINT) return Number
  if (JSON_TYPES.has(oid)) return (value) => value
  return pg.types.getTypeParser(oid, format as 'text') as (value: string) => unknown
}

const CONNECTIONS = 10
/** Transactions at once: those that wait for a lock hold a connection each, and readers need some as well. */
export const POSTGRES_TRANSACTIONS = CONNECTIONS - 4

/** knex configuration of a PostgreSQL database given by its URL. */
export function postgresConfig(url: string): Knex.Config {
  return {
    client: 'pg',
    connection: { connectionString: url, types: { getTypeParser: typeParser } } as Knex.StaticConnectionConfig,
    log: SILENT_LOG,
    pool: { min: 0, max: CONNECTIONS },
    acquireConnectionTimeout: ACQUIRE_TIMEOUT_MS,
  }
}
