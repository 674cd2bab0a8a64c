import type { TestProject } from 'vitest/node'
import { openDatabase } from '../database/open-database.ts'
import { runOnce, startPostgres } from './postgres-server.ts'

/** The migrated, empty database that each test's own is copied from. */
export const TEMPLATE = 'tournee_template'

declare module 'vitest' {
  interface ProvidedContext {
    /** URL of the PostgreSQL of this run, with `DATABASE` for the name of the database */
    tourneePostgres: string
  }
}

/** vitest `globalSetup`: one PostgreSQL for the run, with a migrated template. Fails the run when none can be started. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres()
  await runOnce(server.urlOf('postgres'), `create database ${TEMPLATE}`)
  const template = await openDatabase(server.urlOf(TEMPLATE))
  await template.migrate()
  await template.close()
  project.provide('tourneePostgres', server.urlOf('DATABASE'))
  return server.stop
}
