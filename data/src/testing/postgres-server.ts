import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import knex, { type Knex } from 'knex'
import { SILENT_LOG } from '../database/silent-log.ts'
import { postgresBinaries } from './postgres-binaries.ts'

/** A PostgreSQL of one's own, on a socket in a folder that goes with it. */
export interface PostgresServer {
  /** the URL of a database on it */
  urlOf(database: string): string
  stop(): Promise<void>
}

interface Account {
  readonly uid?: number
  readonly gid?: number
}

/** Starts a server that forgets everything at its end; throws when there is no PostgreSQL to start. */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'tournee-pg-'))
  try {
    return await startIn(folder)
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

async function startIn(folder: string): Promise<PostgresServer> {
  const account = serverAccount()
  const data = join(folder, 'data')
  const bin = postgresBinaries(folder)
  chmodSync(folder, 0o755)
  mkdirSync(data, { mode: 0o700 })
  for (const path of [folder, data]) if (account.uid !== undefined) chownSync(path, account.uid, account.gid!)
  const options = { ...account, cwd: folder, env: { PATH: process.env['PATH'], LC_ALL: 'C' } }
  // the encoding, not the locale, is what production must share; a C locale sorts bytes as SQLite does
  const settings = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync']
  execFileSync(join(bin, 'initdb'), settings, { ...options, stdio: 'pipe' })
  const reckless = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200', 'listen_addresses=']
  const server = spawn(join(bin, 'postgres'), ['-D', data, '-k', folder, ...reckless.flatMap((s) => ['-c', s])], {
    ...options,
    stdio: 'pipe',
  })
  const urlOf = (database: string) => `postgres://postgres@localhost/${database}?host=${encodeURIComponent(folder)}`
  await untilReady(urlOf('postgres'), server)
  return { urlOf, stop: () => stop(server, folder) }
}

/** PostgreSQL refuses to run as root: as root it runs as `postgres`, or as nobody. */
function serverAccount(): Account {
  if (process.getuid?.() !== 0) return {}
  const idOf = (option: string) => Number(execFileSync('id', [option, 'postgres'], { stdio: 'pipe' }).toString())
  try {
    return { uid: idOf('-u'), gid: idOf('-g') }
  } catch {
    return { uid: 65534, gid: 65534 }
  }
}

const READY_TRIES = 150
const READY_EVERY_MS = 100

async function untilReady(url: string, server: ChildProcess): Promise<void> {
  let complaints = ''
  server.stderr?.on('data', (text) => {
    complaints += text
  })
  for (let attempt = 0; ; attempt++) {
    if (server.exitCode !== null || attempt > READY_TRIES) throw new Error(`PostgreSQL did not start: ${complaints}`)
    const probe = knex({ client: 'pg', connection: url, pool: { min: 0, max: 1 }, log: SILENT_LOG })
    try {
      await probe.raw('select 1')
      return
    } catch {
      await new Promise((resolve) => setTimeout(resolve, READY_EVERY_MS))
    } finally {
      await probe.destroy()
    }
  }
}

/** SIGINT: fast shutdown, open connections are dropped. */
async function stop(server: ChildProcess, folder: string): Promise<void> {
  if (server.exitCode === null) {
    server.kill('SIGINT')
    await new Promise((resolve) => server.once('exit', resolve))
  }
  rmSync(folder, { recursive: true, force: true })
}

/** Runs one statement on a database of the server, outside any transaction. */
export async function runOnce(url: string, statement: string): Promise<void> {
  const connection: Knex = knex({ client: 'pg', connection: url, pool: { min: 0, max: 1 } })
  try {
    await connection.raw(statement)
  } finally {
    await connection.destroy()
  }
}
