import { evaluate } from '../evaluate.ts'
import { refuseLinks } from '../links/refuse-links.ts'
import type { Plan } from '../model/plan.ts'
import type { Problem } from '../model/problem.ts'
import { coolingOf, meanLeg, temperature } from '../search/acceptance.ts'
import { bestOrders } from '../search/best.ts'
import type { SolveOptions } from '../solve-options.ts'
import { reached, type StoppedBy, shareDone } from '../stop/stop.ts'
import { createTimer } from '../stop/timer.ts'
import { accept, choosePattern, iteratePeriodic, sorted } from './iterate-periodic.ts'
import { type Expanded, expand, type Pattern, type PeriodicProblem } from './periodic-problem.ts'
import { createPeriodicSearch, type PeriodicSearch } from './periodic-state.ts'

/** The best days and routes found. */
export interface PeriodicResult {
  /** a plan of `problem` */
  readonly plan: Plan
  /** the problem in which every periodic visit is one visit per chosen day (`visitOn`); left out: those of its first pattern */
  readonly problem: Problem
  /** the days chosen, by periodic visit; null = left out */
  readonly days: Readonly<Record<string, Pattern | null>>
  readonly iterations: number
  readonly stoppedBy: StoppedBy
}

/** Iterations between two looks at clock and signal. */
const STRETCH = 64

/**
 * Chooses the days of every periodic visit together with the routes: strings of visits are taken off, their customers either keep
 * their days or are taken off all of them and put where a whole pattern costs least; accepted by annealing. All rules of the engine
 * hold on every day, fairness and reference plan aside. Throws on a broken problem, `LinkedVisitsRefused` on links.
 */
export function solvePeriodic(
  periodic: PeriodicProblem,
  options: Pick<SolveOptions, 'seed' | 'stop' | 'now' | 'busy' | 'signal'>,
): PeriodicResult {
  refuseLinks(periodic.problem, 'solvePeriodic', 'choose the days first, then use solve')
  const { stop, now, signal } = options
  if (stop.milliseconds !== undefined && !now) throw new Error('stop.milliseconds needs a clock: give options.now')
  const elapsed = createTimer(options)
  const expanded = expand(periodic)
  const search = createPeriodicSearch(expanded, options.seed ?? 1)
  construct(search)
  search.leg = meanLeg(search.c, search.s)
  const cooling = coolingOf(search.c)
  let improvedAt = 0
  for (;;) {
    const standing = { iterations: search.iterations, ...elapsed(), sinceImprovement: search.iterations - improvedAt }
    const why = signal?.aborted ? 'signal' : reached(stop, standing)
    if (why || search.c.visits === 0) return resultOf(periodic, expanded, search, why ?? 'no-improvement')
    const degrees = temperature(search.leg, shareDone(stop, standing), cooling)
    const until = Math.min(search.iterations + STRETCH, stop.iterations ?? Number.POSITIVE_INFINITY)
    while (search.iterations < until) if (iteratePeriodic(search, degrees)) improvedAt = search.iterations
  }
}

/** Every customer once, where a pattern has room. */
function construct(search: PeriodicSearch): void {
  const { s, penalty } = search
  search.left = sorted(search, search.left).filter((customer) => {
    s.total -= penalty[customer]!
    if (choosePattern(search, customer)) return false
    s.total += penalty[customer]!
    return true
  })
  accept(search)
}

function resultOf({ problem }: PeriodicProblem, expanded: Expanded, search: PeriodicSearch, stoppedBy: StoppedBy): PeriodicResult {
  const kept = new Set(search.patterns.flatMap((list, customer) => list[Math.max(0, search.bestChosen[customer]!)]!))
  const visits = expanded.problem.visits
  const orders = bestOrders(search.best).flatMap((list, route) =>
    list.length > 0 ? [{ shift: problem.shifts[route]!.id, visits: Array.from(list, (v) => visits[v]!.id) }] : [],
  )
  const chosen: Problem = { ...expanded.problem, visits: visits.filter((_, v) => kept.has(v)) }
  const days = problem.visits.map(({ id }, customer) => {
    const pattern = search.patterns[customer]![search.bestChosen[customer]!]
    return [id, pattern?.flatMap((v) => dayOf(visits[v]!.lock)) ?? null] as const
  })
  return { plan: evaluate(chosen, orders), problem: chosen, days: Object.fromEntries(days), iterations: search.iterations, stoppedBy }
}

const dayOf = (lock: Problem['visits'][number]['lock']): readonly string[] => (lock?.kind === 'day' ? [lock.day] : [])
