import { describe, expect, it } from 'vitest'
import { evaluate } from '../evaluate.ts'
import type { ObjectiveWeights, Problem, Visit } from '../model/problem.ts'
import { aProblem, aShift, aVisit, EIGHT, hours, minutes } from '../model/testing/builders.ts'
import { DEFAULT_OBJECTIVE } from './index.ts'

/** Every weight 0 but those given: a term alone. */
const only = (weights: Partial<ObjectiveWeights>): ObjectiveWeights => ({
  ...(Object.fromEntries(Object.keys(DEFAULT_OBJECTIVE).map((name) => [name, 0])) as unknown as ObjectiveWeights),
  ...weights,
})
const costOfServing = (weights: Partial<ObjectiveWeights>, visit: Partial<Visit> = {}, problem: Partial<Problem> = {}) =>
  evaluate(aProblem({ visits: [aVisit(visit)], objective: only(weights), ...problem }), [{ shift: 's1', visits: ['v1'] }]).cost
const costOfLeaving = (weights: Partial<ObjectiveWeights>, visit: Partial<Visit>) =>
  evaluate(aProblem({ visits: [aVisit(visit)], objective: only(weights) }), []).cost

// one visit: 20 min and 20 km of road, an hour of work, 8:10-9:10 on site
describe('each term of the objective', () => {
  it('counts driving, road, work and the shift itself, at the shift’s own rates where it has some', () => {
    expect(costOfServing({ perDriveSecond: 2 })).toMatchObject({ drive: 2400, total: 2400 })
    expect(costOfServing({ perMetre: 3 })).toMatchObject({ distance: 60_000, total: 60_000 })
    expect(costOfServing({ perWorkSecond: 1 })).toMatchObject({ work: 4800 })
    expect(costOfServing({ perShift: 7 })).toMatchObject({ shifts: 7 })
    const shifts = [aShift({ costs: { fixed: 5, perDriveSecond: 10, perMetre: 0 } })]
    expect(costOfServing({ perDriveSecond: 2, perMetre: 3, perShift: 7 }, {}, { shifts })).toMatchObject({
      drive: 12_000,
      distance: 0,
      shifts: 5,
    })
  })

  it('counts overtime after the soft end only', () => {
    const shifts = [aShift({ softEnd: EIGHT + minutes(70) })]
    expect(costOfServing({ perOvertimeSecond: 1 }, {}, { shifts })).toMatchObject({ overtime: 600 })
    expect(costOfServing({ perOvertimeSecond: 1 })).toMatchObject({ overtime: 0 })
  })

  it('counts every started day between the stay and its ideal date, either way', () => {
    const ideal = (at: number) => costOfServing({ perDayFromIdeal: 10 }, { due: { ideal: at } }).idealDate
    expect([EIGHT + 600, EIGHT, EIGHT + 600 + 86_400, EIGHT + 601 + 86_400, EIGHT - 2 * 86_400].map(ideal)).toEqual([0, 10, 10, 20, 30])
  })

  it('counts a visit outside the zones of the day, and nothing where no zones are given', () => {
    const shifts = [aShift({ zones: ['lac'] })]
    expect(costOfServing({ outOfZone: 9 }, { zone: 'ville' }, { shifts }).zone).toBe(9)
    expect(costOfServing({ outOfZone: 9 }, { zone: 'lac' }, { shifts }).zone).toBe(0)
    expect(costOfServing({ outOfZone: 9 }, { zone: 'ville' }).zone).toBe(0)
  })

  it('counts another technician than preferred, and than last time', () => {
    expect(costOfServing({ notPreferredTechnician: 4 }, { preferredTechnicians: ['bob'] }).preference).toBe(4)
    expect(costOfServing({ notPreferredTechnician: 4 }, { preferredTechnicians: [] }).preference).toBe(0)
    expect(costOfServing({ otherTechnicianThanLast: 4 }, { lastTechnician: 'bob' }).continuity).toBe(4)
  })

  it('counts what a published plan loses: technician and day apart', () => {
    const shifts = [
      aShift({ day: 'mon' }),
      aShift({ id: 's2', technician: 'bob', day: 'mon' }),
      aShift({ id: 's3', technician: 'bob', day: 'tue' }),
    ]
    const from = (shift: string) =>
      costOfServing({ changedTechnician: 1, changedDay: 10 }, {}, { shifts, reference: [{ shift, visits: ['v1'] }] }).disturbance
    expect(['s1', 's2', 's3', 'gone'].map(from)).toEqual([0, 1, 11, 0])
  })

  it('counts work above the mean of those who have a shift', () => {
    const shifts = [aShift(), aShift({ id: 's2', technician: 'bob' })]
    // Ana 4 800 s, Bob none: mean 2 400, excess 2 400
    expect(costOfServing({ perUnfairSecond: 1 }, {}, { shifts }).fairness).toBe(2400)
    expect(costOfServing({ perUnfairSecond: 1 }).fairness).toBe(0)
  })

  it('counts what is left out by its prize, or the weight of mandatory ones, scaled by priority', () => {
    expect(costOfLeaving({ unservedMandatory: 100 }, {}).unserved).toBe(100)
    expect(costOfLeaving({ unservedMandatory: 100 }, { priority: 100 }).unserved).toBe(1100)
    expect(costOfLeaving({ unservedMandatory: 100 }, { prize: 30, priority: 5 }).unserved).toBe(45)
  })

  it('is reported so that the terms add up to the total', () => {
    const cost = costOfServing(DEFAULT_OBJECTIVE, { due: { ideal: hours(7) }, lastTechnician: 'bob' })
    const { total, ...terms } = cost
    expect(Object.values(terms).reduce((sum, term) => sum + term, 0)).toBe(total)
  })
})
