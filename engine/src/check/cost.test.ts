import { describe, expect, it } from 'vitest'
import type { Plan } from '../model/plan.ts'
import type { Visit } from '../model/problem.ts'
import { aPlan, aProblem, type Change, priced } from './testing/line-plan.ts'

describe('the objective, term by term', () => {
  const cost = (change: Change, rest: Partial<Plan> = {}) => aPlan(aProblem(change), {}, rest).cost
  const objective = {
    perDriveSecond: 2,
    perMetre: 3,
    perWorkSecond: 5,
    perShift: 7,
    perOvertimeSecond: 11,
    perDayFromIdeal: 13,
    outOfZone: 17,
    notPreferredTechnician: 19,
    otherTechnicianThanLast: 23,
    changedTechnician: 29,
    changedDay: 31,
    perUnfairSecond: 37,
    unservedMandatory: 41,
  }
  it('adds up', () => {
    const problem = {
      objective,
      reference: [{ shift: 's2', visits: ['a', 'b', 'c'] }],
    }
    const a = { zone: 'north', preferredTechnicians: ['u'], lastTechnician: 'u', due: { ideal: 29_400 + 86_401 } }
    expect(cost({ problem, a, shift: { zones: ['south'], softEnd: 36_800 } })).toEqual({
      drive: 4800, // 2 400 s
      distance: 120_000, // 40 000 m
      work: 40_500, // 2 400 + 5 700 s
      shifts: 7,
      overtime: 1100, // 100 s
      idealDate: 26, // a day and a second: two days
      zone: 17,
      preference: 19,
      continuity: 23,
      disturbance: 120, // two visits, technician and day
      fairness: 149_850, // t works 8 100 s, u 0: mean 4 050
      unserved: 0,
      total: 4800 + 120_000 + 40_500 + 7 + 1100 + 26 + 17 + 19 + 23 + 120 + 149_850,
    })
  })
  it('counts nothing where nobody is preferred: the list is absent or empty', () => {
    const preference = (a: Partial<Visit>) => cost({ problem: { objective }, a }).preference
    expect([{}, { preferredTechnicians: [] }, { preferredTechnicians: ['u'] }].map(preference)).toEqual([0, 0, 19])
  })
  it("uses a shift's own prices", () => {
    const costs = { fixed: 1, perDriveSecond: 1, perMetre: 0, perWorkSecond: 0, perOvertimeSecond: 0 }
    expect(cost({ problem: { objective }, shift: { costs } })).toMatchObject({ drive: 2400, distance: 0, work: 0, shifts: 1 })
  })
  it('counts a visit left out by its prize and priority', () => {
    const left = (a: Partial<Visit>) => {
      const problem = aProblem({ a, problem: { objective } })
      return priced(problem, {
        routes: [],
        unassigned: [
          { visit: 'a', reasons: [] },
          { visit: 'b', reasons: [] },
        ],
      }).cost.unserved
    }
    expect(left({})).toBe(82)
    expect(left({ prize: 100, priority: 5 })).toBe(150 + 41)
  })
})
