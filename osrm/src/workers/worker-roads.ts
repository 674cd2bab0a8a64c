import { Worker } from 'node:worker_threads'
import { createEmbeddedRoads, type EmbeddedRoads, type EmbeddedRoadsOptions } from '../embedded/embedded-roads.ts'
import { isPosition } from '../geodesy.ts'
import type { LngLat, TravelRectangle } from '../travel-provider.ts'

export interface WorkerRoadsOptions extends EmbeddedRoadsOptions {
  /** tables of up to this many entries are computed on the calling thread; 2 500 (50 x 50, a few milliseconds) by default */
  readonly inlineEntries?: number
}

export interface WorkerRoads extends EmbeddedRoads {
  /** ends the worker; pending tables are refused */
  close(): Promise<void>
}

type Pending = { resolve: (rectangle: TravelRectangle) => void; reject: (error: Error) => void }
type Answer = { id: number; rectangle: TravelRectangle } | { id: number; cause: string }

/**
 * The embedded roads with large tables computed in a worker thread, so that the caller's event loop never waits for them.
 * The worker starts at the first large table and does not keep the process alive; if it dies, its tables fail and the next one starts another.
 */
export function createWorkerRoads(options: WorkerRoadsOptions = {}): WorkerRoads {
  const { inlineEntries = 2500, ...roadsOptions } = options
  const inline = createEmbeddedRoads(roadsOptions)
  const pending = new Map<number, Pending>()
  let worker: Worker | null = null
  let lastId = 0

  function start(): Worker {
    const started = new Worker(new URL('./table-worker.ts', import.meta.url), { workerData: roadsOptions })
    started.on('message', (answer: Answer) => {
      const waiting = pending.get(answer.id)
      pending.delete(answer.id)
      if (pending.size === 0) started.unref()
      if ('rectangle' in answer) waiting?.resolve(answer.rectangle)
      else waiting?.reject(new Error(`the road table failed: ${answer.cause}`))
    })
    const drop = (cause: string) => {
      if (worker !== started) return
      worker = null
      for (const waiting of pending.values()) waiting.reject(new Error(`the road worker stopped: ${cause}`))
      pending.clear()
    }
    started.on('error', (error) => drop(error instanceof Error ? error.message : String(error)))
    started.on('exit', (code) => drop(`exit code ${code}`))
    return started
  }

  function inWorker(
    origins: readonly LngLat[],
    destinations: readonly LngLat[],
    signal: AbortSignal | undefined,
  ): Promise<TravelRectangle> {
    for (const point of [...origins, ...destinations])
      if (!isPosition(point)) throw new RangeError(`not a position: ${point.lng},${point.lat}`)
    signal?.throwIfAborted()
    worker ??= start()
    worker.ref()
    const id = ++lastId
    const plain = (points: readonly LngLat[]) => points.map(({ lng, lat }) => ({ lng, lat }))
    worker.postMessage({ id, origins: plain(origins), destinations: plain(destinations) })
    return new Promise((resolve, reject) => {
      const forget = () => {
        pending.delete(id)
        reject(signal?.reason)
      }
      signal?.addEventListener('abort', forget, { once: true })
      const settled = () => signal?.removeEventListener('abort', forget)
      pending.set(id, {
        resolve: (rectangle) => {
          settled()
          resolve(rectangle)
        },
        reject: (error) => {
          settled()
          reject(error)
        },
      })
    })
  }

  async function between(origins: readonly LngLat[], destinations: readonly LngLat[], call: { readonly signal?: AbortSignal } = {}) {
    if (origins.length * destinations.length <= inlineEntries) return inline.between(origins, destinations, call)
    return inWorker(origins, destinations, call.signal)
  }

  return {
    ...inline,
    between,
    async table(points, call = {}) {
      const { rows: size, columns: _, ...square } = await between(points, points, call)
      return { size, ...square }
    },
    async close() {
      await worker?.terminate()
    },
  }
}
