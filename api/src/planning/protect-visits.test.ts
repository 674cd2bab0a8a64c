import { solve } from '@tournee/engine'
import { aProblem, aShift, aVisit, EIGHT, lineMatrix, minutes } from '@tournee/engine/testing'
import { describe, expect, test } from 'vitest'
import { protectVisits } from './protect-visits.ts'

// a day of 140 min; `placed` takes 120 of them with its road, the two waiting ones 60 each, and they are more urgent
const base = [{ shift: 's1', visits: ['placed'] }]
const problem = aProblem({
  locations: [{}, {}],
  matrices: { car: lineMatrix([0, 10]) },
  visits: [
    aVisit({ id: 'placed', service: minutes(100), lock: { kind: 'shift', shift: 's1' } }),
    aVisit({ id: 'urgent', service: minutes(60), priority: 100 }),
    aVisit({ id: 'urgent too', service: minutes(60), priority: 100 }),
  ],
  shifts: [aShift({ latestEnd: EIGHT + minutes(140) })],
  initial: base,
})
const left = (of: typeof problem) => solve(of, { seed: 1, stop: { iterations: 2_000 } }).plan.unassigned.map(({ visit }) => visit)

describe('what a mode keeps or a planner locked', () => {
  test('more urgent visits would push a placed one out', () => {
    expect(left(problem)).toEqual(['placed'])
  })

  test('protected, it stays, and they wait', () => {
    expect(left(protectVisits(problem, new Set(['placed'])))).toEqual(['urgent', 'urgent too'])
  })
})
