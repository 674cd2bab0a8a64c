import {
  createRandom,
  evaluate,
  hasLinks,
  ordersOf,
  type Plan,
  type Problem,
  type RouteOrder,
  solve,
  type Violation,
} from '@tournee/engine'
import { checkPlan } from '@tournee/engine/check'
import { bestOf, isSmallCase } from './best-of.ts'
import { mutations } from './mutations.ts'
import { withoutARule } from './small-cases.ts'

/** What a property says of one problem: nothing when it holds. `missed` counts optima the search did not reach: no fault, but told. */
export interface Verdict {
  readonly faults: readonly string[]
  readonly missed?: number
  readonly proven?: number
}

/** A rule that holds for every problem and seed. */
export interface Property {
  readonly name: string
  check(problem: Problem, seed: number, iterations: number): Verdict
}

/** All orders of so many visits are 120. */
const MOST_PERMUTED = 5
const NONE: Verdict = { faults: [] }
const name = ({ cause, where, by }: Violation) => `${cause} ${JSON.stringify(where)} by ${by}`

/** The plan breaks nothing, costs what the search said or less, and comes out again from the same seed. */
const solvedPlansAreSound: Property = {
  name: 'solved plans are sound',
  check: (problem, seed, iterations) => {
    const { plan, trace } = solve(problem, { seed, stop: { iterations } })
    const faults = checkPlan(problem, plan).map(name)
    const told = trace.at(-1)!.cost
    if (plan.cost.total > told) faults.push(`costs ${plan.cost.total}, the search said ${told}`)
    const again = solve(problem, { seed, stop: { iterations } }).plan
    if (JSON.stringify(again) !== JSON.stringify(plan)) faults.push('another plan from the same seed')
    return { faults }
  },
}

/** Whatever the search starts from, what it returns is sound. */
const anyStartEndsSound: Property = {
  name: 'any start ends sound',
  check: (problem, seed, iterations) => {
    const initial = randomOrders(problem, seed)
    const { plan } = solve({ ...problem, initial }, { seed, stop: { iterations }, explain: false })
    return { faults: checkPlan(problem, plan).map(name) }
  },
}

/** Timing and checker agree on every figure, of orders that break rules too. */
const anyOrderIsTimedRight: Property = {
  name: 'any order is timed right',
  check: (problem, seed) => {
    const violations = checkPlan(problem, evaluate(problem, randomOrders(problem, seed)))
    return { faults: violations.filter(({ cause }) => cause === 'figures' || cause === 'timing').map(name) }
  },
}

/** A plan stays sound and costs the same when visits, technicians and shifts are listed in another order. */
const listingOrderIsNoMatter: Property = {
  name: 'listing order is no matter',
  check: (problem, seed, iterations) => {
    const { plan } = solve(problem, { seed, stop: { iterations }, explain: false })
    const shuffled = shuffle(problem, seed)
    const same = evaluate(shuffled, ordersOf(plan))
    const faults = checkPlan(shuffled, same).map(name)
    if (same.cost.total !== plan.cost.total) faults.push(`costs ${same.cost.total} instead of ${plan.cost.total}`)
    return { faults: [...faults, ...checkPlan(shuffled, solve(shuffled, { seed, stop: { iterations } }).plan).map(name)] }
  },
}

/** No other order of a route marked `optimal` is sound and costs less, by trying all orders of up to five visits. */
const proofsAreTrue: Property = {
  name: 'proofs are true',
  check: (problem, seed, iterations) => {
    const { plan } = solve(problem, { seed, stop: { iterations }, explain: false, certify: true })
    const orders = ordersOf(plan)
    const proven = orders.filter(
      ({ visits }, i) => plan.routes[i]!.proof === 'optimal' && visits.length > 1 && visits.length <= MOST_PERMUTED,
    )
    const faults = proven.flatMap((order) =>
      permutations(order.visits).flatMap((visits) => {
        const other = evaluate(
          problem,
          orders.map((one) => (one === order ? { ...one, visits } : one)),
        )
        const better = other.cost.total < plan.cost.total && checkPlan(problem, other).length === 0
        return better ? [`${order.shift}: ${visits} costs ${other.cost.total}, the proven order ${plan.cost.total}`] : []
      }),
    )
    return { faults: faults.slice(0, 1) }
  },
}

/** The checker notices a sound plan tampered with. */
const tamperingIsNoticed: Property = {
  name: 'tampering is noticed',
  check: (problem, seed, iterations) => {
    const { plan } = solve(problem, { seed, stop: { iterations }, explain: false })
    return {
      faults: mutations(plan, seed).flatMap(([what, tampered]) =>
        checkPlan(problem, tampered).length === 0 ? [`not noticed: ${what}`] : [],
      ),
    }
  },
}

/** On problems small enough to try everything: never better than the best, and a rule less never makes the best worse. */
const smallOptimaAreRespected: Property = {
  name: 'small optima are respected',
  check: (raw, seed, iterations) => {
    if (!isSmallCase(raw) || hasLinks(raw)) return NONE
    const problem = { ...raw, objective: { ...raw.objective, perUnfairSecond: 0 } }
    const best = bestOf(problem)
    const found: Plan = solve(problem, { seed, stop: { iterations: iterations * 10 } }).plan
    const faults: string[] = []
    if (found.cost.total < best) faults.push(`found ${found.cost.total} below the optimum ${best}`)
    for (const [what, relaxed] of isTimedFree(problem) ? withoutARule(problem, seed) : []) {
      const eased = bestOf(relaxed)
      if (eased > best) faults.push(`without ${what} the optimum rises from ${best} to ${eased}`)
    }
    return { faults, proven: 1, missed: found.cost.total > best ? 1 : 0 }
  },
}

/**
 * Whether hours cost nothing. Routes run as early as their rules allow (docs/algorithm.md), not as cheaply: without a window a
 * visit may come further from its ideal date, or a break at a place be passed on the dearer side of a visit.
 */
function isTimedFree({ visits, shifts }: Problem): boolean {
  return (
    visits.every(({ due }) => due?.ideal === undefined) &&
    shifts.every(({ breaks = [] }) => breaks.every(({ location }) => location === undefined))
  )
}

/** All of them. */
export const PROPERTIES: readonly Property[] = [
  solvedPlansAreSound,
  anyStartEndsSound,
  anyOrderIsTimedRight,
  listingOrderIsNoMatter,
  proofsAreTrue,
  tamperingIsNoticed,
  smallOptimaAreRespected,
]

/** Every visit on some shift, in any order. */
function randomOrders(problem: Problem, seed: number): readonly RouteOrder[] {
  const random = createRandom(seed)
  const orders = problem.shifts.map(({ id }) => ({ shift: id, visits: [] as string[] }))
  for (const { id } of problem.visits) {
    const { visits } = orders[random.below(orders.length)]!
    visits.splice(random.below(visits.length + 1), 0, id)
  }
  return orders
}

function shuffle(problem: Problem, seed: number): Problem {
  const random = createRandom(seed + 1)
  const mixed = <T>(list: readonly T[]): readonly T[] => {
    const keyed = list.map((item) => [random.next(), item] as const)
    return keyed.sort(([one], [other]) => one - other).map(([, item]) => item)
  }
  return { ...problem, visits: mixed(problem.visits), shifts: mixed(problem.shifts), technicians: mixed(problem.technicians) }
}

function permutations<T>(list: readonly T[]): readonly (readonly T[])[] {
  if (list.length <= 1) return [list]
  return list.flatMap((item, i) => permutations(list.toSpliced(i, 1)).map((rest) => [item, ...rest]))
}
