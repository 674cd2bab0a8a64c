import type { Plan } from './model/plan.ts'
import type { Exchange } from './search/exchange.ts'
import type { StoppedBy, StopRule } from './stop/stop.ts'
import type { Clocks } from './stop/timer.ts'

/** How far the search has come. */
export interface Progress {
  readonly iterations: number
  /** of the best plan so far; never rises */
  readonly cost: number
  readonly served: number
  readonly unassigned: number
  /** by the wall clock */
  readonly elapsedMs: number
  /** how much of the search is done, 0 to 1 */
  readonly share: number
}

/** What a search is asked. `stop` is required, the rest is `SOLVE_DEFAULTS`; everything else is measured (docs/algorithm.md). */
export interface SolveOptions extends Clocks {
  readonly stop: StopRule
  /** same seed and iteration limit, same plan */
  readonly seed?: number
  readonly onProgress?: (progress: Progress) => void
  /** milliseconds of the wall clock between two calls of `onProgress` */
  readonly progressEvery?: number
  /** asked every few milliseconds: once `aborted`, the best plan so far is returned */
  readonly signal?: { readonly aborted: boolean }
  /** shared with other searches of the same problem in other threads, see `createExchange` */
  readonly exchange?: Exchange
  /** reasons for every visit left out */
  readonly explain?: boolean
  /** the order of days of up to 12 visits proven, or bettered, by the exact programme; default as `explain` */
  readonly certify?: boolean
  /** the stretch of the cooling that this search covers, 0 hot to 1 cold. A part of a longer search, or one that goes on from a plan, starts where the last one was. */
  readonly cooling?: readonly [from: number, until: number]
}

/** What is not asked for. */
export const SOLVE_DEFAULTS = { seed: 1, progressEvery: 250, explain: true, cooling: [0, 1] } as const satisfies Partial<SolveOptions>

/** The best plan found, and how. */
export interface SolveResult {
  readonly plan: Plan
  readonly iterations: number
  readonly stoppedBy: StoppedBy
  /** the clock ended or cooled a search that had an iteration limit, or had no other: the same seed may give another plan */
  readonly byClock: boolean
  /** every improvement that was reported or ended a stretch of the search */
  readonly trace: readonly { readonly iteration: number; readonly cost: number }[]
}
