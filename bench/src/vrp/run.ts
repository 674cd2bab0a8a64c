import { ordersOf, solve } from '@tournee/engine'
import { checkPlan } from '@tournee/engine/check'
import type { Instance } from './instance.ts'
import { score } from './score.ts'
import { toProblem, toTours } from './to-problem.ts'

/** How long and with which seed an instance is solved. */
export interface Budget {
  readonly seconds: number
  /** instead of seconds: deterministic */
  readonly iterations?: number
  readonly seed: number
}

/** One line of a benchmark; `gapPct` is NaN where no best-known value is known. */
export interface Line {
  readonly name: string
  readonly cost: number
  readonly bks: number
  readonly gapPct: number
  readonly vehicles: number
  readonly violations: readonly string[]
  readonly cpuSeconds: number
  readonly iterations: number
}

/** CPU milliseconds this process has used, all its threads together. */
const cpu = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Solves an instance within the budget (CPU time) and scores the answer twice: by the file and by the engine's checker. */
export function runInstance(instance: Instance, budget: Budget, bks: { readonly cost: number; readonly vehicles: number }): Line {
  const problem = toProblem(instance)
  const startedAt = cpu()
  const stop = budget.iterations === undefined ? { milliseconds: budget.seconds * 1000 } : { iterations: budget.iterations }
  const { plan, iterations } = solve(problem, { seed: budget.seed, stop, now: cpu })
  const cpuSeconds = (cpu() - startedAt) / 1000
  const result = score(instance, toTours(ordersOf(plan)))
  const violations = [...result.violations, ...checkPlan(problem, plan).map((violation) => JSON.stringify(violation))]
  const extra = instance.vehiclesFirst ? Math.max(0, result.vehicles - bks.vehicles) : 0
  const byDistance = 100 * (result.cost / bks.cost - 1)
  const gapPct = extra > 0 ? (100 * extra) / bks.vehicles + Math.max(0, byDistance) : byDistance
  return { name: instance.name, cost: result.cost, bks: bks.cost, gapPct, vehicles: result.vehicles, violations, cpuSeconds, iterations }
}
