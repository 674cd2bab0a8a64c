import { performance } from 'node:perf_hooks'
import {
  createCachedRoads,
  createMemoryTravelStore,
  createOsrmClient,
  createResilientRoads,
  createWorkerRoads,
  type TravelProvider,
} from '@tournee/osrm'
import type { Config } from './config.ts'

/** The roads of the configuration and how to let go of them. */
export interface OpenRoads {
  readonly roads: TravelProvider
  /** the embedded network itself: what answers in OSRM's format, whatever the planner uses */
  readonly embedded: TravelProvider
  close(): Promise<void>
}

/** A real OSRM where `OSRM_URL` names one, with the embedded network standing in for it; else the embedded network, large tables in a worker. */
export function openRoads(config: Pick<Config, 'osrmUrl' | 'osrmProfile'>): OpenRoads {
  const embedded = createWorkerRoads()
  const close = () => embedded.close()
  if (config.osrmUrl === null) return { roads: embedded, embedded, close }
  const osrm = createOsrmClient({ baseUrl: config.osrmUrl, profile: config.osrmProfile })
  const preferred = createCachedRoads(osrm, createMemoryTravelStore())
  return { roads: createResilientRoads({ preferred, fallback: embedded, clock: () => performance.now() }), embedded, close }
}
