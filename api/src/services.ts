import type { ImportJob, RoutePlanHead } from '@tournee/contract'
import type { Database, Geocoder } from '@tournee/data'
import type { Problem } from '@tournee/engine'
import type { TravelProvider } from '@tournee/osrm'
import type { Logger } from 'pino'
import type { DayBook } from './booking/day-book.ts'
import type { LinkSecrets } from './booking/link-secrets.ts'
import type { Config } from './config.ts'
import type { JobQueue } from './jobs/job-queue.ts'
import type { RunFeed } from './jobs/run-feed.ts'
import type { Stops } from './jobs/stops.ts'
import type { WeekFeed } from './jobs/week-feed.ts'
import type { LiveNews } from './live/live-news.ts'
import type { MediaFolder } from './media/media-folder.ts'
import type { Recent } from './recent.ts'
import type { Drawing } from './use-cases/draw-route-plan.ts'
import type { Desk } from './workers/desk.ts'
import type { Exporter } from './workers/exporter.ts'
import type { Importer } from './workers/importer.ts'
import type { Solver } from './workers/solver.ts'
import type { Zoner } from './workers/zoner.ts'

/** What use-cases work with; `open-services.ts` makes it, tests hand in their own. */
export interface Services {
  readonly config: Config
  readonly log: Logger
  readonly db: Database
  /** this process among those of the database: the owner of what it works at */
  readonly processId: string
  /** epoch milliseconds; the only clock */
  readonly now: () => number
  readonly roads: TravelProvider
  /** the embedded network, also where an OSRM is configured: what /route, /table and /nearest answer from */
  readonly embedded: TravelProvider
  readonly geocoder: Geocoder
  /** documents of clients */
  readonly media: MediaFolder
  /** what opens personal links */
  readonly linkSecrets: LinkSecrets
  readonly solver: Solver
  readonly desk: Desk
  readonly importer: Importer
  readonly exporter: Exporter
  readonly zoner: Zoner
  /** technicians' days with their promises, kept in memory: what slots are offered from */
  readonly dayBook: DayBook
  readonly jobs: JobQueue
  readonly stops: Stops
  /** plans drawn along the roads */
  readonly drawings: Recent<Drawing>
  /** problems frozen with published plans, by plan and version: read again and again on their day */
  readonly problems: Recent<Problem | null>
  readonly liveNews: LiveNews
  readonly planFeed: RunFeed<RoutePlanHead>
  readonly importFeed: RunFeed<ImportJob>
  readonly weekFeed: WeekFeed
}
