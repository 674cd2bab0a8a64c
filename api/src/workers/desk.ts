import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Insertion, Plan, Problem, Reason, RouteOrder, Violation } from '@tournee/engine'
import type { AgendaInput, PlannedAgenda } from '../meeting/agenda.ts'
import type { HeldHour } from '../planning/hold-visits.ts'

/** Unassigned visits for which a hand edit seeks reasons: they take most of its time. */
export const EXPLAINED = 12

/** Imposed routes to be timed and checked. */
export interface AppraiseTask {
  readonly kind: 'appraise'
  readonly problem: Problem
  readonly orders: readonly RouteOrder[]
  /** hours to hold, as long as that breaks nothing new on their shift */
  readonly held?: readonly HeldHour[]
  /** what was there before: what it broke already is not held against the orders; absent = anything goes */
  readonly before?: { readonly problem: Problem; readonly orders: readonly RouteOrder[] }
  /** the problem and the order of calls by which the phone would have booked */
  readonly baseline?: { readonly problem: Problem; readonly seed: number }
  /** reasons are sought for so many unassigned visits at most, the most urgent first; the others have none */
  readonly explained: number
}

/** Imposed routes, appraised; refused ones (`fresh` not empty) are neither explained nor compared. */
export interface Appraisal {
  readonly plan: Plan
  readonly violations: readonly Violation[]
  /** those that were not there before */
  readonly fresh: readonly Violation[]
  /** the hours that were held */
  readonly held: readonly HeldHour[]
  readonly baseline: Plan | null
}

/** Where one visit could go. */
export interface RecommendTask {
  readonly kind: 'recommend'
  readonly problem: Problem
  readonly orders: readonly RouteOrder[]
  readonly visit: string
}

/** A shift's best place, or the reason why not there. */
export interface Recommendation {
  readonly insertions: readonly Insertion[]
  readonly reasons: readonly Reason[]
}

/** What a meeting has to decide about a week. */
export type AgendaTask = AgendaInput & { readonly kind: 'agenda' }

/** What the desk is asked, and answers. */
export type DeskTask = AppraiseTask | RecommendTask | AgendaTask
export interface DeskAnswers {
  readonly appraise: Appraisal
  readonly recommend: Recommendation
  readonly agenda: PlannedAgenda
}
export type DeskMessage =
  | { readonly ok: true; readonly answer: DeskAnswers[DeskTask['kind']] }
  | { readonly ok: false; readonly message: string }

/** The planner's desk: appraises edits made by hand, away from the event loop, on one thread that stays warm. */
export interface Desk {
  /** in the order asked; rejects when the thread crashes, the next task gets a new one */
  ask<K extends DeskTask['kind']>(task: Extract<DeskTask, { kind: K }>): Promise<DeskAnswers[K]>
  /** starts the thread, so that the first task does not wait for it */
  warm(): void
  /** ends the thread once it has answered */
  close(): Promise<void>
}

interface Waiting {
  readonly resolve: (answer: never) => void
  readonly reject: (error: Error) => void
}

/** A desk whose thread starts with the first task and keeps nobody's process alive. */
export function createDesk(script: URL = new URL('./desk-worker.ts', import.meta.url)): Desk {
  let worker: Worker | null = null
  const waiting: Waiting[] = []
  const start = (): Worker => {
    const fresh = new Worker(script, { execArgv: ['--disable-warning=ExperimentalWarning'] })
    const fail = (error: Error) => {
      if (worker !== fresh) return
      worker = null
      for (const { reject } of waiting.splice(0)) reject(error)
    }
    fresh.on('message', (message: DeskMessage) => {
      const next = waiting.shift()
      if (waiting.length === 0) fresh.unref()
      if (message.ok) next?.resolve(message.answer as never)
      else next?.reject(new Error(message.message))
    })
    fresh.on('error', fail)
    fresh.on('exit', (code) => fail(new Error(`the desk ended with code ${code} and no answer`)))
    return fresh
  }
  return {
    ask: (task) =>
      new Promise((resolve, reject) => {
        worker ??= start()
        waiting.push({ resolve, reject })
        worker.ref()
        worker.postMessage(task)
      }),
    warm: () => {
      if (worker) return
      worker = start()
      worker.unref()
    },
    close: async () => {
      if (!worker) return
      const gone = once(worker, 'exit')
      worker.ref()
      worker.postMessage(null)
      await gone
    },
  }
}
