import type { Company, IsoWeek } from '@tournee/contract'
import { type Plan, type Problem, parseProblem, problemToJson, type RouteOrder } from '@tournee/engine'

/** What a plan was made from, as stored with it: enough to recompute every figure without asking anybody. */
export interface FrozenInputs {
  readonly format: 1
  readonly week: IsoWeek
  /** JSON form of the engine's problem: docs/problem-format.md */
  readonly problem: unknown
  /** the plan's routes: shift and visits in order */
  readonly plan: readonly RouteOrder[]
  /** the baseline as it was simulated: its appointments keep their hours, so its routes are stored whole */
  readonly baseline: { readonly policy: string; readonly seed: number; readonly routes: Plan['routes'] }
  readonly rates: Company['rates']
  /** where the matrix comes from, and its version */
  readonly travel: { readonly source: string | null; readonly dataVersion: string }
}

/** The name of the simulated policy, as stored and reported. */
export const BASELINE_POLICY = 'first-come-first-served'

/** A problem as plain JSON. */
export const freezeProblem = (problem: Problem): unknown => problemToJson(problem)

/** The problem of stored inputs; throws when they are not ours. */
export function thawProblem(stored: unknown): Problem {
  const parsed = parseProblem(stored)
  if (!parsed.ok) throw new Error(`stored inputs cannot be read: ${parsed.errors[0]?.cause}`)
  return parsed.problem
}
