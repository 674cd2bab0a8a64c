import { describe, expect, it } from 'vitest'
import { isWholeDate, readDate, writeDate } from './typed-date.ts'

const near = { today: '2026-11-28' }

describe('a typed date', () => {
  it.each([
    ['03/12/2026', '2026-12-03'],
    ['3/12/26', '2026-12-03'],
    [' 3.12.2026 ', '2026-12-03'],
    ['3-12-2026', '2026-12-03'],
    ['03122026', '2026-12-03'],
    ['031226', '2026-12-03'],
    ['2026-12-03', '2026-12-03'],
    ['3 déc. 2026', '2026-12-03'],
    ['mar. 1 déc. 2026', '2026-12-01'],
    ['mardi 1er décembre 2026', '2026-12-01'],
    ['Tue, 1 Dec 2026', '2026-12-01'],
    ['1st September 2026', '2026-09-01'],
    ['29/02/2028', '2028-02-29'],
  ])('%s is %s: the day comes first', (text, date) => {
    expect(readDate(text, near)).toBe(date)
  })

  it.each(['', 'demain', '31/11/2026', '29/02/2026', '12/31/2026', '3/12/202', '3', '3 jui 2026', '3/12/1526', '3 dé 2026'])(
    '%s is none',
    (text) => {
      expect(readDate(text, near)).toBeNull()
    },
  )

  it('without a year is the nearest one', () => {
    expect(readDate('3/12', near)).toBe('2026-12-03')
    expect(readDate('0312', near)).toBe('2026-12-03')
    expect(readDate('15 janv.', near)).toBe('2027-01-15')
    // 161 days ago, in 204 days
    expect(readDate('20/06', near)).toBe('2026-06-20')
    expect(readDate('29/02', near)).toBeNull()
  })

  it('without a year is the next one where a first day is given', () => {
    expect(readDate('20/06', { ...near, min: '2026-11-28' })).toBe('2027-06-20')
    expect(readDate('28/11', { ...near, min: '2026-11-28' })).toBe('2026-11-28')
  })

  it('counts while it is typed once its year has four digits', () => {
    expect(['3/12', '3/12/20', '3/12/202', '3/12/2026', '2026-12-03', '0312', '03122026', '1 déc. 2026'].map(isWholeDate)).toEqual([
      false,
      false,
      false,
      true,
      true,
      false,
      true,
      true,
    ])
  })

  it('is shown day first', () => {
    expect(writeDate('2026-12-03')).toBe('03/12/2026')
    expect(writeDate('')).toBe('')
  })
})
