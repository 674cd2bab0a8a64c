import { describe, expect, it } from 'vitest'
import { aRoute, aStop, aTechnician } from '../../../testing/week-builders.ts'
import { EMPTY_STATE } from './edit-history.ts'
import {
  editShift,
  findPlace,
  lockVisits,
  type PlanState,
  placeVisit,
  sameContent,
  shiftVisit,
  stateOf,
  swapVisits,
  toBasket,
  visitsOn,
} from './plan-state.ts'

const TUE = '2026-12-01'
const [onA, onB] = [
  { technicianId: 'A', date: TUE },
  { technicianId: 'B', date: TUE },
]
const now: PlanState = {
  ...EMPTY_STATE,
  routes: [
    { ...onA, visits: ['a1', 'a2', 'a3'] },
    { ...onB, visits: ['b1'] },
  ],
}

describe('edits of a plan', () => {
  it('move a visit to a place counted without it, on its own day too', () => {
    expect(visitsOn(placeVisit(now, 'a1', { ...onA, position: 2 }), onA)).toEqual(['a2', 'a3', 'a1'])
    const moved = placeVisit(now, 'a2', { ...onB, position: 0 })
    expect([visitsOn(moved, onA), visitsOn(moved, onB)]).toEqual([
      ['a1', 'a3'],
      ['a2', 'b1'],
    ])
  })

  it('leave no empty route behind, and make one where there was none', () => {
    const alone = placeVisit(now, 'b1', { technicianId: 'C', date: TUE, position: 0 })
    expect(alone.routes.map((route) => route.technicianId)).toEqual(['A', 'C'])
  })

  it('exchange two visits; one of the basket takes the place of the other', () => {
    const swapped = swapVisits(now, 'a2', 'b1')
    expect([visitsOn(swapped, onA), visitsOn(swapped, onB)]).toEqual([['a1', 'b1', 'a3'], ['a2']])
    expect(findPlace(swapVisits(now, 'a2', 'waiting'), 'a2')).toBeNull()
  })

  it('step a visit through its day, no further than its ends', () => {
    expect(visitsOn(shiftVisit(now, 'a1', 1), onA)).toEqual(['a2', 'a1', 'a3'])
    expect(shiftVisit(now, 'a1', -1)).toBe(now)
    expect(shiftVisit(now, 'a3', 1)).toBe(now)
  })

  it('open the lock of a visit that goes to the basket: nothing holds it there', () => {
    const locked = lockVisits(now, ['a1', 'a2'], 'day')
    expect(toBasket(locked, ['a1']).edits.locks).toEqual([{ visitId: 'a2', level: 'day' }])
  })

  it('give a visit one lock, or none', () => {
    const twice = lockVisits(lockVisits(now, ['a1'], 'day'), ['a1'], 'time')
    expect(twice.edits.locks).toEqual([{ visitId: 'a1', level: 'time' }])
    expect(lockVisits(twice, ['a1'], null).edits.locks).toEqual([])
  })

  it('drop an edit of hours that says nothing any more', () => {
    const early = editShift(now, { ...onA, start: '07:00', pauses: [] })
    expect(early.edits.shifts).toHaveLength(1)
    expect(editShift(early, { ...onA, pauses: [] }).edits.shifts).toEqual([])
  })

  it('do not touch the state they start from', () => {
    const before = JSON.stringify(now)
    placeVisit(now, 'a1', { ...onB, position: 1 })
    toBasket(now, ['a2'])
    lockVisits(now, ['a3'], 'time')
    expect(JSON.stringify(now)).toBe(before)
  })
})

describe('a plan as sent', () => {
  const A = aTechnician('A')
  const route = aRoute(A, TUE, [aStop(TUE, 'x', '08:00', '09:00'), { kind: 'break', start: `${TUE}T11:00:00Z`, end: `${TUE}T12:00:00Z` }])
  const edits = { locks: [{ visitId: 'x', level: 'time' as const }], shifts: [], relaxations: [] }

  it('becomes orders of visits, with the hour of those locked at it', () => {
    const read = stateOf({ routes: [route], edits })
    expect(read.routes).toEqual([{ technicianId: A.id, date: TUE, visits: ['x'] }])
    expect(read.hours).toEqual({ x: Date.parse(`${TUE}T08:00:00Z`) / 1000 })
  })

  it('says the same in whatever order routes are listed, and not when a lock differs', () => {
    expect(sameContent(now, { ...now, routes: now.routes.toReversed() })).toBe(true)
    expect(sameContent(now, lockVisits(now, ['a1'], 'day'))).toBe(false)
    expect(sameContent(now, swapVisits(now, 'a1', 'a2'))).toBe(false)
  })
})
