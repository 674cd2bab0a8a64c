import { Worker } from 'node:worker_threads'
import type { BookingPolicy, SimulationOptions, SimulationResult } from '@tournee/engine/slots'
import type { YearInput } from '../simulation/year-input.ts'

/** One year to simulate on another thread. */
export interface YearTask {
  readonly input: YearInput
  readonly table: { readonly size: number; readonly durations: Int32Array; readonly distances: Int32Array }
  readonly policy: BookingPolicy
  readonly seed: number
  readonly assign: NonNullable<SimulationOptions['assign']>
}

/** What the worker says. */
export type YearMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly all: number }
  | { readonly kind: 'done'; readonly result: SimulationResult }

/** Simulates a year away from the event loop; rejects when the worker crashes. */
export function runYear(
  task: YearTask,
  onProgress: (done: number, all: number) => void,
  script: URL = new URL('./simulate-worker.ts', import.meta.url),
): Promise<SimulationResult> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, { workerData: task, execArgv: ['--disable-warning=ExperimentalWarning'] })
    worker.on('message', (message: YearMessage) => {
      if (message.kind === 'progress') onProgress(message.done, message.all)
      else resolve(message.result)
    })
    worker.on('error', reject)
    // after a result this rejection changes nothing
    worker.on('exit', (code) => reject(new Error(`the simulation ended with code ${code} and no result`)))
  })
}
