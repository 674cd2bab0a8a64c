import { Worker } from 'node:worker_threads'
import { createExchange, type RouteOrder } from '@tournee/engine'
import type { Instance } from './instance.ts'
import type { Budget } from './run.ts'
import { toProblem } from './to-problem.ts'

/** What a thread is given. */
export interface Runner {
  readonly instance: Instance
  readonly budget: Budget
  readonly exchange: SharedArrayBuffer
}

/** What a thread found. */
export interface Finish {
  readonly cost: number
  readonly orders: readonly RouteOrder[]
  readonly iterations: number
  readonly cpuSeconds: number
}

/** Solves in `threads` workers with seeds of their own and one shared best; the budget is CPU time of each thread. */
export async function race(instance: Instance, budget: Budget, threads: number): Promise<readonly Finish[]> {
  const exchange = createExchange(toProblem(instance))
  return Promise.all(
    Array.from({ length: threads }, (_, i) => runThread({ instance, budget: { ...budget, seed: budget.seed + i }, exchange })),
  )
}

function runThread(runner: Runner): Promise<Finish> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./race-worker.ts', import.meta.url), { workerData: runner })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}
