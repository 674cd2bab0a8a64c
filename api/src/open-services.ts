import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname } from 'node:path'
import type { ImportJob, RoutePlanHead } from '@tournee/contract'
import { openDatabase } from '@tournee/data'
import type { Logger } from 'pino'
import { DayBook } from './booking/day-book.ts'
import { openLinkSecrets } from './booking/link-secrets.ts'
import { TravelBook } from './booking/travel-book.ts'
import type { Config } from './config.ts'
import { JobQueue } from './jobs/job-queue.ts'
import { openNewsWire } from './jobs/news-wire.ts'
import { RunFeed } from './jobs/run-feed.ts'
import { Stops } from './jobs/stops.ts'
import { WeekFeed } from './jobs/week-feed.ts'
import { LiveNews } from './live/live-news.ts'
import { openMediaFolder } from './media/media-folder.ts'
import { openGeocoder } from './open-geocoder.ts'
import { openRoads } from './open-roads.ts'
import { Recent } from './recent.ts'
import { rememberTables } from './recent-tables.ts'
import type { Services } from './services.ts'
import { createDesk } from './workers/desk.ts'
import { createInlineExporter, createWorkerExporter } from './workers/exporter.ts'
import { createInlineImporter, createWorkerImporter } from './workers/importer.ts'
import { createSolver } from './workers/solver.ts'
import { createZoner } from './workers/zoner.ts'

/** Services that hold something open. */
export interface OpenServices extends Services {
  /** ends jobs (keeping their best), then lets go of threads and database */
  close(): Promise<void>
}

/** Opens database (schema brought up to date), roads, geocoder and queue. Throws when the database cannot be had. */
export async function openServices(config: Config, log: Logger, now: () => number): Promise<OpenServices> {
  const file = /^sqlite:(?!:memory:)(.+)$/.exec(config.databaseUrl)?.[1]
  if (file) mkdirSync(dirname(file), { recursive: true })
  const db = await openDatabase(config.databaseUrl)
  await db.migrate()
  const { roads, embedded, close: closeRoads } = openRoads(config, now, db)
  const desk = createDesk()
  const jobs = new JobQueue(Math.min(config.solvers, availableParallelism()), (id, error) =>
    log.error({ err: error, job: id }, 'a job crashed'),
  )
  const wire = await openNewsWire(db, (error) => log.warn({ err: error }, 'news between processes are held up'))
  return {
    config,
    log,
    db,
    processId: randomUUID(),
    now,
    roads: rememberTables(roads),
    embedded,
    geocoder: openGeocoder(config, db, now),
    media: openMediaFolder(config.mediaFolder),
    linkSecrets: openLinkSecrets(config),
    solver: createSolver(),
    desk,
    importer: config.databaseUrl.includes(':memory:') ? createInlineImporter(db, config) : createWorkerImporter(config.databaseUrl, config),
    exporter: config.databaseUrl.includes(':memory:') ? createInlineExporter({ db, now }) : createWorkerExporter(config.databaseUrl, now),
    zoner: createZoner(),
    dayBook: new DayBook(new TravelBook(roads, now)),
    jobs,
    stops: new Stops(jobs, wire),
    drawings: new Recent(20),
    problems: new Recent(4),
    liveNews: new LiveNews(wire),
    planFeed: new RunFeed<RoutePlanHead>(),
    importFeed: new RunFeed<ImportJob>(),
    weekFeed: new WeekFeed(wire),
    close: async () => {
      await jobs.drain()
      await wire.close()
      await desk.close()
      await closeRoads()
      await db.close()
    },
  }
}
