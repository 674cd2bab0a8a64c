import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkPlan } from '../check/index.ts'
import { evaluate, ordersOf } from '../evaluate.ts'
import type { Problem } from '../model/problem.ts'
import { aProblem, aShift, aVisit, hours, lineMatrix } from '../model/testing/builders.ts'
import { randomProblem } from '../model/testing/random-problem.ts'
import { createRandom } from '../random.ts'
import { solve } from '../solve.ts'
import { allOrders } from './all-orders.ts'
import { certifyPlan, orderDay } from './index.ts'

/** The cheapest order by trying all of them, costed as a plan of its own without fairness; null when the checker accepts none. */
function tryAll(problem: Problem, shift: string, visits: readonly string[]): number | null {
  let best: number | null = null
  for (const order of allOrders(visits)) {
    const plan = evaluate(problem, [{ shift, visits: order }])
    const { violations, cost } = { violations: checkPlan(problem, plan), cost: plan.cost.total - plan.cost.fairness }
    if (violations.length === 0 && (best === null || cost < best)) best = cost
  }
  return best
}

const costOfOrder = (problem: Problem, shift: string, visits: readonly string[]) => {
  const { cost } = evaluate(problem, [{ shift, visits }])
  return cost.total - cost.fairness
}

// depot km 0; clients at km 10, 30, 20
const line = aProblem({
  locations: [{}, {}, {}, {}],
  matrices: { car: lineMatrix([0, 10, 30, 20]) },
  visits: [aVisit({ id: 'a' }), aVisit({ id: 'b', location: 2 }), aVisit({ id: 'c', location: 3 })],
})

describe("a day's order", () => {
  it('follows the road, and is proven', () => {
    // 0-10-30-20-0 and every other order that turns round once at km 30 is 60 km; a-c-b among them, b-a-c is 80
    const found = orderDay(line, 's1', ['b', 'a', 'c'])!
    expect(found.proof).toBe('optimal')
    expect(evaluate(line, [{ shift: 's1', visits: found.order }]).routes[0]!.distance).toBe(60_000)
  })

  it('is nothing when no order keeps every rule', () => {
    const nine = { timeWindows: [[hours(9), hours(9)]] as const }
    const clash = { ...line, visits: line.visits.map((visit) => ({ ...visit, ...nine })) }
    expect(orderDay(clash, 's1', ['a', 'b'])).toBeNull()
  })

  it('is the best of all orders, with windows, breaks, locks, loads and overtime, up to seven visits', () => {
    const seen = { improved: 0, impossible: 0, unproven: 0, proven: 0 }
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 2, max: 5 }), (seed, count) => {
        const problem = randomProblem(seed, { visits: 7, technicians: 1, days: 1, tightness: (seed & 3) / 3 })
        const random = createRandom(seed)
        const visits = problem.visits.map(({ id }) => ({ id, key: random.next() })).sort((a, b) => a.key - b.key)
        const ids = visits.slice(0, (seed & 31) === 0 ? 6 : count).map(({ id }) => id)
        const best = tryAll(problem, 't0:d0', ids)
        const found = orderDay(problem, 't0:d0', ids)
        const cost = found && costOfOrder(problem, 't0:d0', found.order)
        if (found?.proof === 'none') {
          seen.unproven++
          expect(cost).toBeGreaterThanOrEqual(best!)
          return
        }
        expect({ seed, ids, cost }).toEqual({ seed, ids, cost: best })
        if (best === null) seen.impossible++
        else seen.proven++
        if (best !== null && best < costOfOrder(problem, 't0:d0', ids)) seen.improved++
      }),
      { numRuns: 500, seed: 31 },
    )
    expect(seen.improved).toBeGreaterThan(40)
    expect(seen.impossible).toBeGreaterThan(40)
    expect(seen.proven).toBeGreaterThan(120)
    expect(seen.unproven).toBeLessThan(seen.proven / 10)
  })
})

describe('the best order', () => {
  it('never gets worse when a rule is taken away', () => {
    let easier = 0
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const problem: Problem = {
          ...randomProblem(seed, { visits: 6, technicians: 1, days: 1, tightness: 0.4 }),
          // days start as early as they can: without a window a visit may drift from its ideal date
          objective: { perDayFromIdeal: 0 },
        }
        const ids = problem.visits.slice(0, 5).map(({ id }) => id)
        const strict = orderDay(problem, 't0:d0', ids)
        if (strict?.proof !== 'optimal') return
        const free = {
          ...problem,
          visits: problem.visits.map(({ timeWindows: _, ...visit }) => visit),
          shifts: problem.shifts.map(({ breaks: _, ...shift }) => shift),
        }
        const loose = orderDay(free, 't0:d0', ids)
        expect(costOfOrder(free, 't0:d0', loose!.order)).toBeLessThanOrEqual(costOfOrder(problem, 't0:d0', strict.order))
        if (loose!.order.join() !== strict.order.join()) easier++
      }),
      { numRuns: 250, seed: 35 },
    )
    expect(easier).toBeGreaterThan(5)
  })
})

describe('the certificate of a plan', () => {
  it('marks days that are proven, never costs more, and breaks no rule', () => {
    let proven = 0
    let routes = 0
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const problem = randomProblem(seed, { visits: 24, technicians: 3, days: 2, tightness: 0.3 })
        const { plan } = solve(problem, { seed, stop: { iterations: 200 } })
        const certified = certifyPlan(problem, plan)
        expect({ seed, violations: checkPlan(problem, certified) }).toEqual({ seed, violations: [] })
        expect(certified.cost.total).toBeLessThanOrEqual(plan.cost.total)
        expect(certified.cost).toEqual(evaluate(problem, ordersOf(certified)).cost)
        // where fairness costs nothing is proven
        if ((problem.objective?.perUnfairSecond ?? 0) > 0) return
        routes += certified.routes.length
        proven += certified.routes.filter(({ proof }) => proof === 'optimal').length
      }),
      { numRuns: 12, seed: 33 },
    )
    expect(proven).toBeGreaterThan(routes / 2)
  })

  it('is not given where fairness costs: a longer day may be the fairer one', () => {
    const proofs = (perUnfairSecond: number) => {
      const problem = { ...line, objective: { perUnfairSecond } }
      return certifyPlan(problem, evaluate(problem, [{ shift: 's1', visits: ['a', 'b', 'c'] }])).routes.map(({ proof }) => proof)
    }
    expect([proofs(0), proofs(1)]).toEqual([['optimal'], ['none']])
  })

  it('is not given beyond twelve visits', () => {
    const visits = Array.from({ length: 13 }, (_, index) => aVisit({ id: `v${index}`, service: 60 }))
    const problem = aProblem({ visits, shifts: [aShift()] })
    const order = visits.map(({ id }) => id)
    expect(orderDay(problem, 's1', order)).toEqual({ order, proof: 'none' })
    expect(orderDay(problem, 's1', order.slice(1))).toMatchObject({ proof: 'optimal' })
  })
})
