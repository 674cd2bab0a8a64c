import { once } from 'node:events'
import { performance } from 'node:perf_hooks'
import { parentPort, workerData } from 'node:worker_threads'
import { type LngLat, type Matrix, type Plan, type Problem, solve } from '@tournee/engine'
import { readVroomOptions, runVroom, type VroomOutput } from '@tournee/engine/vroom'
import { checkJsonDepth } from '../http/json-depth.ts'
import { THREAD_CLOCKS } from './thread-clock.ts'
import type { VroomRoadsMessage, VroomWorkerData, VroomWorkerMessage } from './vroomer.ts'

/** Tasks and vehicles taken, as vroom-express bounds them by its `maxjobs` and `maxvehicles`. */
const MAX_TASKS = 2_000
const MAX_VEHICLES = 500
/** Seconds of search where `options.l` says nothing, and at most. */
const SECONDS = 5
const MAX_SECONDS = 60
/** Without `options.l` the search also ends after so many iterations: a handful of tasks is answered at once. */
const ITERATIONS = 5_000
const ITERATIONS_PER_TASK = 2_000

const { request, stop } = workerData as VroomWorkerData
const flag = new Int32Array(stop)
const signal = {
  get aborted(): boolean {
    return Atomics.load(flag, 0) === 1
  },
}
const tell = (message: VroomWorkerMessage) => parentPort!.postMessage(message)

async function matrices(_profile: string, places: readonly LngLat[]): Promise<Matrix> {
  const heard = once(parentPort!, 'message') as Promise<[VroomRoadsMessage]>
  tell({ kind: 'table', places })
  const [answer] = await heard
  if (!answer.ok) throw new Error(answer.cause)
  return answer.table
}

/** Plans within the seconds that the input allows itself. */
function planner(json: unknown): (problem: Problem) => Plan {
  const { limitSeconds } = readVroomOptions(json)
  const milliseconds = 1_000 * Math.min(limitSeconds ?? SECONDS, MAX_SECONDS)
  return (problem) => {
    const enough = limitSeconds === undefined ? { iterations: ITERATIONS + ITERATIONS_PER_TASK * problem.visits.length } : {}
    // seconds asked for are those of the wall clock; our own are a safety net behind the iterations
    const clocks = limitSeconds === undefined ? THREAD_CLOCKS : { now: THREAD_CLOCKS.now! }
    return solve(problem, { stop: { milliseconds, ...enough }, ...clocks, signal }).plan
  }
}

const lengthOf = (json: unknown, key: string): number => {
  const list = typeof json === 'object' && json !== null ? (json as Readonly<Record<string, unknown>>)[key] : undefined
  return Array.isArray(list) ? list.length : 0
}

const isTooLarge = (json: unknown): boolean =>
  lengthOf(json, 'jobs') + 2 * lengthOf(json, 'shipments') > MAX_TASKS || lengthOf(json, 'vehicles') > MAX_VEHICLES

type Answer = VroomOutput | { readonly code: 2 | 4; readonly error: string }

async function answer(): Promise<Answer> {
  let json: unknown
  try {
    checkJsonDepth(request.body)
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(request.body))
  } catch (error) {
    return { code: 2, error: `the body is not JSON: ${(error as Error).message.slice(0, 200)}` }
  }
  if (isTooLarge(json)) return { code: 4, error: `too many: at most ${MAX_TASKS} tasks and ${MAX_VEHICLES} vehicles` }
  const mode = request.check ? { mode: 'check' as const } : {}
  return runVroom(json, { solve: planner(json), matrices, now: () => performance.now(), ...mode })
}

const said = await answer()
tell({ kind: 'done', code: said.code, json: JSON.stringify(said) })
