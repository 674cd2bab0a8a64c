import { parentPort, workerData } from 'node:worker_threads'
import { ordersOf, solve } from '@tournee/engine'
import { threadCpu } from '../scale/cpu.ts'
import type { Finish, Runner } from './race.ts'
import { toProblem } from './to-problem.ts'

const { instance, budget, exchange } = workerData as Runner

const startedAt = threadCpu()
const stop = budget.iterations === undefined ? { milliseconds: budget.seconds * 1000 } : { iterations: budget.iterations }
const { plan, iterations } = solve(toProblem(instance), { seed: budget.seed, stop, now: threadCpu, exchange })
const finish: Finish = { cost: plan.cost.total, orders: ordersOf(plan), iterations, cpuSeconds: (threadCpu() - startedAt) / 1000 }
parentPort?.postMessage(finish)
