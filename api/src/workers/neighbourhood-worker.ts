import { performance } from 'node:perf_hooks'
import { parentPort } from 'node:worker_threads'
import { ordersOf, type SubResult, type SubTask, solve } from '@tournee/engine'

parentPort!.on('message', ({ problem, seed, stop, cooling }: SubTask) => {
  const { plan, iterations } = solve(problem, { seed, stop, cooling, explain: false, now: () => performance.now() })
  const result: SubResult = { orders: ordersOf(plan), iterations }
  parentPort!.postMessage(result)
})
