import { describe, expect, it } from 'vitest'
import { jsLpSolver } from './js-lp.ts'
import { createLinearModel, evaluateLinear, type LinearModel, type MilpSolver } from './linear-model.ts'
import { loadHighsSolver } from './testing/load-highs.ts'

/** Choose among weights 5, 4, 3 with values 10, 7, 6 in a sack of 8: {5, 3} is worth 16. One column starts at 1 to try shifted bounds. */
function aSack(): LinearModel {
  const builder = createLinearModel()
  const take = [-10, -7, -6].map((cost) => builder.column({ cost, lower: 0, upper: 1, integer: true }))
  const given = builder.column({ cost: 2, lower: 1, upper: 3, integer: false })
  builder.row(-Infinity, 9, [...take, given], [5, 4, 3, 1])
  builder.addOffset(0.5)
  return builder.build()
}
const solvers: [string, MilpSolver][] = [
  ['HiGHS', await loadHighsSolver()],
  ['javascript-lp-solver', jsLpSolver],
]

describe.each(solvers)('%s', (_, solve) => {
  it('finds the best sack', () => {
    const outcome = solve(aSack(), { relativeGap: 0, timeLimitSeconds: 10 })
    if (outcome.status === 'failed') throw new Error(outcome.cause)
    // -16 of value, 2 x 1 for the given column, 0.5 offset
    expect(outcome.objective).toBeCloseTo(-13.5, 6)
    expect(Array.from(outcome.values, Math.round)).toEqual([1, 0, 1, 1])
    expect(evaluateLinear(aSack(), outcome.values)).toBeCloseTo(outcome.objective, 6)
  })

  it('says so when there is no solution', () => {
    const builder = createLinearModel()
    const x = builder.column({ cost: 1, lower: 0, upper: 1, integer: true })
    builder.row(2, Infinity, [x], [1])
    expect(solve(builder.build(), { relativeGap: 0, timeLimitSeconds: 10 }).status).toBe('failed')
  })
})

describe('a solution is checked without a solver', () => {
  it.each([
    ['outside its bounds', [2, 0, 0, 1], /column 0/],
    ['not whole', [0.5, 0, 0, 1], /not whole/],
    ['too heavy', [1, 1, 0, 1], /row 0/],
  ])('%s', (_, values, message) => {
    expect(evaluateLinear(aSack(), Float64Array.from(values))).toMatch(message)
  })
})
