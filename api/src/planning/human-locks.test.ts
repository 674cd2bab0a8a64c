import type { Lock } from '@tournee/engine'
import { describe, expect, test } from 'vitest'
import { aCompany, aTechnician } from '../testing/builders.ts'
import { firmer, withHumanLocks } from './human-locks.ts'
import { weekShifts } from './week-shifts.ts'

const MONDAY = '2026-11-30'
const SHIFT = `t1:${MONDAY}`
const shifts = weekShifts({ week: '2026-W49', company: aCompany(), technicians: [aTechnician()], absences: [] })
const shift = shifts.find(({ id }) => id === SHIFT)!
const place = { shift: SHIFT, rank: 2, start: 36_000 }
const both = (mode: Lock | undefined, level: Parameters<typeof firmer>[1]) => firmer(mode, level, place, shift)

const technician: Lock = { kind: 'technician', technician: 't1' }
const day: Lock = { kind: 'day', day: MONDAY }
const whole: Lock = { kind: 'shift', shift: SHIFT }
const sequence: Lock = { kind: 'sequence', shift: SHIFT, rank: 2 }
const time: Lock = { kind: 'time', shift: SHIFT, start: 36_000 }

describe('a planner’s lock', () => {
  test('holds what it says where the mode holds nothing', () => {
    expect(both(undefined, 'technician')).toEqual({ lock: technician })
    expect(both(undefined, 'day')).toEqual({ lock: day })
    expect(both(undefined, 'sequence')).toEqual({ lock: sequence })
    expect(both(undefined, 'time')).toEqual({ lock: time })
  })

  test('on the technician, in a mode that keeps the day, holds the shift; and the other way round', () => {
    expect(both(day, 'technician')).toEqual({ lock: whole })
    expect(both(technician, 'day')).toEqual({ lock: whole })
  })

  test('that is weaker than the mode’s gives way to it, a firmer one takes its place', () => {
    for (const mode of [whole, sequence])
      for (const level of ['technician', 'day'] as const) expect(both(mode, level)).toEqual({ lock: mode })
    for (const mode of [technician, day, whole, sequence]) expect(both(mode, 'sequence')).toEqual({ lock: sequence })
    for (const mode of [technician, day, whole]) expect(both(mode, 'time')).toEqual({ lock: time })
  })

  test('on the hour keeps the order too where the mode keeps the order', () => {
    expect(both(sequence, 'time')).toEqual({ lock: sequence, hour: 36_000 })
  })

  test('on a visit without a place, or on a shift that is worked no more, holds nothing', () => {
    const locks = [
      { visitId: 'basket', level: 'time' as const },
      { visitId: 'gone', level: 'day' as const },
      { visitId: 'here', level: 'day' as const },
    ]
    const places = new Map([
      ['gone', { ...place, shift: 't9:2026-11-30' }],
      ['here', place],
    ])
    const held = withHumanLocks(new Map([['basket', day]]), locks, places, shifts)
    expect(Object.fromEntries(held.locks)).toEqual({ basket: day, here: day })
    expect(held.hours.size).toBe(0)
  })
})
