import { describe, expect, it } from 'vitest'
import { checkPlan } from './check-plan.ts'
import { listWarnings } from './list-warnings.ts'
import { aPlan, aProblem, causes } from './testing/line-plan.ts'

describe('warnings', () => {
  it('name overtime inside the hours and visits out of zone', () => {
    const problem = aProblem({ a: { zone: 'north' }, shift: { zones: ['south'], softEnd: 36_800 } })
    const plan = aPlan(problem, { overtime: 100 })
    expect(checkPlan(problem, plan)).toEqual([])
    expect(causes(listWarnings(problem, plan))).toEqual([
      ['overtime', 's', 100],
      ['out_of_zone', 'a', 1],
    ])
  })
})
