import { performance } from 'node:perf_hooks'
import { createTravelStore, type Database } from '@tournee/data'
import {
  createCachedRoads,
  createMemoryTravelStore,
  createOsrmClient,
  createResilientRoads,
  createWorkerRoads,
  passSeason,
  type TravelCall,
  type TravelProvider,
  type WorkerRoads,
} from '@tournee/osrm'
import type { Config } from './config.ts'

/** The roads of the configuration and how to let go of them. */
export interface OpenRoads {
  readonly roads: TravelProvider
  /** the embedded network itself: what answers in OSRM's format, whatever the planner uses */
  readonly embedded: TravelProvider
  close(): Promise<void>
}

type Season = ReturnType<typeof passSeason>

/** The embedded network of the season of the drive, today's when no date is said: high passes are closed in winter. */
function seasonalRoads(now: () => number): TravelProvider & Pick<WorkerRoads, 'between' | 'close'> {
  const bySeason = new Map<Season, WorkerRoads>()
  const inSeason = ({ on }: Pick<TravelCall, 'on'> = {}): WorkerRoads => {
    const season = passSeason(on ?? new Date(now()).toISOString().slice(0, 10))
    const known = bySeason.get(season) ?? createWorkerRoads({ season })
    bySeason.set(season, known)
    return known
  }
  return {
    id: 'embedded',
    dataVersion: (call) => inSeason(call).dataVersion(),
    table: (points, call) => inSeason(call).table(points, call),
    between: (origins, destinations, call) => inSeason(call).between(origins, destinations, call),
    route: (points, call) => inSeason(call).route(points, call),
    nearest: (point, call) => inSeason(call).nearest(point, call),
    close: async () => {
      for (const roads of bySeason.values()) await roads.close()
    },
  }
}

/**
 * A real OSRM where `OSRM_URL` names one, its answers remembered in the database (in memory without one) and the embedded network standing
 * in for it; else the embedded network, large tables in a worker.
 */
export function openRoads(config: Pick<Config, 'osrmUrl' | 'osrmProfile'>, now: () => number, db?: Database): OpenRoads {
  const embedded = seasonalRoads(now)
  const close = () => embedded.close()
  if (config.osrmUrl === null) return { roads: embedded, embedded, close }
  const osrm = createOsrmClient({ baseUrl: config.osrmUrl, profile: config.osrmProfile })
  const preferred = createCachedRoads(osrm, db ? createTravelStore(db.connection, now) : createMemoryTravelStore())
  return { roads: createResilientRoads({ preferred, fallback: embedded, clock: () => performance.now() }), embedded, close }
}
