import type { StopRule } from '@tournee/engine'

/**
 * Iterations granted for a second of budget: about a third of what one core of 2024 gets through on a week of 100 visits, so that the iterations are
 * what ends a run there, and the same input and seed give the same plan. On a slower or busier machine the seconds end it.
 */
const ITERATIONS_PER_SECOND = 12_000

/** What a budget in seconds buys: so many iterations, and never longer than the seconds. */
export const searchEffort = (seconds: number): StopRule & { readonly iterations: number; readonly milliseconds: number } => ({
  iterations: Math.max(1, Math.round(seconds * ITERATIONS_PER_SECOND)),
  milliseconds: seconds * 1_000,
})

/** How far a run has come, 0 to 1, by whichever limit is nearer. */
export function shareOfEffort(seconds: number, at: { readonly iterations: number; readonly elapsedMs: number }): number {
  const effort = searchEffort(seconds)
  return Math.min(1, Math.max(at.iterations / effort.iterations, at.elapsedMs / effort.milliseconds))
}
