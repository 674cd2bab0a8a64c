import { describe, expect, it } from 'vitest'
import { deliveries } from '../model/testing/deliveries.ts'
import { solve } from '../solve.ts'
import { compile } from './compile.ts'
import { endReduction, reduceFleet, startReduction } from './fleet.ts'
import { construct, createSearch, degreesAt, type Search } from './search.ts'

/** A search with its first plan, hours deciding and not loads, where a vehicle costs `fixed` and leaving somebody out `unserved`. */
function begun(fixed: number, unserved = 10_000_000): Search {
  const problem = deliveries(11, 60)
  const shifts = problem.shifts.map((shift) => ({ ...shift, capacity: [100] }))
  const search = createSearch(
    compile({ ...problem, shifts, objective: { ...problem.objective, perShift: fixed, unservedMandatory: unserved } }),
    1,
  )
  construct(search, () => false)
  return search
}

const routesOf = (search: Search): number => search.best.length.filter((visits) => visits > 0).length
const servedBy = (search: Search): number => search.best.length.reduce((sum, visits) => sum + visits, 0)

describe('the fewest vehicles first', () => {
  it('does without vehicles that the first plan needed, serves everybody all the same, and never drives more than it has closed', () => {
    const search = begun(100_000)
    const atFirst = routesOf(search)
    const reduction = startReduction(search)!
    for (let i = 0; i < 2_000 && !reduction.over; i++) {
      reduceFleet(search, reduction, degreesAt(search, 0))
      expect(search.s.activeCount).toBeLessThanOrEqual(search.s.mostRoutes)
    }
    expect(routesOf(search)).toBeLessThan(atFirst)
    expect(servedBy(search)).toBe(search.c.visits)
    endReduction(search)
    expect(search.s.activeCount).toBe(routesOf(search))
    expect(search.s.total).toBe(search.best.total)
    expect(search.s.mostRoutes).toBe(search.c.shifts)
  })

  it('is no aim where a vehicle is cheap, or dearer than leaving somebody out, or where loads need every one of them', () => {
    expect(startReduction(begun(0))).toBeNull()
    expect(startReduction(begun(1_000_000, 500_000))).toBeNull()
    const problem = deliveries(4, 12)
    const full = problem.visits.map((visit) => ({ ...visit, delivery: [20] }))
    const search = createSearch(
      compile({ ...problem, visits: full, objective: { ...problem.objective, perShift: 100_000, unservedMandatory: 10_000_000 } }),
      1,
    )
    construct(search, () => false)
    expect(search.s.activeCount).toBe(12)
    expect(startReduction(search)).toBeNull()
  })

  it('begins as soon as everybody is served, though the first plan leaves somebody out, and whatever the clock', () => {
    const problem = deliveries(19, 60)
    const shifts = problem.shifts.slice(0, 5).map((shift) => ({ ...shift, capacity: [100] }))
    const dear = { ...problem, shifts, objective: { ...problem.objective, perShift: 100_000, unservedMandatory: 10_000_000 } }
    const search = createSearch(compile(dear), 1)
    construct(search, () => false)
    expect(search.s.bankCount).toBeGreaterThan(0)
    const { plan } = solve(dear, { stop: { iterations: 4_000 } })
    expect(plan.unassigned).toEqual([])
    expect(plan.routes).toHaveLength(4)
    let ticks = 0
    expect(solve(dear, { stop: { iterations: 4_000 }, now: () => ticks++ * 1.7 }).plan).toEqual(plan)
  })
})
