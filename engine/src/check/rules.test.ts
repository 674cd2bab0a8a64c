import { describe, expect, it } from 'vitest'
import type { Route } from '../model/plan.ts'
import type { Shift } from '../model/problem.ts'
import { type Change, check, H } from './testing/line-plan.ts'

describe('hours and windows', () => {
  const cases: readonly [string, Change, Partial<Route>, unknown][] = [
    ['too late is a delay', { a: { timeWindows: [[7 * H, 29_000]] } }, {}, ['delay', 'a', 400]],
    ['too early is lead time', { a: { timeWindows: [[29_500, 10 * H]] } }, {}, ['lead_time', 'a', 100]],
    [
      'between two windows the nearer counts',
      {
        a: {
          timeWindows: [
            [7 * H, 29_000],
            [29_500, 10 * H],
          ],
        },
      },
      {},
      ['lead_time', 'a', 100],
    ],
    ['a promise is broken', { b: { promise: [8 * H, 9 * H] } }, {}, ['promise_broken', 'b', 1500]],
    ['a due date is missed', { b: { due: { latest: 33_800 } } }, {}, ['due_date', 'b', 100]],
    ['before it is due', { b: { due: { earliest: 34_000 } } }, {}, ['due_date', 'b', 100]],
    ['leaving before the shift starts', { shift: { earliestStart: 28_900 } }, {}, ['lead_time', 's', 100]],
    ['overtime beyond the hard end', { shift: { latestEnd: 36_000 } }, {}, ['overtime', 's', 900]],
  ]
  it.each(cases)('%s', (_name, change, route, expected) => {
    expect(check(change, route)).toEqual([expected])
  })
})

describe('people and locks', () => {
  const cases: readonly [string, Change, unknown][] = [
    ['a missing skill', { a: { skills: ['pac', 'gaz'] } }, ['skills', 'a', 1]],
    ['a technician who is not allowed', { a: { allowedTechnicians: ['u'] } }, ['technician_not_allowed', 'a', 1]],
    ['a technician who is forbidden', { a: { forbiddenTechnicians: ['t'] } }, ['technician_not_allowed', 'a', 1]],
    ['locked to another technician', { a: { lock: { kind: 'technician', technician: 'u' } } }, ['lock_moved', 'a', 1]],
    ['locked to another day', { a: { lock: { kind: 'day', day: 'tue' } } }, ['lock_moved', 'a', 1]],
    ['locked to another shift', { a: { lock: { kind: 'shift', shift: 's2' } } }, ['lock_moved', 'a', 1]],
    ['locked to be last', { a: { lock: { kind: 'position', shift: 's', position: 'last' } } }, ['lock_moved', 'a', 1]],
    ['locked to be first', { b: { lock: { kind: 'position', shift: 's', position: 'first' } } }, ['lock_moved', 'b', 1]],
    ['locked to a second', { b: { lock: { kind: 'time', shift: 's', start: 34_000 } } }, ['lock_moved', 'b', 100]],
  ]
  it.each(cases)('%s', (_name, change, expected) => {
    expect(check(change)).toEqual([expected])
  })
  it('a sequence keeps its order, not its gaps', () => {
    const order = (a: number, b: number) => ({
      a: { lock: { kind: 'sequence', shift: 's', rank: a } as const },
      b: { lock: { kind: 'sequence', shift: 's', rank: b } as const },
    })
    expect(check(order(1, 7))).toEqual([])
    expect(check(order(7, 5))).toEqual([['lock_moved', 'b', 2]])
  })
})

describe('limits of a shift', () => {
  const cases: readonly [string, Partial<Shift>, unknown][] = [
    // 2 400 s of drive + 5 700 s of stays; 8:00-10:15 = 8 100 s
    ['work', { maxWork: 8000 }, ['max_work', 's', 100]],
    ['duration', { maxDuration: 8000 }, ['max_duration', 's', 100]],
    ['drive', { maxDrive: 2300 }, ['max_travel_time', 's', 100]],
    ['distance', { maxDistance: 39_000 }, ['max_distance', 's', 1000]],
    ['visits', { maxVisits: 1 }, ['max_tasks', 's', 1]],
  ]
  it.each(cases)('%s', (_name, shift, expected) => {
    expect(check({ shift })).toEqual([expected])
  })
})

describe('loads', () => {
  it('deliveries ride from the start, pickups to the end', () => {
    const change = { a: { delivery: [3] }, b: { pickup: [4], delivery: [1] } }
    // 4 on board at the start, 1 after a, 4 after b
    expect(check({ ...change, shift: { capacity: [4] } })).toEqual([])
    expect(check({ ...change, shift: { capacity: [3] } })).toEqual([['load', 'a', 1]])
  })
  it('every dimension counts', () => {
    expect(check({ b: { pickup: [1, 9] }, shift: { capacity: [5, 5] } })).toEqual([['load', 'b', 4]])
  })
  it('a shipment is on board between its two visits', () => {
    const shipments = [{ id: 'x', pickup: 'a', delivery: 'b', amount: [2] }]
    expect(check({ problem: { shipments }, shift: { capacity: [2] } })).toEqual([])
    expect(check({ problem: { shipments }, shift: { capacity: [1] } })).toEqual([['load', 'a', 1]])
  })
  it('a shipment is picked up before it is delivered, by the same shift', () => {
    expect(check({ problem: { shipments: [{ id: 'x', pickup: 'b', delivery: 'a' }] } })).toEqual([['precedence', 'a', 1]])
  })
})
