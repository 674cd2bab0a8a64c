import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import type { Dialect } from '../database/connection.ts'
import { type Database, openDatabase } from '../database/open-database.ts'
import { TEMPLATE } from './global-setup.ts'
import { runOnce } from './postgres-server.ts'

/** The dialect this run tests, by TOURNEE_TEST_DB. */
export function testDialect(): Dialect {
  const dialect = process.env['TOURNEE_TEST_DB'] ?? 'sqlite'
  if (dialect !== 'sqlite' && dialect !== 'postgres') throw new Error(`TOURNEE_TEST_DB is ${dialect}: sqlite or postgres`)
  return dialect
}

/** A migrated, empty database of one's own that several connections or processes may open. */
export interface TestDatabaseUrl {
  readonly url: string
  /** takes the database away; close your connections first */
  drop(): Promise<void>
}

/** A migrated, empty database by its URL: a SQLite file, or a copy of the template on the run's PostgreSQL. */
export async function createTestDatabase(dialect: Dialect = testDialect()): Promise<TestDatabaseUrl> {
  return dialect === 'sqlite' ? createFile() : createCopy()
}

async function createFile(): Promise<TestDatabaseUrl> {
  const folder = mkdtempSync(join(tmpdir(), 'tournee-db-'))
  const url = `sqlite:${join(folder, 'tournee.sqlite')}`
  const database = await openDatabase(url)
  await database.migrate()
  await database.close()
  return { url, drop: async () => rmSync(folder, { recursive: true, force: true }) }
}

async function createCopy(): Promise<TestDatabaseUrl> {
  const server = inject('tourneePostgres')
  if (!server) throw new Error('no PostgreSQL in this run: name data/src/testing/global-setup.ts as globalSetup of the vitest project')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const urlOf = (database: string) => server.replace('/DATABASE?', `/${database}?`)
  await runOnce(urlOf('postgres'), `create database ${name} template ${TEMPLATE}`)
  return { url: urlOf(name), drop: () => runOnce(urlOf('postgres'), `drop database ${name} with (force)`) }
}

/** A migrated, empty database, open; `close()` takes it away. In memory on SQLite. */
export async function openTestDatabase(dialect: Dialect = testDialect()): Promise<Database> {
  if (dialect === 'sqlite') {
    const database = await openDatabase('sqlite::memory:')
    await database.migrate()
    return database
  }
  const { url, drop } = await createCopy()
  const database = await openDatabase(url)
  return {
    ...database,
    close: async () => {
      await database.close()
      await drop()
    },
  }
}
