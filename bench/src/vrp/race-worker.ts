import { parentPort, workerData } from 'node:worker_threads'
import { ordersOf, solve } from '@tournee/engine'
import type { Finish, Runner } from './race.ts'
import { toProblem } from './to-problem.ts'

const { instance, budget, exchange } = workerData as Runner

/** CPU milliseconds of this thread alone. */
const cpu = (): number => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
const startedAt = cpu()
const stop = budget.iterations === undefined ? { milliseconds: budget.seconds * 1000 } : { iterations: budget.iterations }
const { plan, iterations } = solve(toProblem(instance), { seed: budget.seed, stop, now: cpu, exchange })
const finish: Finish = { cost: plan.cost.total, orders: ordersOf(plan), iterations, cpuSeconds: (cpu() - startedAt) / 1000 }
parentPort?.postMessage(finish)
