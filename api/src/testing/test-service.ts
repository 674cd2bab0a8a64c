import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ImportJob, Role, RoutePlanHead } from '@tournee/contract'
import type { Database, Dialect } from '@tournee/data'
import { openTestDatabase } from '@tournee/data/testing'
import { createEmbeddedRoads } from '@tournee/osrm'
import pino from 'pino'
import { createApp } from '../app.ts'
import { DayBook } from '../booking/day-book.ts'
import { linkSecrets } from '../booking/link-secrets.ts'
import { TravelBook } from '../booking/travel-book.ts'
import { type Config, readConfig } from '../config.ts'
import { JobQueue } from '../jobs/job-queue.ts'
import { RunFeed } from '../jobs/run-feed.ts'
import { Stops } from '../jobs/stops.ts'
import { WeekFeed } from '../jobs/week-feed.ts'
import { LiveNews } from '../live/live-news.ts'
import { openMediaFolder } from '../media/media-folder.ts'
import { openGeocoder } from '../open-geocoder.ts'
import { Recent } from '../recent.ts'
import type { Services } from '../services.ts'
import { generateVisits } from '../use-cases/generate-visits.ts'
import { createDesk } from '../workers/desk.ts'
import { createInlineExporter } from '../workers/exporter.ts'
import { createInlineImporter } from '../workers/importer.ts'
import { createSolver } from '../workers/solver.ts'
import { createZoner } from '../workers/zoner.ts'
import { emailOf, fillSmallCompany, PASSWORD } from './small-company.ts'

/** Somebody signed in: calls with cookie and CSRF token. */
export interface Caller {
  readonly url: string
  readonly csrfToken: string
  readonly cookie: string
  send(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>
  /** sends and reads the JSON, whatever the status */
  json<T>(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<T>
}

/** The service on a port of its own, over a small company, with a clock that stands still. */
export interface TestService {
  readonly url: string
  readonly services: Services
  signIn(role: Role): Promise<Caller>
  /** ends the process's part and starts it again on the same database */
  restart(overrides?: Partial<Services>): Promise<void>
  close(): Promise<void>
}

/** Monday 23 November 2026, 9:00 in Annecy. */
const NOW = Date.parse('2026-11-23T08:00:00Z')

const TEST_CONFIG: Partial<Config> = { failedSignIns: 1_000, requestsPerMinute: 1_000_000 }

function servicesOver(db: Database, config: Config, overrides: Partial<Services>): Services {
  const roads = createEmbeddedRoads()
  const jobs = new JobQueue(2, () => {})
  return {
    config,
    log: pino({ level: 'silent' }),
    db,
    processId: 'this process',
    now: () => NOW,
    roads,
    embedded: roads,
    geocoder: openGeocoder(config, db, () => NOW),
    media: openMediaFolder(config.mediaFolder),
    linkSecrets: linkSecrets(Buffer.alloc(32, 7)),
    solver: createSolver(),
    desk: createDesk(),
    importer: createInlineImporter(db, config),
    exporter: createInlineExporter({ db, now: () => NOW }),
    zoner: createZoner(),
    dayBook: new DayBook(new TravelBook(roads, () => NOW)),
    jobs,
    stops: new Stops(jobs),
    drawings: new Recent(20),
    problems: new Recent(4),
    liveNews: new LiveNews(),
    planFeed: new RunFeed<RoutePlanHead>(),
    importFeed: new RunFeed<ImportJob>(),
    weekFeed: new WeekFeed(),
    ...overrides,
  }
}

function caller(url: string, cookie: string, csrfToken: string): Caller {
  const send: Caller['send'] = (method, path, body, headers = {}) =>
    fetch(`${url}${path}`, {
      method,
      headers: {
        cookie,
        ...(method === 'GET' ? {} : { 'x-csrf-token': csrfToken }),
        ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
    })
  return { url, csrfToken, cookie, send, json: async <T>(...call: Parameters<typeof send>) => (await send(...call)).json() as Promise<T> }
}

/** Signs in to a service that runs at an address, over the small company. */
export async function signInTo(url: string, role: Role): Promise<Caller> {
  const answer = await fetch(`${url}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: emailOf(role), password: PASSWORD }),
  })
  if (answer.status !== 201) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`)
  const { csrfToken } = (await answer.json()) as { csrfToken: string }
  return caller(url, answer.headers.get('set-cookie')!.split(';')[0]!, csrfToken)
}

/** Starts the service for a test; `close()` takes everything away. */
export async function startTestService(
  options: { readonly dialect?: Dialect; readonly config?: Partial<Config>; readonly overrides?: Partial<Services> } = {},
): Promise<TestService> {
  const db = await openTestDatabase(options.dialect ?? 'sqlite')
  await fillSmallCompany(db)
  const mediaFolder = mkdtempSync(join(tmpdir(), 'tournee-media-'))
  const config = { ...readConfig({}), mediaFolder, ...TEST_CONFIG, ...options.config }
  let services = servicesOver(db, config, options.overrides ?? {})
  await generateVisits(services)
  let server: Server
  const listen = async () => {
    server = createServer(createApp(services, { version: 'test' }))
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }
  const end = async () => {
    await services.jobs.drain()
    await services.desk.close()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  let url = await listen()
  return {
    get url() {
      return url
    },
    get services() {
      return services
    },
    signIn: (role) => signInTo(url, role),
    restart: async (overrides = {}) => {
      await end()
      services = servicesOver(db, config, overrides)
      url = await listen()
    },
    close: async () => {
      await end()
      await db.close()
      rmSync(mediaFolder, { recursive: true, force: true })
    },
  }
}
