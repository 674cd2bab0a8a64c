import knex from 'knex'
import { migrateToLatest } from '../migrations/migrate.ts'
import type { Connection, Dialect } from './connection.ts'
import { POSTGRES_TRANSACTIONS, postgresConfig } from './postgres-config.ts'
import { sqliteConfig } from './sqlite-client.ts'
import { createTurnstile } from './turnstile.ts'

/** An open database. */
export interface Database {
  readonly dialect: Dialect
  /** for reads and single statements outside a transaction; inside one use the connection given to it, or SQLite waits for ever */
  readonly connection: Connection
  /** Runs `work` in one transaction (SQLite: BEGIN IMMEDIATE); a throw rolls everything back. */
  transaction<T>(work: (connection: Connection) => Promise<T>): Promise<T>
  /** Brings the schema up to date; safe to call at every start, from several processes at once. */
  migrate(): Promise<void>
  close(): Promise<void>
}

/**
 * Opens `sqlite:FILE`, `sqlite::memory:` or `postgres://…`; the file is created when missing, the schema by `migrate()`.
 * Throws on another scheme.
 */
export async function openDatabase(url: string): Promise<Database> {
  const connection = knex(configOf(url))
  const dialect: Dialect = url.startsWith('sqlite:') ? 'sqlite' : 'postgres'
  try {
    await connection.raw('select 1')
  } catch (error) {
    await connection.destroy()
    throw error
  }
  const through = createTurnstile(dialect === 'postgres' ? POSTGRES_TRANSACTIONS : 1)
  return {
    dialect,
    connection,
    transaction: (work) => through(() => connection.transaction((trx) => work(trx))),
    migrate: () => migrateToLatest(connection, dialect),
    close: () => connection.destroy(),
  }
}

function configOf(url: string) {
  if (url.startsWith('sqlite:')) return sqliteConfig(url.slice('sqlite:'.length))
  if (/^postgres(ql)?:\/\//.test(url)) return postgresConfig(url)
  throw new Error(`unknown database URL: expected sqlite:FILE, sqlite::memory: or postgres://…`)
}
