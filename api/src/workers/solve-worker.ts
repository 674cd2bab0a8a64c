import { performance } from 'node:perf_hooks'
import { parentPort, workerData } from 'node:worker_threads'
import { evaluate, explainUnassigned, firstComeFirstServed, type Plan, type Problem, solve } from '@tournee/engine'
import { checkPlan } from '@tournee/engine/check'
import { callOrder } from '../planning/call-order.ts'
import { searchEffort } from './search-effort.ts'
import type { SolveOutcome, SolveRequest, SolveWorkerData, SolveWorkerMessage } from './solver.ts'
import { THREAD_CLOCKS } from './thread-clock.ts'

const PROGRESS_EVERY_MS = 200

const { request, stop } = workerData as SolveWorkerData
const flag = new Int32Array(stop)
const signal = {
  get aborted(): boolean {
    return Atomics.load(flag, 0) === 1
  },
}
const tell = (message: SolveWorkerMessage) => parentPort!.postMessage(message)

/** The plan, found or imposed, and how. */
function makePlan({ problem, orders, seconds, seed, untimed = false }: SolveRequest): {
  plan: Plan
  iterations: number
  cancelled: boolean
  outOfTime: boolean
} {
  if (orders) return { plan: evaluate(problem, orders), iterations: 0, cancelled: false, outOfTime: false }
  const found = solve(problem, {
    seed,
    stop: untimed ? { iterations: searchEffort(seconds).iterations } : searchEffort(seconds),
    ...THREAD_CLOCKS,
    progressEvery: PROGRESS_EVERY_MS,
    onProgress: (progress) => tell({ kind: 'progress', progress }),
    signal,
    // explained once, below, with imposed plans
    explain: false,
    certify: true,
  })
  return {
    plan: found.plan,
    iterations: found.iterations,
    cancelled: found.stoppedBy === 'signal',
    outOfTime: found.byClock && found.stoppedBy !== 'signal',
  }
}

const baselineOf = (problem: Problem, seed: number): Plan => firstComeFirstServed(problem, { callOrder: callOrder(problem, seed) })

function run(): SolveOutcome {
  const baseline = request.baseline ? baselineOf(request.baseline.problem, request.baseline.seed) : null
  const startedAt = performance.now()
  const { plan, ...how } = makePlan(request)
  const elapsedMs = performance.now() - startedAt
  const explained = { ...plan, unassigned: explainUnassigned(request.problem, plan) }
  return { plan: explained, violations: checkPlan(request.problem, explained), baseline, elapsedMs, ...how }
}

tell({ kind: 'done', outcome: run() })
