import { Worker } from 'node:worker_threads'
import type { LngLat } from '@tournee/engine'
import type { TravelTable } from '@tournee/osrm'

/** VROOM's body as it came, and how it is to be answered. */
export interface VroomRequest {
  readonly body: Uint8Array
  /** plan mode whatever the body's options say */
  readonly check: boolean
}

/** An answer in VROOM's format: its code (0 done, 1 internal, 2 input, 3 routing, 4 too large) and its JSON. */
export interface VroomAnswer {
  readonly code: number
  readonly json: string
}

/** What the worker is given: the request, and a flag that becomes 1 when it must end. */
export interface VroomWorkerData {
  readonly request: VroomRequest
  readonly stop: SharedArrayBuffer
}

/** What the worker asks and says. */
export type VroomWorkerMessage = { readonly kind: 'table'; readonly places: readonly LngLat[] } | ({ readonly kind: 'done' } & VroomAnswer)

/** What the worker is told of the roads it asked for. */
export type VroomRoadsMessage =
  | { readonly ok: true; readonly table: Pick<TravelTable, 'size' | 'durations' | 'distances'> }
  | { readonly ok: false; readonly cause: string }

/** Asks the roads for every place to every place. */
export type AskRoads = (places: readonly LngLat[]) => Promise<TravelTable>

const MAX_HEAP_MB = 1_024

async function askRoads(places: readonly LngLat[], roads: AskRoads): Promise<VroomRoadsMessage> {
  try {
    const { size, durations, distances } = await roads(places)
    return { ok: true, table: { size, durations, distances } }
  } catch (error) {
    return { ok: false, cause: error instanceof Error ? error.message : String(error) }
  }
}

/**
 * Reads, plans (or judges) and writes VROOM's JSON on a thread of its own; only the roads are asked on the caller's.
 * An aborted signal ends the search with its best. Rejects when the worker crashes.
 */
export function answerVroom(request: VroomRequest, roads: AskRoads, signal?: AbortSignal): Promise<VroomAnswer> {
  return new Promise((resolve, reject) => {
    const stop = new SharedArrayBuffer(4)
    const raise = () => Atomics.store(new Int32Array(stop), 0, 1)
    if (signal?.aborted) raise()
    signal?.addEventListener('abort', raise, { once: true })
    const workerData: VroomWorkerData = { request, stop }
    const worker = new Worker(new URL('./vroom-worker.ts', import.meta.url), {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
      execArgv: ['--disable-warning=ExperimentalWarning'],
    })
    worker.on('message', (message: VroomWorkerMessage) => {
      if (message.kind === 'done') resolve({ code: message.code, json: message.json })
      else void askRoads(message.places, roads).then((answer) => worker.postMessage(answer))
    })
    worker.on('error', reject)
    worker.on('exit', (code) => {
      signal?.removeEventListener('abort', raise)
      reject(new Error(`the solver ended with code ${code} and no answer`))
    })
  })
}
