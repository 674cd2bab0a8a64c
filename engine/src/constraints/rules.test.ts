import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkPlan } from '../check/index.ts'
import { evaluate } from '../evaluate.ts'
import { compileProblem } from '../model/compiled.ts'
import type { Problem } from '../model/problem.ts'
import { aProblem, aShift, aVisit, EIGHT, hours, LUNCH, lineMatrix } from '../model/testing/builders.ts'
import { randomProblem } from '../model/testing/random-problem.ts'
import { createRandom } from '../random.ts'
import { visitsOf } from '../schedule/index.ts'
import { createCandidate, listRefusals } from './index.ts'

const refusals = (problem: Problem, order = problem.visits.map((_, index) => index)) => {
  const compiled = compileProblem(problem)
  return listRefusals(createCandidate(compiled, compiled.shifts[0]!, visitsOf(compiled, order)))
}
const shiftWith = (overrides: Parameters<typeof aShift>[0]) => aProblem({ shifts: [aShift(overrides)] })
const visitWith = (overrides: Parameters<typeof aVisit>[0], shift = {}) =>
  aProblem({ visits: [aVisit(overrides)], shifts: [aShift(shift)] })

// the route of `aProblem`: 10 min and 10 km there, one hour of work, 10 min and 10 km back
describe('each rule refuses by its own margin', () => {
  it.each([
    ['two skills the technician lacks', visitWith({ skills: ['pac', 'gaz'] }), { code: 'SKILL', margin: 2, visit: 'v1' }],
    ['a technician who is not allowed', visitWith({ allowedTechnicians: [] }), { code: 'NO_TECHNICIAN', margin: 1, visit: 'v1' }],
    ['a technician who is forbidden', visitWith({ forbiddenTechnicians: ['ana'] }), { code: 'NO_TECHNICIAN', margin: 1, visit: 'v1' }],
    ['another day than the locked one', visitWith({ lock: { kind: 'day', day: 'tue' } }), { code: 'LOCKED', margin: 1, visit: 'v1' }],
    ['more than the van holds', visitWith({ pickup: [3] }, { capacity: [1] }), { code: 'CAPACITY', margin: 2 }],
    ['one visit too many', shiftWith({ maxVisits: 0 }), { code: 'MAX_VISITS', margin: 1 }],
    ['a minute of drive too many', shiftWith({ maxDrive: 1140 }), { code: 'MAX_TRAVEL', margin: 60 }],
    ['a kilometre too many', shiftWith({ maxDistance: 19_000 }), { code: 'MAX_DISTANCE', margin: 1000 }],
    ['work beyond the limit', shiftWith({ maxWork: 4799 }), { code: 'MAX_WORK', margin: 1 }],
    ['duration beyond the limit', shiftWith({ maxDuration: 4700 }), { code: 'MAX_DURATION', margin: 100 }],
    ['an end after the shift', shiftWith({ latestEnd: EIGHT + 4800 - 60 }), { code: 'SHIFT_TIME', margin: 60 }],
    ['a start after the window', visitWith({ timeWindows: [[0, EIGHT]] }), { code: 'TIME_WINDOW', margin: 600, visit: 'v1' }],
    ['a start after the promise', visitWith({ promise: [0, EIGHT] }), { code: 'PROMISE', margin: 600, visit: 'v1' }],
    ['a start after the due date', visitWith({ due: { latest: EIGHT } }), { code: 'DUE_DATE', margin: 600, visit: 'v1' }],
    [
      // noon and one o'clock both fall into a stay of 9:00-15:00, and 15:10 at home is 2 h 10 late for it
      'a lunch that comes too late',
      visitWith(
        { service: hours(6), timeWindows: [[hours(9), hours(9)]] },
        { breaks: [{ ...LUNCH, timeWindows: [[hours(12), hours(13)]] }] },
      ),
      { code: 'BREAK', margin: hours(2) },
    ],
  ])('%s', (_name, problem, refusal) => {
    expect(refusals(problem)).toEqual([refusal])
  })

  it('a place without a road', () => {
    const matrix = { size: 2, durations: Int32Array.of(0, -1, 60, 0), distances: Int32Array.of(0, -1, 1000, 0) }
    expect(refusals(aProblem({ matrices: { car: matrix } }))).toEqual([{ code: 'UNREACHABLE', margin: 1, visit: 'v1' }])
  })

  it('a delivery before its pickup, and a load only while it is on board', () => {
    const problem = aProblem({
      locations: [{}, {}, {}],
      matrices: { car: lineMatrix([0, 10, 20]) },
      visits: [aVisit({ id: 'p' }), aVisit({ id: 'd', location: 2 }), aVisit({ id: 'x', pickup: [2] })],
      shipments: [{ id: 's', pickup: 'p', delivery: 'd', amount: [2] }],
      shifts: [aShift({ capacity: [2] })],
    })
    expect(refusals(problem, [0, 1, 2])).toEqual([])
    expect(refusals(problem, [0, 2, 1])).toEqual([{ code: 'CAPACITY', margin: 2 }])
    expect(refusals(problem, [1, 0])).toEqual([{ code: 'LOCKED', margin: 1, visit: 'd' }])
  })
})

describe('rules and checker', () => {
  it('agree on every random route of every feature, and its stated figures are right', () => {
    const outcomes = { kept: 0, broken: 0 }
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 5 }), (seed, length) => {
        const problem = randomProblem(seed, { visits: 8, technicians: 2, days: 1, tightness: (seed & 7) / 7 })
        const compiled = compileProblem(problem)
        const random = createRandom(seed ^ 1)
        const order = [...compiled.visits.keys()].map((index) => ({ index, key: random.next() })).sort((a, b) => a.key - b.key)
        const visits = order.slice(0, length).map(({ index }) => problem.visits[index]!.id)
        const shift = compiled.shifts[random.below(compiled.shifts.length)]!
        const plan = evaluate(problem, [{ shift: shift.shift.id, visits }])
        const violations = checkPlan(problem, plan)
        const routeVisits = visits.map((id) => compiled.visits[compiled.visitIndex.get(id)!]!)
        const refused = listRefusals(createCandidate(compiled, shift, routeVisits))
        expect(violations.filter(({ cause }) => cause === 'figures' || cause === 'timing')).toEqual([])
        expect({ seed, refused: refused.length > 0, refusals: refused }).toEqual({
          seed,
          refused: violations.length > 0,
          refusals: refused,
        })
        outcomes[refused.length > 0 ? 'broken' : 'kept']++
      }),
      { numRuns: 1500, seed: 7 },
    )
    expect(outcomes.kept).toBeGreaterThan(200)
    expect(outcomes.broken).toBeGreaterThan(300)
  })
})
