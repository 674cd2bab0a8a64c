import { doInTurn } from './jobs/do-alone.ts'
import { startSender } from './jobs/sender.ts'
import type { Services } from './services.ts'
import { liveDemoPast } from './use-cases/fill-demo-past.ts'
import { keepZoneDays } from './use-cases/keep-zone-days.ts'
import { runDailyChores } from './use-cases/run-daily-chores.ts'
import { stoppable } from './workers/zoner.ts'

const DAY_MS = 24 * 3_600_000

/** What goes on beside the requests; no two processes of a database are at the same one. */
export interface Chores {
  /** asks all of it to end and waits; `jobsOver` once no job runs any more */
  stop(jobsOver: Promise<void>): Promise<void>
}

/** Starts what goes on beside the requests: zones and zone days, the demo's past, messages, and what is done once a day. */
export function startChores(services: Services, stopping: AbortController): Chores {
  const { config, log } = services
  const unlessStopping = (message: string) => (error: unknown) => {
    if (!stopping.signal.aborted) log.error({ err: error }, message)
  }
  // a design takes seconds, and nobody waits for it
  const zoner = stoppable(services.zoner, stopping.signal)
  const designZones = () => doInTurn(services, 'zone days', () => keepZoneDays({ ...services, zoner }), stopping.signal)
  let zones: Promise<void> = Promise.resolve()
  const keepZones = () => {
    zones = zones.then(designZones).catch(unlessStopping('zones and zone days were not kept up to date'))
  }
  const liveDemo = () => doInTurn(services, 'demo past', () => liveDemoPast(services, config.demoWeeks, stopping.signal), stopping.signal)
  keepZones()
  const past = config.demo ? liveDemo().catch(unlessStopping('the demo’s past was not made')) : Promise.resolve()
  const stopSending = startSender(services)
  const daily = setInterval(() => {
    keepZones()
    runDailyChores(services).catch((error: unknown) => log.error({ err: error }, 'the daily chores failed'))
  }, DAY_MS)
  return {
    async stop(jobsOver) {
      clearInterval(daily)
      stopping.abort()
      await stopSending()
      await zones
      await jobsOver
      await past
    },
  }
}
