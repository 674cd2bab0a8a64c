import { parentPort, workerData } from 'node:worker_threads'
import { threadCpu } from '../scale/cpu.ts'
import type { Budget } from '../vrp/run.ts'
import { runPeriodic } from './command.ts'

const { file, budget, bks } = workerData as { readonly file: string; readonly budget: Budget; readonly bks: number }

parentPort?.postMessage(runPeriodic(file, budget, bks, threadCpu))
