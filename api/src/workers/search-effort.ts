import type { StopRule } from '@tournee/engine'

/**
 * Iterations granted for a second of budget: about a third of what one core of 2024 gets through on a week of 100 visits, so that the iterations are
 * what ends a run there, and the same input and seed give the same plan. The seconds are a safety net for a slower machine: they count the
 * processor time of the solving thread, so that a busier one changes nothing, and thirty times as many by the wall clock at most (`WALL_ROOM`).
 */
const ITERATIONS_PER_SECOND = 12_000

/** What a budget in seconds buys: so many iterations, and never more work than these seconds. */
export const searchEffort = (seconds: number): StopRule & { readonly iterations: number; readonly milliseconds: number } => ({
  iterations: Math.max(1, Math.round(seconds * ITERATIONS_PER_SECOND)),
  milliseconds: seconds * 1_000,
})
