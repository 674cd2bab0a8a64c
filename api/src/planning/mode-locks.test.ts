import { describe, expect, test } from 'vitest'
import { aCompany, aTechnician } from '../testing/builders.ts'
import { keepKnown, modeLocks } from './mode-locks.ts'
import { weekShifts } from './week-shifts.ts'

const technicians = [aTechnician(), aTechnician({ id: 't2', letter: 'B' })]
const shifts = weekShifts({ week: '2026-W49', company: aCompany(), technicians, absences: [] })
const MONDAY = '2026-11-30'
const base = [
  { shift: `t1:${MONDAY}`, visits: ['a', 'b'] },
  { shift: `t2:${MONDAY}`, visits: ['c'] },
  { shift: 't1:2026-12-01', visits: ['d'] },
]
const ids = ['a', 'b', 'c', 'd', 'new']
const locksIn = (request: Parameters<typeof modeLocks>[0]) => Object.fromEntries(modeLocks(request, base, shifts, ids).locks)

describe('what a mode holds in place', () => {
  test('from scratch: nothing', () => {
    expect(modeLocks({ mode: 'from-scratch' }, base, shifts, ids)).toEqual({ locks: new Map(), onlyTechnician: new Map(), initial: [] })
  })

  test('keep and insert: technician and day of what is placed; new visits are free', () => {
    expect(locksIn({ mode: 'keep-and-insert' })).toEqual({
      a: { kind: 'shift', shift: `t1:${MONDAY}` },
      b: { kind: 'shift', shift: `t1:${MONDAY}` },
      c: { kind: 'shift', shift: `t2:${MONDAY}` },
      d: { kind: 'shift', shift: 't1:2026-12-01' },
    })
  })

  test('only the basket: technician, day and order of what is placed; others may come between', () => {
    expect(locksIn({ mode: 'only-basket' })).toEqual({
      a: { kind: 'sequence', shift: `t1:${MONDAY}`, rank: 0 },
      b: { kind: 'sequence', shift: `t1:${MONDAY}`, rank: 1 },
      c: { kind: 'sequence', shift: `t2:${MONDAY}`, rank: 0 },
      d: { kind: 'sequence', shift: 't1:2026-12-01', rank: 0 },
    })
  })

  test('one technician: the others keep shift and order, new visits can only go to him', () => {
    expect(locksIn({ mode: 'one-technician', technicianId: 't1' })).toEqual({
      a: { kind: 'technician', technician: 't1' },
      b: { kind: 'technician', technician: 't1' },
      c: { kind: 'sequence', shift: `t2:${MONDAY}`, rank: 0 },
      d: { kind: 'technician', technician: 't1' },
    })
    const { onlyTechnician } = modeLocks({ mode: 'one-technician', technicianId: 't1' }, base, shifts, ids)
    expect(Object.fromEntries(onlyTechnician)).toEqual({ new: 't1' })
  })

  test('one day: the other days keep shift and order, new visits can only go to that day', () => {
    expect(locksIn({ mode: 'one-day', date: MONDAY })).toEqual({
      a: { kind: 'day', day: MONDAY },
      b: { kind: 'day', day: MONDAY },
      c: { kind: 'day', day: MONDAY },
      d: { kind: 'sequence', shift: 't1:2026-12-01', rank: 0 },
      new: { kind: 'day', day: MONDAY },
    })
  })
})

test('of a plan only what still exists is kept, each visit once', () => {
  const orders = [
    { shift: 'gone', visits: ['a'] },
    { shift: 's1', visits: ['b', 'x', 'b'] },
    { shift: 's2', visits: ['b', 'c'] },
    { shift: 's3', visits: ['x'] },
  ]
  expect(keepKnown(orders, new Set(['s1', 's2', 's3']), new Set(['a', 'b', 'c']))).toEqual([
    { shift: 's1', visits: ['b'] },
    { shift: 's2', visits: ['c'] },
  ])
})
