import { evaluate, ordersOf, solve } from '@tournee/engine'
import { checkPlan } from '@tournee/engine/check'
import type { Instance } from './instance.ts'
import { type Finish, race } from './race.ts'
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

/** The best published value, and its vehicles where they come first. */
export interface BestKnown {
  readonly cost: number
  readonly vehicles: number
}

/** CPU milliseconds this process has used, all its threads together. */
const cpu = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Solves in this thread; the budget is CPU time of the process. */
function solveHere(instance: Instance, budget: Budget): Finish {
  const startedAt = cpu()
  const stop = budget.iterations === undefined ? { milliseconds: budget.seconds * 1000 } : { iterations: budget.iterations }
  const { plan, iterations } = solve(toProblem(instance), { seed: budget.seed, stop, now: cpu })
  return { cost: plan.cost.total, orders: ordersOf(plan), iterations, cpuSeconds: (cpu() - startedAt) / 1000 }
}

/** Solves an instance within the budget in one thread and scores the answer. */
export const runInstance = (instance: Instance, budget: Budget, bks: BestKnown): Line => judge(instance, [solveHere(instance, budget)], bks)

/** As `runInstance`, in several threads that share their best; the budget is CPU time of each. */
export const runRace = async (instance: Instance, budget: Budget, bks: BestKnown, threads: number): Promise<Line> =>
  judge(instance, await race(instance, budget, threads), bks)

/** Scores the best answer twice: by the instance file and by the engine's checker. */
function judge(instance: Instance, finishes: readonly Finish[], bks: BestKnown): Line {
  const best = finishes.reduce((least, finish) => (finish.cost < least.cost ? finish : least))
  const problem = toProblem(instance)
  const result = score(instance, toTours(best.orders))
  const violations = [
    ...result.violations,
    ...checkPlan(problem, evaluate(problem, best.orders)).map((violation) => JSON.stringify(violation)),
  ]
  const extra = instance.vehiclesFirst ? Math.max(0, result.vehicles - bks.vehicles) : 0
  const byDistance = 100 * (result.cost / bks.cost - 1)
  return {
    name: instance.name,
    cost: result.cost,
    bks: bks.cost,
    gapPct: extra > 0 ? (100 * extra) / bks.vehicles + Math.max(0, byDistance) : byDistance,
    vehicles: result.vehicles,
    violations,
    cpuSeconds: finishes.reduce((sum, finish) => sum + finish.cpuSeconds, 0),
    iterations: finishes.reduce((sum, finish) => sum + finish.iterations, 0),
  }
}
