import { describe, expect, it } from 'vitest'
import { checkPlan } from '../check/index.ts'
import { aShift, aVisit, hours, lineMatrix } from '../model/testing/builders.ts'
import { randomProblem } from '../model/testing/random-problem.ts'
import { type PeriodicProblem, patternsOf, solvePeriodic } from './index.ts'

const DAYS = ['mo', 'tu', 'we', 'th']
const shifts = DAYS.map((day) => aShift({ id: day, day, latestEnd: hours(18) }))

/** Clients at these kilometres of a road, a kilometre a minute, an hour each; one technician, four days. */
const onTheRoad = (kilometres: readonly number[], patterns: PeriodicProblem['patterns']): PeriodicProblem => ({
  problem: {
    locations: [0, ...kilometres].map(() => ({})),
    matrices: { car: lineMatrix([0, ...kilometres]) },
    technicians: [{ id: 'ana' }],
    shifts,
    visits: kilometres.map((_, i) => aVisit({ id: `v${i}`, location: i + 1 })),
  },
  patterns,
})
const metres = (routes: readonly { readonly distance: number }[]) => routes.reduce((sum, { distance }) => sum + distance, 0)

describe('a visit made several times', () => {
  it('has the patterns that its frequency and gaps allow', () => {
    expect(patternsOf(DAYS, { times: 2, minGap: 2, maxGap: 3 })).toEqual([
      ['mo', 'we'],
      ['mo', 'th'],
      ['tu', 'th'],
    ])
    expect(patternsOf(DAYS, { times: 3, minGap: 2, maxGap: 2 })).toEqual([])
  })

  it('is made on the days of one pattern, and neighbours share their days', () => {
    const twice = patternsOf(DAYS, { times: 2, minGap: 2, maxGap: 2 })
    const { plan, problem, days } = solvePeriodic(onTheRoad([50, 51, 52], { v0: twice, v1: twice, v2: twice }), {
      stop: { iterations: 400 },
    })
    expect(checkPlan(problem, plan)).toEqual([])
    expect(twice).toContainEqual(days['v0'])
    expect([days['v1'], days['v2']]).toEqual([days['v0'], days['v0']])
    // two days out to kilometre 52 and back
    expect(metres(plan.routes)).toBe(2 * 2 * 52_000)
  })

  it('goes with a visit whose day is given', () => {
    const either = [['mo'], ['tu'], ['we'], ['th']]
    const { days } = solvePeriodic(onTheRoad([50, 51], { v0: [['we']], v1: either }), { stop: { iterations: 200 } })
    expect(days['v1']).toEqual(['we'])
  })

  it('is made on every day of its pattern, or left out whole', () => {
    // ten hours from home: no day is long enough
    const { plan, days } = solvePeriodic(onTheRoad([600], { v0: [['mo', 'we']] }), { stop: { iterations: 50 } })
    expect(days['v0']).toBeNull()
    expect(plan.unassigned.map(({ visit }) => visit)).toEqual(['v0@mo', 'v0@we'])
  })

  it('may not be locked, nor have an empty pattern', () => {
    expect(() => solvePeriodic(onTheRoad([1], { v0: [[]] }), { stop: { iterations: 1 } })).toThrow('v0')
  })

  it('keeps every rule of the engine, and the same seed gives the same plan, on random problems', () => {
    for (let seed = 1; seed <= 15; seed++) {
      const raw = randomProblem(seed, { visits: 14, technicians: 2, days: 3, tightness: 0.4 })
      const { shipments: _none, ...base } = raw
      const days = [...new Set(base.shifts.map(({ day }) => day!))]
      const free = base.visits.filter(({ lock }, i) => !lock && i % 2 === 0)
      const patterns = Object.fromEntries(free.map(({ id }) => [id, patternsOf(days, { times: 2, minGap: 1, maxGap: 2 })]))
      const problem = { ...base, objective: { ...base.objective, perUnfairSecond: 0 } }
      const once = solvePeriodic({ problem, patterns }, { seed, stop: { iterations: 300 } })
      expect([seed, checkPlan(once.problem, once.plan)]).toEqual([seed, []])
      expect(solvePeriodic({ problem, patterns }, { seed, stop: { iterations: 300 } }).plan).toEqual(once.plan)
      for (const { id } of free) {
        const made = once.plan.routes.flatMap(({ stops }) =>
          stops.flatMap((stop) => ('visit' in stop && stop.visit.startsWith(`${id}@`) ? 1 : [])),
        )
        expect([0, 2]).toContain(made.length)
      }
    }
  })
})
