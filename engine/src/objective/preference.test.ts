import { describe, expect, it } from 'vitest'
import { checkPlan } from '../check/index.ts'
import { evaluate, ordersOf } from '../evaluate.ts'
import { explainVisit } from '../explain/index.ts'
import type { Problem } from '../model/problem.ts'
import { aProblem, aShift, aVisit, lineMatrix } from '../model/testing/builders.ts'
import { createPreview } from '../preview/index.ts'
import { solve } from '../solve.ts'

/** Two visits; Ana and Bob have a shift each, `preferred` is what the second visit asks for. */
const asking = (preferred?: readonly string[]): Problem =>
  aProblem({
    locations: [{}, {}, {}],
    matrices: { car: lineMatrix([0, 10, 20]) },
    visits: [aVisit(), aVisit({ id: 'v2', location: 2, ...(preferred ? { preferredTechnicians: preferred } : {}) })],
    shifts: [aShift(), aShift({ id: 's2', technician: 'bob' })],
  })

describe('a visit with an empty list of preferred technicians', () => {
  it('costs the same wherever it is asked: solved, imposed, previewed, explained and checked', () => {
    const [none, empty] = [asking(), asking([])]
    const { plan } = solve(empty, { stop: { iterations: 100 } })
    expect(checkPlan(empty, plan)).toEqual([])
    expect(plan).toEqual(solve(none, { stop: { iterations: 100 } }).plan)
    const orders = [{ shift: 's1', visits: ['v1'] }]
    const after = evaluate(empty, [...orders, { shift: 's2', visits: ['v2'] }])
    const before = evaluate(empty, orders)
    expect(checkPlan(empty, after)).toEqual([])
    const change = after.cost.total - before.cost.total
    expect(createPreview(empty, orders).drop('v2', 's2', [0]).cost).toMatchObject({ preference: 0, total: change })
    const told = explainVisit(empty, before, 'v2').find((place) => place.shift === 's2' && place.fits)
    expect(told).toMatchObject({ change: { preference: 0, total: change } })
  })

  it('costs its weight with somebody else where somebody is preferred, again everywhere', () => {
    const problem = asking(['bob'])
    const after = evaluate(problem, [{ shift: 's1', visits: ['v1', 'v2'] }])
    expect(checkPlan(problem, after)).toEqual([])
    expect(after.cost.preference).toBe(500_000)
    const orders = ordersOf(evaluate(problem, [{ shift: 's1', visits: ['v1'] }]))
    expect(createPreview(problem, orders).drop('v2', 's1', [1]).cost.preference).toBe(500_000)
  })
})
