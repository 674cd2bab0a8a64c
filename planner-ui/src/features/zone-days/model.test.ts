import type { ZoneDay } from '@tournee/contract'
import { describe, expect, it } from 'vitest'
import {
  byDay,
  changedSpots,
  fortnightRange,
  giveDay,
  isUnderFilled,
  monthRange,
  moveChanges,
  namedTerms,
  neighbourSpot,
  reverseChanges,
  shownDates,
} from './model.ts'

const aDay = (technicianId: string, date: string, zoneId: string | null, more: Partial<ZoneDay> = {}): ZoneDay => ({
  technicianId,
  date,
  zoneIds: zoneId ? [zoneId] : [],
  locked: false,
  minutesPlanned: 210,
  minutesOpen: 420,
  fill: 0.5,
  ...more,
})
const MONDAY = '2026-11-30'
const TUESDAY = '2026-12-01'
const days = byDay([aDay('A', MONDAY, 'north'), aDay('B', MONDAY, 'south', { locked: true }), aDay('A', TUESDAY, null)])

describe('moving a zone day', () => {
  it('onto a free day leaves its own free, and locks what was placed by hand', () => {
    expect(moveChanges(days, { technicianId: 'A', date: MONDAY }, { technicianId: 'A', date: TUESDAY })).toEqual([
      { technicianId: 'A', date: TUESDAY, zoneIds: ['north'], locked: true },
      { technicianId: 'A', date: MONDAY, zoneIds: [], locked: false },
    ])
  })

  it('onto another zone day makes the two change places', () => {
    const moved = moveChanges(days, { technicianId: 'A', date: MONDAY }, { technicianId: 'B', date: MONDAY })
    expect(moved.map((c) => [c.technicianId, c.zoneIds])).toEqual([
      ['B', ['north']],
      ['A', ['south']],
    ])
  })

  it('nowhere, or moving a free day, changes nothing', () => {
    expect(moveChanges(days, { technicianId: 'A', date: MONDAY }, { technicianId: 'A', date: MONDAY })).toEqual([])
    expect(moveChanges(days, { technicianId: 'A', date: TUESDAY }, { technicianId: 'B', date: TUESDAY })).toEqual([])
  })

  it('is taken back by what was there before, locks included', () => {
    const moved = moveChanges(days, { technicianId: 'A', date: MONDAY }, { technicianId: 'B', date: MONDAY })
    expect(reverseChanges(days, moved)).toEqual([
      { technicianId: 'A', date: MONDAY, zoneIds: ['north'], locked: false },
      { technicianId: 'B', date: MONDAY, zoneIds: ['south'], locked: true },
    ])
    expect(giveDay({ technicianId: 'A', date: TUESDAY }, null)[0]?.zoneIds).toEqual([])
  })
})

describe('a new plan', () => {
  it('names the days whose zone is another one', () => {
    const after = [aDay('A', MONDAY, 'north', { fill: 0.9 }), aDay('B', MONDAY, 'north'), aDay('A', TUESDAY, 'south')]
    expect(changedSpots(days, after)).toEqual([
      { technicianId: 'B', date: MONDAY },
      { technicianId: 'A', date: TUESDAY },
    ])
  })
})

describe('a day worth filling', () => {
  it('is given to a zone, lies within four weeks and is less than 60 % full', () => {
    const today = '2026-11-23'
    expect(isUnderFilled(aDay('A', MONDAY, 'north'), today)).toBe(true)
    expect(isUnderFilled(aDay('A', MONDAY, 'north', { fill: 0.6 }), today)).toBe(false)
    expect(isUnderFilled(aDay('A', MONDAY, null), today)).toBe(false)
    expect(isUnderFilled(aDay('A', today, 'north'), today)).toBe(false)
    // 29 days later
    expect(isUnderFilled(aDay('A', '2026-12-22', 'north'), today)).toBe(false)
  })
})

describe('the dates shown', () => {
  it('are whole weeks around a month, and two weeks from a Monday', () => {
    // December 2026 begins on a Tuesday and ends on a Thursday
    expect(monthRange('2026-12-15')).toEqual({ from: '2026-11-30', to: '2027-01-03' })
    expect(fortnightRange('2026-12-03')).toEqual({ from: '2026-11-30', to: '2026-12-13' })
  })

  it('leave out weekends unless somebody works then', () => {
    const range = { from: '2026-11-30', to: '2026-12-06' }
    expect(shownDates(range, [])).toHaveLength(5)
    expect(shownDates(range, [aDay('A', '2026-12-05', 'north')])).toHaveLength(6)
  })
})

describe('the cost of a change', () => {
  it('names its terms, the heaviest first, and leaves out what is nothing', () => {
    expect(namedTerms({ terms: { travel: 4, balance: -12, other: 0.2 } })).toEqual([
      ['balance', -12],
      ['travel', 4],
    ])
  })
})

describe('the keys', () => {
  const team = [{ id: 'A' }, { id: 'B' }]
  it('walk from day to day and from technician to technician, and stop at the edges', () => {
    const here = { technicianId: 'A', date: MONDAY }
    expect(neighbourSpot(here, 'ArrowRight', team, [MONDAY, TUESDAY])).toEqual({ technicianId: 'A', date: TUESDAY })
    expect(neighbourSpot(here, 'ArrowDown', team, [MONDAY, TUESDAY])).toEqual({ technicianId: 'B', date: MONDAY })
    expect(neighbourSpot(here, 'ArrowUp', team, [MONDAY, TUESDAY])).toBeNull()
    expect(neighbourSpot(here, 'x', team, [MONDAY, TUESDAY])).toBeNull()
  })
})
