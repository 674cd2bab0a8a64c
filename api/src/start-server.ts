import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Logger } from 'pino'
import { createApp } from './app.ts'
import { type Config, PROJECT_ROOT } from './config.ts'
import { startSender } from './jobs/sender.ts'
import { openServices } from './open-services.ts'
import { failInterruptedRuns } from './use-cases/fail-interrupted-runs.ts'
import { type DemoAccount, fillDemo } from './use-cases/fill-demo.ts'
import { queueDemoPast } from './use-cases/fill-demo-past.ts'
import { keepZoneDays } from './use-cases/keep-zone-days.ts'
import { openCompany } from './use-cases/open-company.ts'
import { runDailyChores } from './use-cases/run-daily-chores.ts'
import { stoppable } from './workers/zoner.ts'

/** A service that listens. */
export interface RunningServer {
  /** e.g. `http://127.0.0.1:4310` */
  readonly url: string
  /** [] unless the database holds the demo company */
  readonly demoAccounts: readonly DemoAccount[]
  /** stops taking requests, ends jobs keeping their best, closes everything */
  stop(): Promise<void>
}

const DAY_MS = 24 * 3_600_000
/** How long open requests (event streams) may take to end once the service stops. */
const PATIENCE_MS = 2_000
/** Longer than browsers and proxies keep a connection: a request never meets one that we are just closing. */
const KEEP_ALIVE_MS = 75_000

const version = () => (JSON.parse(readFileSync(`${PROJECT_ROOT}package.json`, 'utf8')) as { version: string }).version

/** Opens everything, does the chores of a start, listens. Throws when the port is taken. */
export async function startServer(config: Config, log: Logger, now: () => number): Promise<RunningServer> {
  const services = await openServices(config, log, now)
  let isStopping = false
  try {
    await failInterruptedRuns(services)
    const demoAccounts = config.demo ? await fillDemo(services, { today: config.demoDate }) : []
    await openCompany(services)
    await runDailyChores(services)
    const server = createServer(createApp(services, { version: version(), isStopping: () => isStopping }))
    server.keepAliveTimeout = KEEP_ALIVE_MS
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(config.port, config.host, resolve)
    })
    // beside the requests: a design takes seconds, and nobody waits for it
    const stopping = new AbortController()
    let zones: Promise<void> = Promise.resolve()
    const keepZones = () => {
      zones = zones
        .then(() => keepZoneDays({ ...services, zoner: stoppable(services.zoner, stopping.signal) }))
        .catch((error: unknown) => {
          if (!stopping.signal.aborted) log.error({ err: error }, 'zones and zone days were not kept up to date')
        })
    }
    keepZones()
    if (config.demo) await queueDemoPast(services, config.demoWeeks)
    const stopSending = startSender(services)
    const chores = setInterval(() => {
      keepZones()
      runDailyChores(services).catch((error: unknown) => log.error({ err: error }, 'the daily chores failed'))
    }, DAY_MS)
    const { port } = server.address() as AddressInfo
    const host = config.host.includes(':') ? `[${config.host}]` : config.host
    return {
      url: `http://${host}:${port}`,
      demoAccounts,
      stop: async () => {
        isStopping = true
        clearInterval(chores)
        stopping.abort()
        await stopSending()
        await zones
        const closed = new Promise<void>((resolve) => server.close(() => resolve()))
        server.closeIdleConnections()
        await services.jobs.drain()
        const impatience = setTimeout(() => server.closeAllConnections(), PATIENCE_MS)
        await closed
        clearTimeout(impatience)
        await services.close()
      },
    }
  } catch (error) {
    await services.close()
    throw error
  }
}
