import { describe, expect, it } from 'vitest'
import { addWeeks, daysBetween, isWeek, mondayOf, weekOf, weekToOpen } from './iso-week.ts'

describe('ISO weeks', () => {
  it('begin on Monday', () => {
    expect(weekOf('2026-11-30')).toBe('2026-W49')
    expect(weekOf('2026-12-06')).toBe('2026-W49')
    expect(weekOf('2026-12-07')).toBe('2026-W50')
    expect(mondayOf('2026-W49')).toBe('2026-11-30')
  })

  it('belong to the year of their Thursday', () => {
    // 1 January 2027 is a Friday: it is in the 53rd week of 2026
    expect(weekOf('2027-01-01')).toBe('2026-W53')
    expect(addWeeks('2026-W53', 1)).toBe('2027-W01')
    expect(addWeeks('2027-W01', -1)).toBe('2026-W53')
  })

  it('53 exists only in long years', () => {
    expect(isWeek('2026-W53')).toBe(true)
    expect(isWeek('2025-W53')).toBe(false)
    expect(['2026-W5', '2026-W00', '2026-W54', '0000-W01', 'x'].filter(isWeek)).toEqual([])
  })

  it('open on the current week, and on the next one from Wednesday', () => {
    expect(weekToOpen('2026-11-24')).toBe('2026-W48')
    expect(weekToOpen('2026-11-25')).toBe('2026-W49')
    expect(weekToOpen('2026-11-29')).toBe('2026-W49')
  })

  it('count days across the change of hour', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
  })
})
