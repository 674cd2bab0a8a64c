import { beat, leaveProcesses, listProcesses } from '@tournee/data'
import type { Services } from '../services.ts'
import { failAbandonedWork } from '../use-cases/fail-abandoned-work.ts'
import { LifeWatch } from './life-watch.ts'

type Needs = Pick<Services, 'db' | 'now' | 'log' | 'processId'>

/** How often a process shows that it lives and looks at the others. */
const EVERY_MS = 3_000

/** Shows that this process lives, and gives up what gone ones worked at. */
export async function lookOnce({ processId, ...services }: Needs, watch: LifeWatch): Promise<void> {
  await beat(services.db.connection, processId)
  const gone = watch.look(await listProcesses(services.db.connection))
  if (gone.length === 0) return
  const failed = await failAbandonedWork(services, gone)
  services.log.warn({ gone: gone.map(({ id }) => id), failed }, 'a process of the service is gone')
}

/** Joins the processes of the database, gives up what nobody works at, and keeps watch until it is stopped; then leaves them. */
export async function keepWatch(services: Needs, everyMs = EVERY_MS): Promise<() => Promise<void>> {
  const watch = new LifeWatch()
  await lookOnce(services, watch)
  await failAbandonedWork(services)
  let looking: Promise<void> | null = null
  const timer = setInterval(() => {
    looking ??= lookOnce(services, watch)
      .catch((error: unknown) => services.log.warn({ err: error }, 'the watch over processes is held up'))
      .finally(() => {
        looking = null
      })
  }, everyMs)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await looking
    await leaveProcesses(services.db.connection, services.processId)
  }
}
