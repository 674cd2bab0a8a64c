import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { PASSWORD } from './race-company.ts'

/** An answer of one of the servers. */
export interface Answer<T = unknown> {
  readonly status: number
  readonly body: T
}

/** Somebody signed in, known to both servers: sessions are in the database. */
export interface RaceCaller {
  /** asks server 0 or 1 */
  send<T>(
    server: 0 | 1,
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer<T>>
}

/** Two processes of the service on one database. */
export interface ServerPair {
  signIn(role: 'planner' | 'client'): Promise<RaceCaller>
  /** SIGKILL to both */
  kill(): Promise<void>
  /** starts both, believing that it is this instant */
  start(startsAt: string): Promise<void>
}

const MAIN = fileURLToPath(new URL('../../../api/src/main.ts', import.meta.url))

interface Running {
  readonly child: ChildProcess
  readonly url: string
}

async function startOne(databaseUrl: string, startsAt: string): Promise<Running> {
  const env = {
    ...process.env,
    PORT: '0',
    HOST: '127.0.0.1',
    DATABASE_URL: databaseUrl,
    TOURNEE_DEMO: '0',
    TOURNEE_STARTS_AT: startsAt,
    LOG_LEVEL: 'error',
    REQUESTS_PER_MINUTE: '1000000',
  }
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const url = await new Promise<string>((resolve, reject) => {
    let told = ''
    child.stdout.on('data', (part: Buffer) => {
      told += part.toString()
      const [address] = /http:\/\/[\d.]+:\d+/.exec(told) ?? []
      if (address) resolve(address)
    })
    child.once('exit', (code) => reject(new Error(`the service ended with code ${code} before it was ready`)))
  })
  return { child, url }
}

const ended = ({ child }: Running) =>
  new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })

/** A pair of servers, not yet started, on a migrated database. */
export function createServerPair(databaseUrl: string): ServerPair {
  let running: Running[] = []
  const json = { 'content-type': 'application/json' }
  return {
    start: async (startsAt) => {
      // one after the other: both do the chores of a start
      running = [await startOne(databaseUrl, startsAt)]
      running.push(await startOne(databaseUrl, startsAt))
    },
    kill: async () => {
      await Promise.all(running.map(ended))
      running = []
    },
    signIn: async (role) => {
      const credentials = { email: `${role}@example.test`, password: PASSWORD }
      const answer = await fetch(`${running[0]!.url}/v1/session`, { method: 'POST', headers: json, body: JSON.stringify(credentials) })
      if (answer.status !== 201) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`)
      const cookie = answer.headers.get('set-cookie')!.split(';')[0]!
      const { csrfToken } = (await answer.json()) as { csrfToken: string }
      return {
        send: async (server, method, path, body, headers = {}) => {
          const said = await fetch(`${running[server]!.url}${path}`, {
            method,
            headers: { cookie, ...(method === 'GET' ? {} : { 'x-csrf-token': csrfToken, ...json }), ...headers },
            ...(body === undefined ? {} : { body: JSON.stringify(body) }),
          })
          const text = await said.text()
          return { status: said.status, body: text === '' ? null : JSON.parse(text) }
        },
      }
    },
  }
}
