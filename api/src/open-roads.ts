import { performance } from 'node:perf_hooks'
import { createTravelStore, type Database } from '@tournee/data'
import {
  createCachedRoads,
  createMemoryTravelStore,
  createOsrmClient,
  createResilientRoads,
  createWorkerRoads,
  passSeason,
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

/** The embedded network of the season: high passes are closed in winter, also for a service that has run since the summer. */
function seasonalRoads(now: () => number): TravelProvider & Pick<WorkerRoads, 'between' | 'close'> {
  const bySeason = new Map<Season, WorkerRoads>()
  const current = (): WorkerRoads => {
    const season = passSeason(new Date(now()).toISOString().slice(0, 10))
    const known = bySeason.get(season) ?? createWorkerRoads({ season })
    bySeason.set(season, known)
    return known
  }
  return {
    id: 'embedded',
    dataVersion: () => current().dataVersion(),
    table: (...call) => current().table(...call),
    between: (...call) => current().between(...call),
    route: (...call) => current().route(...call),
    nearest: (...call) => current().nearest(...call),
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
