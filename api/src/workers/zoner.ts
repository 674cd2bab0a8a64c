import { Worker } from 'node:worker_threads'
import type { PlanZoneDaysOptions, ZoneDayPlan, ZoneDayProblem } from '@tournee/engine/calendar'
import type { CountCost, CountOptions, Zoning, ZoningFigures, ZoningRequest } from '@tournee/engine/zoning'

/** A zoning with what plain balanced k-means would have done. */
export interface DesignedZoning extends Zoning {
  readonly kMeans: ZoningFigures | null
  /** wall time of the design alone */
  readonly seconds: number
}

/** What zoning and calendar ask of another thread. */
export type ZoneTask =
  | { readonly kind: 'design'; readonly request: ZoningRequest; readonly compare: boolean }
  | { readonly kind: 'curve'; readonly request: Omit<ZoningRequest, 'count'>; readonly options: Omit<CountOptions, 'approachMinutes'> }
  | {
      readonly kind: 'calendar'
      readonly problem: ZoneDayProblem
      readonly options: Omit<PlanZoneDaysOptions, 'solver'> & { readonly solve: boolean }
    }

/** What comes back, by task. */
export interface ZoneAnswers {
  readonly design: DesignedZoning
  readonly curve: { readonly curve: readonly CountCost[]; readonly suggested: number }
  readonly calendar: ZoneDayPlan
}

/** Designs zones and chooses zone days away from the event loop. */
export interface Zoner {
  /** Rejects when the worker crashes. */
  run<K extends ZoneTask['kind']>(task: Extract<ZoneTask, { kind: K }>, signal?: AbortSignal): Promise<ZoneAnswers[K]>
}

/** A zoner that gives every task its own thread: a crash there fails that task only. */
export function createZoner(script: URL = new URL('./zone-worker.ts', import.meta.url)): Zoner {
  return {
    run: (task, signal) =>
      new Promise((resolve, reject) => {
        signal?.throwIfAborted()
        const worker = new Worker(script, { workerData: task, execArgv: ['--disable-warning=ExperimentalWarning'] })
        const abort = () => void worker.terminate()
        signal?.addEventListener('abort', abort, { once: true })
        worker.on('message', resolve)
        worker.on('error', reject)
        // after a result this rejection changes nothing
        worker.on('exit', (code) => {
          signal?.removeEventListener('abort', abort)
          reject(new Error(`the zone worker ended with code ${code} and no answer`))
        })
      }),
  }
}

/** A zoner whose every task ends when the signal says so. */
export const stoppable = (zoner: Zoner, signal: AbortSignal): Zoner => ({ run: (task) => zoner.run(task, signal) })
