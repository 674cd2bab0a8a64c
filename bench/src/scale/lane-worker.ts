import { parentPort } from 'node:worker_threads'
import { ordersOf, type SubResult, type SubTask, solve } from '@tournee/engine'
import { threadCpu } from './cpu.ts'

parentPort!.on('message', ({ problem, seed, stop, cooling }: SubTask) => {
  const { plan, iterations } = solve(problem, { seed, stop, cooling, explain: false, now: threadCpu })
  const result: SubResult = { orders: ordersOf(plan), iterations }
  parentPort!.postMessage(result)
})
