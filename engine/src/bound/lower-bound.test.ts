import { describe, expect, it } from 'vitest'
import { evaluate } from '../evaluate.ts'
import { aProblem, aShift, aVisit, hours, LUNCH, lineMatrix } from '../model/testing/builders.ts'
import { randomProblem } from '../model/testing/random-problem.ts'
import { tiedProblem } from '../model/testing/tied-problem.ts'
import { solve } from '../solve.ts'
import { lowerBound } from './index.ts'

const boundOf = (problem: Parameters<typeof solve>[0], iterations = 40) => {
  const { plan } = solve(problem, { stop: { iterations: 300 }, explain: false })
  return { cost: plan.cost.total, bound: lowerBound(problem, plan, { iterations }) }
}

describe('a lower bound of the week', () => {
  it('is never above a plan, whatever the problem asks', () => {
    let found = 0
    for (let seed = 1; seed <= 30; seed++) {
      const problem = randomProblem(seed, { visits: 8, technicians: 2, days: 1 + (seed % 2), tightness: (seed % 4) / 3 })
      const { cost, bound } = boundOf(problem)
      if (bound === null) continue
      found++
      expect([seed, bound <= cost, bound >= 0]).toEqual([seed, true, true])
    }
    // the others have breaks at a place
    expect(found).toBeGreaterThan(10)
  })

  it('holds with links too, which only make plans dearer', () => {
    for (let seed = 1; seed <= 5; seed++) {
      const { cost, bound } = boundOf(tiedProblem(seed, { visits: 7, technicians: 2, days: 1, tightness: 0 }))
      expect([seed, bound === null || bound <= cost]).toEqual([seed, true])
    }
  })

  it('is the cost itself where one route serves all', () => {
    // kilometres 10 and 20 and back: 2 400 s at 1 111 and 40 000 m at 35 = 4 066 400; prizes are whole thousandths at best
    const visits = [aVisit({ id: 'a' }), aVisit({ id: 'b', location: 2 })]
    const { cost, bound } = boundOf(aProblem({ locations: [{}, {}, {}], matrices: { car: lineMatrix([0, 10, 20]) }, visits }))
    expect(cost).toBe(4_066_400)
    expect(bound).toBeGreaterThan(0.999 * cost)
  })

  it('knows that a day has only so many hours', () => {
    // four visits of four hours at kilometre 60: eight hours of work, two of road and lunch fill a day, so two days go there
    const visits = [0, 1, 2, 3].map((i) => aVisit({ id: `v${i}`, service: hours(3.4) }))
    const shifts = ['mon', 'tue', 'wed', 'thu'].map((day) => aShift({ id: day, day, breaks: [LUNCH] }))
    const problem = aProblem({ matrices: { car: lineMatrix([0, 60]) }, visits, shifts })
    const once = 7200 * 1111 + 120_000 * 35
    const { cost, bound } = boundOf(problem)
    expect(cost).toBe(2 * once)
    expect(bound).toBeGreaterThan(1.9 * once)
  })

  it('is not given where a break has a place, or the effort is too much', () => {
    const placed = aProblem({ shifts: [aShift({ breaks: [{ ...LUNCH, location: 1 }] })] })
    expect(lowerBound(placed, evaluate(placed, []))).toBeNull()
    expect(lowerBound(aProblem(), evaluate(aProblem(), []), { mostSteps: 10 })).toBeNull()
  })
})
