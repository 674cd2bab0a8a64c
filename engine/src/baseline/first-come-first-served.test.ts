import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkPlan } from '../check/index.ts'
import { ordersOf } from '../evaluate.ts'
import { aProblem, aShift, aVisit, EIGHT, hours, LUNCH, lineMatrix, minutes } from '../model/testing/builders.ts'
import { randomProblem } from '../model/testing/random-problem.ts'
import { firstComeFirstServed } from './first-come-first-served.ts'

const startsOf = (problem: Parameters<typeof firstComeFirstServed>[0], callOrder: readonly string[], appointmentGrid = 900) =>
  Object.fromEntries(
    firstComeFirstServed(problem, { callOrder, appointmentGrid }).routes.flatMap((route) =>
      route.stops.flatMap((stop) => (stop.kind === 'visit' ? [[stop.visit, [route.shift, stop.start]]] : [])),
    ),
  )

// depot at km 0, clients at km 10 (v1), 30 (v2) and 11 (v3); a kilometre a minute, an hour's work each
const three = (overrides = {}) =>
  aProblem({
    locations: [{}, {}, {}, {}],
    matrices: { car: lineMatrix([0, 10, 30, 11]) },
    visits: [aVisit({ id: 'v1' }), aVisit({ id: 'v2', location: 2 }), aVisit({ id: 'v3', location: 3 })],
    ...overrides,
  })

describe('booking by phone', () => {
  it('gives each caller the first free hour, on the quarter, wherever he lives', () => {
    // v1: 8:10 -> 8:15; v2: 9:15 + 20 min = 9:35 -> 9:45; v3: 10:45 + 19 min = 11:04 -> 11:15
    expect(startsOf(three(), ['v1', 'v2', 'v3'])).toEqual({
      v1: ['s1', hours(8.25)],
      v2: ['s1', hours(9.75)],
      v3: ['s1', hours(11.25)],
    })
  })

  it('never moves an hour once given, even to let another in nearby', () => {
    // v2 first: 8:30; then v1 needs an hour and 20 min of road before it: it goes after, 9:30 + 20 min = 9:50 -> 10:00
    expect(startsOf(three(), ['v2', 'v1'])).toEqual({ v2: ['s1', hours(8.5)], v1: ['s1', hours(10)] })
  })

  it('sends whoever is free first, the first shift of the list when equal', () => {
    const shifts = [aShift(), aShift({ id: 's2', technician: 'bob' })]
    // both free at 8:15 for v1: s1; for v3 only s2 is, 8:11 -> 8:15
    expect(startsOf(three({ shifts }), ['v1', 'v3'])).toEqual({ v1: ['s1', hours(8.25)], v3: ['s2', hours(8.25)] })
  })

  it('keeps lunch free and uses the hour before it', () => {
    const shifts = [aShift({ earliestStart: hours(11), breaks: [LUNCH] })]
    // v1 11:15-12:15; lunch until 13:15, one minute to v3: 13:16 -> 13:30
    expect(startsOf(three({ shifts }), ['v1', 'v3'])).toEqual({ v1: ['s1', hours(11.25)], v3: ['s1', hours(13.5)] })
  })

  it('has the promised hours on the books before the first call', () => {
    const visits = [aVisit({ id: 'v1' }), aVisit({ id: 'p', promise: [EIGHT + 600, EIGHT + 660] })]
    // no quarter inside the promise: its first second; v1 follows at the same place, 9:10 -> 9:15
    expect(startsOf(aProblem({ visits }), ['v1', 'p'])).toEqual({ p: ['s1', EIGHT + 600], v1: ['s1', hours(9.25)] })
  })

  it('leaves out who was never called and who finds no hour', () => {
    const problem = three({ shifts: [aShift({ latestEnd: EIGHT + minutes(90) })] })
    const plan = firstComeFirstServed(problem, { callOrder: ['v1', 'v2'] })
    expect(ordersOf(plan)).toEqual([{ shift: 's1', visits: ['v1'] }])
    expect(plan.unassigned.map(({ visit }) => visit)).toEqual(['v2', 'v3'])
  })

  it('breaks no rule, whatever the problem', () => {
    let served = 0
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const problem = randomProblem(seed, { visits: 14, technicians: 2, days: 2, tightness: (seed & 3) / 3 })
        const plan = firstComeFirstServed(problem, { callOrder: problem.visits.map(({ id }) => id) })
        expect({ seed, violations: checkPlan(problem, plan) }).toEqual({ seed, violations: [] })
        served += plan.routes.flatMap(({ stops }) => stops).filter(({ kind }) => kind === 'visit').length
      }),
      { numRuns: 300, seed: 5 },
    )
    expect(served).toBeGreaterThan(1500)
  })
})
