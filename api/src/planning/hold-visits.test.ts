import { aProblem, aShift, aVisit, EIGHT, lineMatrix, minutes } from '@tournee/engine/testing'
import { describe, expect, test } from 'vitest'
import { heldHours, holdHours, holdVisits } from './hold-visits.ts'

// a day of 140 min: the visit that is locked takes 100 of them and its road, the urgent ones 60 each
const problem = aProblem({
  locations: [{}, {}],
  matrices: { car: lineMatrix([0, 10]) },
  visits: [
    aVisit({ id: 'mine', service: minutes(100) }),
    aVisit({ id: 'urgent', service: minutes(60), priority: 100 }),
    aVisit({ id: 'urgent too', service: minutes(60), priority: 100 }),
  ],
  shifts: [aShift({ latestEnd: EIGHT + minutes(140) })],
})
const locks = new Map([['mine', { kind: 'shift', shift: 's1' } as const]])

describe('a visit held', () => {
  test('at its hour starts then, whatever its lock', () => {
    const held = holdVisits(problem, { locks, hours: new Map([['mine', 1_000]]) })
    expect(held.visits[0]).toMatchObject({ lock: { kind: 'shift' }, timeWindows: [[1_000, 1_000]] })
    expect(held.visits.slice(1)).toEqual(problem.visits.slice(1))
  })
})

test('only a visit locked at its hour that stays on its shift holds the hour in an edit', () => {
  const place = (rank: number) => ({ shift: 's1', rank, start: 500 * rank })
  const places = new Map([
    ['mine', place(1)],
    ['urgent', place(2)],
    ['urgent too', place(3)],
  ])
  const level = 'time' as const
  const wishes = [
    { visitId: 'mine', level },
    { visitId: 'urgent', level: 'day' as const },
    { visitId: 'urgent too', level },
    { visitId: 'unknown', level },
  ]
  const held = heldHours(wishes, places, [
    { shift: 's1', visits: ['mine', 'urgent'] },
    { shift: 's2', visits: ['urgent too', 'unknown'] },
  ])
  expect(held).toEqual([{ visit: 'mine', shift: 's1', start: 500 }])
  expect(holdHours(problem, held).visits.map(({ lock }) => lock?.kind)).toEqual(['time', undefined, undefined])
  expect(holdHours(problem, [])).toBe(problem)
})
