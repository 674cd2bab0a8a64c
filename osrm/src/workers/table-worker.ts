import { parentPort, workerData } from 'node:worker_threads'
import { createEmbeddedRoads, type EmbeddedRoadsOptions } from '../embedded/embedded-roads.ts'
import type { LngLat } from '../travel-provider.ts'

/** A worker thread that computes tables on the embedded roads: `{ id, origins, destinations }` in, `{ id, rectangle }` or `{ id, cause }` out. */
export interface TableRequest {
  readonly id: number
  readonly origins: readonly LngLat[]
  readonly destinations: readonly LngLat[]
}

const roads = createEmbeddedRoads(workerData as EmbeddedRoadsOptions)

parentPort?.on('message', async ({ id, origins, destinations }: TableRequest) => {
  try {
    const rectangle = await roads.between(origins, destinations)
    parentPort?.postMessage({ id, rectangle }, [
      rectangle.durations.buffer,
      rectangle.distances.buffer,
      rectangle.sourceOf.buffer,
    ] as ArrayBuffer[])
  } catch (error) {
    parentPort?.postMessage({ id, cause: error instanceof Error ? error.message : String(error) })
  }
})
