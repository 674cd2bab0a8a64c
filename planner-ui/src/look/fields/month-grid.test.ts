import { describe, expect, it } from 'vitest'
import { addMonths, dayAfterKey, weeksAround } from './month-grid.ts'

describe('the grid of a month', () => {
  it('has six weeks of seven days, Monday first', () => {
    const weeks = weeksAround('2026-12-15')
    // 1 December 2026 is a Tuesday
    expect(weeks[0]).toEqual(['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04', '2026-12-05', '2026-12-06'])
    expect(weeks).toHaveLength(6)
    expect(weeks.at(-1)!.at(-1)).toBe('2027-01-10')
  })

  it('keeps the day from month to month, or takes the last one', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-15')
    expect(addMonths('2028-02-29', 12)).toBe('2029-02-28')
    expect(addMonths('2026-12-31', -13)).toBe('2025-11-30')
  })

  it('is walked by keys: a day, a week, its ends, a month, a year', () => {
    const to = (key: string, shift = false) => dayAfterKey('2026-12-01', key, shift)
    expect(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown', 'a'].map((key) => to(key))).toEqual([
      '2026-11-30',
      '2026-12-02',
      '2026-11-24',
      '2026-12-08',
      '2026-11-30',
      '2026-12-06',
      '2026-11-01',
      '2027-01-01',
      null,
    ])
    expect([to('PageUp', true), to('PageDown', true)]).toEqual(['2025-12-01', '2027-12-01'])
  })
})
