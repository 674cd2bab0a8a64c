import { availableParallelism } from 'node:os'
import { performance } from 'node:perf_hooks'
import { Worker } from 'node:worker_threads'
import { explainUnassigned, type Problem, type SolveMany, type SubResult, type SubTask, solveLarge } from '@tournee/engine'
import { checkPlan } from '@tournee/engine/check'
import type { SolveOutcome } from './solver.ts'

/** From so many visits on a problem is solved by neighbourhoods: searched whole it would take a gigabyte and more, and one core only. */
export const LARGE_FROM = 6_000
/** With more visits left out than this, the reasons, sought on every shift, would take longer than the search. */
const MOST_EXPLAINED = 20

/** One task at a time on each thread, in the order asked. */
async function spread(workers: readonly Worker[], tasks: readonly SubTask[]): Promise<readonly SubResult[]> {
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
}

function askOne(worker: Worker, task: SubTask): Promise<SubResult> {
  return new Promise((resolve, reject) => {
    worker.removeAllListeners()
    worker.once('message', resolve).once('error', reject)
    worker.once('exit', (code) => reject(new Error(`a solver ended with code ${code} and no plan`)))
    worker.postMessage(task)
  })
}

/** Solves a problem of `LARGE_FROM` visits or more on a thread per core; checked as every outcome is. */
export async function solveInNeighbourhoods(problem: Problem, seconds: number, seed: number): Promise<SolveOutcome> {
  const startedAt = performance.now()
  const script = new URL('./neighbourhood-worker.ts', import.meta.url)
  const options = { execArgv: ['--disable-warning=ExperimentalWarning'] }
  const workers = Array.from({ length: availableParallelism() }, () => new Worker(script, options))
  const solveMany: SolveMany = (tasks) => spread(workers, tasks)
  try {
    const { plan, iterations, stoppedBy } = await solveLarge(problem, {
      seed,
      stop: { milliseconds: seconds * 1_000 },
      now: () => performance.now(),
      solveMany,
      lanes: workers.length,
      explain: false,
    })
    const elapsedMs = performance.now() - startedAt
    const unassigned = plan.unassigned.length <= MOST_EXPLAINED ? explainUnassigned(problem, plan) : plan.unassigned
    const explained = { ...plan, unassigned }
    return {
      plan: explained,
      violations: checkPlan(problem, explained),
      baseline: null,
      iterations,
      elapsedMs,
      cancelled: false,
      outOfTime: stoppedBy === 'time',
    }
  } finally {
    await Promise.all(workers.map((worker) => worker.removeAllListeners().terminate()))
  }
}
