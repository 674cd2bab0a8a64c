import { describe, expect, it } from 'vitest'
import { aRoute, aStop, aTechnician, aVisit, aWeek } from '../../testing/week-builders.ts'
import { buildWeekView } from './model.ts'
import { NOTHING_SELECTED, neighbour, reduceSelection } from './selection.ts'

const [A, B, C] = [aTechnician('A'), aTechnician('B'), aTechnician('C')]
const [TUE, WED] = ['2026-12-01', '2026-12-02']
const view = buildWeekView(
  aWeek(
    [A, B, C],
    ['a1', 'a2', 'a3', 'c1', 'c2'].map((id) => aVisit(id)),
  ),
  {
    routes: [
      aRoute(A, TUE, [aStop(TUE, 'a1', '08:00', '09:00'), aStop(TUE, 'a2', '13:00', '14:00')]),
      aRoute(A, WED, [aStop(WED, 'a3', '08:00', '09:00')]),
      aRoute(C, TUE, [aStop(TUE, 'c1', '08:30', '09:30'), aStop(TUE, 'c2', '14:00', '15:00')]),
    ],
    unassigned: [],
  },
)
const at = (visitId: string) => ({ ...NOTHING_SELECTED, visitId })

describe('arrow keys', () => {
  it('walk along the technician’s week, across days', () => {
    expect(neighbour(view, at('a1'), 'right')).toBe('a2')
    expect(neighbour(view, at('a2'), 'right')).toBe('a3')
    expect(neighbour(view, at('a3'), 'left')).toBe('a2')
  })

  it('stop at both ends', () => {
    expect(neighbour(view, at('a1'), 'left')).toBeNull()
    expect(neighbour(view, at('a3'), 'right')).toBeNull()
  })

  it('go down to the nearest hour of the next technician who works that day', () => {
    // B has no route on Tuesday; 13:00 is nearer to 14:00 than to 08:30
    expect(neighbour(view, at('a1'), 'down')).toBe('c1')
    expect(neighbour(view, at('a2'), 'down')).toBe('c2')
    expect(neighbour(view, at('c2'), 'up')).toBe('a2')
  })

  it('begin with the first visit in sight', () => {
    expect(neighbour(view, NOTHING_SELECTED, 'right')).toBe('a1')
    expect(neighbour(view, { ...NOTHING_SELECTED, day: WED }, 'down')).toBe('a3')
  })
})

describe('the selection', () => {
  it('lets go of the visit first, then of the technician', () => {
    const both = { ...at('a1'), technicianId: A.id }
    const once = reduceSelection(both, { type: 'clear' })
    expect(once).toMatchObject({ visitId: null, technicianId: A.id })
    expect(reduceSelection(once, { type: 'clear' })).toEqual(NOTHING_SELECTED)
  })

  it('brings a technician forward, and back when asked again', () => {
    const forward = reduceSelection(NOTHING_SELECTED, { type: 'technician', technicianId: A.id })
    expect(forward.technicianId).toBe(A.id)
    expect(reduceSelection(forward, { type: 'technician', technicianId: A.id }).technicianId).toBeNull()
  })

  it('forgets what a new week does not have', () => {
    const now = { visitId: 'gone', day: '2027-01-01', technicianId: A.id, picked: ['gone', 'a1'], picking: false }
    expect(reduceSelection(now, { type: 'view', view })).toEqual({
      ...NOTHING_SELECTED,
      technicianId: A.id,
      picked: ['a1'],
    })
  })

  it('picks several visits one by one, beginning with the selected one, and lets them go first', () => {
    const two = reduceSelection(at('a1'), { type: 'pick', visitId: 'a2' })
    expect(two.picked).toEqual(['a1', 'a2'])
    // what is let go of alone is not selected any more
    expect(reduceSelection(two, { type: 'pick', visitId: 'a1' })).toMatchObject({ visitId: null, picked: ['a2'] })
    expect(reduceSelection(two, { type: 'clear' })).toEqual(at('a1'))
    expect(reduceSelection(two, { type: 'select', visitId: 'a3' })).toEqual(at('a3'))
  })

  it('goes on by keys from the visit picked last', () => {
    const two = reduceSelection(at('a1'), { type: 'extend', visitId: 'a2' })
    expect(two).toMatchObject({ visitId: 'a2', picked: ['a1', 'a2'] })
    expect(reduceSelection(two, { type: 'extend', visitId: 'a3' }).picked).toEqual(['a1', 'a2', 'a3'])
  })

  it('picks by taps once several are wanted, until all are let go', () => {
    const one = reduceSelection(at('a1'), { type: 'picking', visitId: 'a1' })
    const two = reduceSelection(one, { type: 'select', visitId: 'a2' })
    expect(two.picked).toEqual(['a1', 'a2'])
    expect(reduceSelection(two, { type: 'select', visitId: null })).toBe(two)
    const none = reduceSelection(reduceSelection(two, { type: 'select', visitId: 'a1' }), { type: 'select', visitId: 'a2' })
    expect(reduceSelection(none, { type: 'select', visitId: 'a3' })).toEqual(at('a3'))
  })

  it('picks everything between two visits of a technician, along his week', () => {
    expect(reduceSelection(at('a1'), { type: 'range', view, visitId: 'a3' }).picked).toEqual(['a1', 'a2', 'a3'])
    expect(reduceSelection(at('a1'), { type: 'range', view, visitId: 'b1' }).picked).toEqual(['a1', 'b1'])
  })
})
