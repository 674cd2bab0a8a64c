import { Worker } from 'node:worker_threads'
import type { SolveMany, SubResult, SubTask } from '@tournee/engine'

/** Solves neighbourhoods on `threads` worker threads; a task's milliseconds are CPU time of its thread. `close` ends the threads. */
export function createLanes(threads: number): { readonly solveMany: SolveMany; close(): Promise<void> } {
  const workers = Array.from({ length: threads }, () => new Worker(new URL('./lane-worker.ts', import.meta.url)))
  const askOne = (worker: Worker, task: SubTask): Promise<SubResult> =>
    new Promise((resolve, reject) => {
      worker.removeAllListeners('message').removeAllListeners('error')
      worker.once('message', resolve).once('error', reject)
      worker.postMessage(task)
    })
  return {
    solveMany: async (tasks) => {
      const results: SubResult[] = []
      let next = 0
      const lane = async (worker: Worker) => {
        while (next < tasks.length) {
          const index = next++
          results[index] = await askOne(worker, tasks[index]!)
        }
      }
      await Promise.all(workers.map(lane))
      return results
    },
    close: async () => void (await Promise.all(workers.map((worker) => worker.terminate()))),
  }
}
