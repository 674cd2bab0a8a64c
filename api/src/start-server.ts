import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Logger } from 'pino'
import { createApp } from './app.ts'
import { type Config, PROJECT_ROOT } from './config.ts'
import { doInTurn } from './jobs/do-alone.ts'
import { keepWatch } from './jobs/keep-watch.ts'
import { openServices } from './open-services.ts'
import { startChores } from './start-chores.ts'
import { type DemoAccount, fillDemo } from './use-cases/fill-demo.ts'
import { openCompany } from './use-cases/open-company.ts'
import { runDailyChores } from './use-cases/run-daily-chores.ts'

/** A service that listens. */
export interface RunningServer {
  /** e.g. `http://127.0.0.1:4310` */
  readonly url: string
  /** [] unless the database holds the demo company */
  readonly demoAccounts: readonly DemoAccount[]
  /** stops taking requests, ends jobs keeping their best, closes everything */
  stop(): Promise<void>
}

/** How long open requests (event streams) may take to end once the service stops. */
const PATIENCE_MS = 2_000
/** Longer than browsers and proxies keep a connection: a request never meets one that we are just closing. */
const KEEP_ALIVE_MS = 75_000

const version = () => (JSON.parse(readFileSync(`${PROJECT_ROOT}package.json`, 'utf8')) as { version: string }).version

/** Opens everything, does the chores of a start, listens. Throws when the port is taken. */
export async function startServer(config: Config, log: Logger, now: () => number): Promise<RunningServer> {
  const services = await openServices(config, log, now)
  let isStopping = false
  const stopping = new AbortController()
  let stopWatching = async () => {}
  try {
    stopWatching = await keepWatch(services)
    let demoAccounts: readonly DemoAccount[] = []
    const open = async () => {
      if (config.demo) demoAccounts = await fillDemo(services, { today: config.demoDate })
      await openCompany(services)
    }
    await doInTurn(services, 'opening', open, stopping.signal)
    await runDailyChores(services)
    const server = createServer(createApp(services, { version: version(), isStopping: () => isStopping }))
    server.keepAliveTimeout = KEEP_ALIVE_MS
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(config.port, config.host, resolve)
    })
    const chores = startChores(services, stopping)
    const { port } = server.address() as AddressInfo
    const host = config.host.includes(':') ? `[${config.host}]` : config.host
    return {
      url: `http://${host}:${port}`,
      demoAccounts,
      stop: async () => {
        isStopping = true
        const closed = new Promise<void>((resolve) => server.close(() => resolve()))
        server.closeIdleConnections()
        await chores.stop(services.jobs.drain())
        const impatience = setTimeout(() => server.closeAllConnections(), PATIENCE_MS)
        await closed
        clearTimeout(impatience)
        await stopWatching()
        await services.close()
      },
    }
  } catch (error) {
    await stopWatching().catch(() => {})
    await services.close()
    throw error
  }
}
