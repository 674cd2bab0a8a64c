import { Worker } from 'node:worker_threads'
import type { Plan, Problem, Progress, RouteOrder, Violation } from '@tournee/engine'

/** What a solve is asked. The same problem, seed and seconds give the same plan and baseline, unless the machine runs out of time (`outOfTime`). */
export interface SolveRequest {
  readonly problem: Problem
  /** budget of the search; 0 = only time and check `orders` */
  readonly seconds: number
  readonly seed: number
  /** ends by the iterations that `seconds` buy, however long they take: the same plan on every machine */
  readonly untimed?: boolean
  /** an imposed plan, instead of a search */
  readonly orders?: readonly RouteOrder[]
  /** whether to simulate first-come-first-served: on these visits, called in an order drawn from the seed, nobody's edits or locks in the way */
  readonly baseline?: { readonly problem: Problem; readonly seed: number }
}

/** A solved problem, checked: `violations` is what the independent checker says of `plan`. */
export interface SolveOutcome {
  readonly plan: Plan
  readonly violations: readonly Violation[]
  readonly baseline: Plan | null
  readonly iterations: number
  /** wall time of the search */
  readonly elapsedMs: number
  /** ended early because somebody asked */
  readonly cancelled: boolean
  /** the clock ended it before its iterations were done, or hurried its cooling: the same input and seed may give another plan */
  readonly outOfTime: boolean
}

/** Runs solves away from the event loop. */
export interface Solver {
  /** Rejects when the worker crashes; a cancelled solve resolves with its best. */
  solve(
    request: SolveRequest,
    options?: { readonly signal?: AbortSignal; readonly onProgress?: (progress: Progress) => void },
  ): Promise<SolveOutcome>
}

/** What the worker is given: the request, and a flag that becomes 1 when it must end. */
export interface SolveWorkerData {
  readonly request: SolveRequest
  readonly stop: SharedArrayBuffer
}

/** What the worker says. */
export type SolveWorkerMessage =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'done'; readonly outcome: SolveOutcome }

/** Megabytes of heap after which a run-away solve dies alone instead of taking the service with it. */
const MAX_HEAP_MB = 1_024

/** A solver that gives every solve its own thread: a crash there fails that solve only. */
export function createSolver(script: URL = new URL('./solve-worker.ts', import.meta.url)): Solver {
  return {
    solve: (request, { signal, onProgress } = {}) =>
      new Promise((resolve, reject) => {
        const stop = new SharedArrayBuffer(4)
        const raise = () => Atomics.store(new Int32Array(stop), 0, 1)
        if (signal?.aborted) raise()
        signal?.addEventListener('abort', raise, { once: true })
        const workerData: SolveWorkerData = { request, stop }
        const worker = new Worker(script, {
          workerData,
          resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
          execArgv: ['--disable-warning=ExperimentalWarning'],
        })
        worker.on('message', (message: SolveWorkerMessage) => {
          if (message.kind === 'progress') onProgress?.(message.progress)
          else resolve(message.outcome)
        })
        worker.on('error', reject)
        worker.on('exit', (code) => {
          signal?.removeEventListener('abort', raise)
          // after a result this rejection changes nothing
          reject(new Error(`the solver ended with code ${code} and no plan`))
        })
      }),
  }
}
