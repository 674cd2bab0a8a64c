import { parentPort, workerData } from 'node:worker_threads'
import { simulateYear, travelOfTable } from '@tournee/engine/slots'
import { assignDay } from '../simulation/assign-day.ts'
import type { YearMessage, YearTask } from './simulator.ts'

const { input, table, policy, seed, assign } = workerData as YearTask
const tell = (message: YearMessage) => parentPort!.postMessage(message)
const result = simulateYear(
  { ...input, travel: travelOfTable(table), assignDay },
  { policy, seed, assign, onProgress: (done, all) => tell({ kind: 'progress', done, all }) },
)
tell({ kind: 'done', result })
