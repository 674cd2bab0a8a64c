import { describe, expect, it } from 'vitest'
import { civilOf, fromWall, localDay, toWall } from './wall-clock.ts'

const PARIS = 'Europe/Paris'
const read = (d: Date) => `${civilOf(d)} ${String(d.getHours()).padStart(2, '0')}:${String(d.getMinutes()).padStart(2, '0')}`

describe('the clock on the wall', () => {
  it('reads as in the company’s time zone, winter and summer, wherever the browser is', () => {
    // Paris is one hour ahead of UTC in winter, two in summer
    expect(read(toWall('2026-12-01T09:15:00Z', PARIS))).toBe('2026-12-01 10:15')
    expect(read(toWall('2026-07-01T09:15:00Z', PARIS))).toBe('2026-07-01 11:15')
    expect(read(toWall('2026-12-01T23:30:00Z', PARIS))).toBe('2026-12-02 00:30')
  })

  it('gives the same instant back', () => {
    for (const instant of ['2026-12-01T09:15:00.000Z', '2026-07-01T22:30:00.000Z', '2027-03-28T00:59:00.000Z', '2026-10-25T06:00:00.000Z'])
      expect(fromWall(toWall(instant, PARIS), PARIS)).toBe(instant)
  })

  it('takes the first of the two hours when clocks go back', () => {
    // on 25 October 2026 it is 02:30 in Paris at 00:30 and at 01:30 UTC
    expect(fromWall(new Date(2026, 9, 25, 2, 30), PARIS)).toBe('2026-10-25T00:30:00.000Z')
  })
})

describe('a civil date', () => {
  it('is the same day as a local one', () => {
    expect(['2026-02-28', '2028-02-29', '2026-12-31'].map((d) => civilOf(localDay(d)))).toEqual(['2026-02-28', '2028-02-29', '2026-12-31'])
  })
})
