import { afterEach, describe, expect, it } from 'vitest'
import { addDays, civilDateOf, daysBetween, instantOf, isCivilDate, mondayOf, weekdayOf } from './civil-date.ts'
import { isFrenchHoliday } from './french-holidays.ts'

const iso = (date: string, time: string) => new Date(instantOf(date, time, 'Europe/Paris')).toISOString()

describe('a civil date', () => {
  it('counts days over months, leap years and clock changes', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01')
    expect(addDays('2026-10-24', 2)).toBe('2026-10-26')
    expect(daysBetween('2024-01-01', '2025-01-01')).toBe(366)
  })
  it('knows its weekday and Monday', () => {
    expect([weekdayOf('2026-11-30'), weekdayOf('2026-12-06')]).toEqual([1, 7])
    expect(mondayOf('2026-12-06')).toBe('2026-11-30')
  })
  it('exists or does not', () =>
    expect(['2024-02-29', '2023-02-29', '2024-13-01', '24-1-1'].map(isCivilDate)).toEqual([true, false, false, false]))
})

describe("the company's clock", () => {
  it('is an hour ahead of UTC in winter and two in summer', () => {
    expect(iso('2026-01-15', '08:00')).toBe('2026-01-15T07:00:00.000Z')
    expect(iso('2026-07-15', '08:00')).toBe('2026-07-15T06:00:00.000Z')
  })
  it('is right on the days that it changes', () => {
    // 29 March 2026: 02:00 becomes 03:00; 25 October 2026: 03:00 becomes 02:00
    expect(iso('2026-03-29', '01:59')).toBe('2026-03-29T00:59:00.000Z')
    expect(iso('2026-03-29', '03:00')).toBe('2026-03-29T01:00:00.000Z')
    expect(iso('2026-10-25', '08:00')).toBe('2026-10-25T07:00:00.000Z')
  })
  it('gives the day of an instant', () => expect(civilDateOf(Date.parse('2026-11-30T23:30:00Z'), 'Europe/Paris')).toBe('2026-12-01'))
})

describe('a French holiday', () => {
  const zone = process.env['TZ']
  afterEach(() => {
    if (zone === undefined) delete process.env['TZ']
    else process.env['TZ'] = zone
  })
  it.each(['Europe/Paris', 'America/Los_Angeles', 'Pacific/Auckland'])('is the same day in %s', (timeZone) => {
    process.env['TZ'] = timeZone
    // Easter 2027 is on 28 March: its Monday is the 29th, Ascension 6 May
    expect(['2027-03-29', '2027-05-06', '2027-07-14', '2027-12-25'].map(isFrenchHoliday)).toEqual([true, true, true, true])
    expect(['2027-03-28', '2027-03-30', '2027-07-13', '2027-12-26'].map(isFrenchHoliday).includes(true)).toBe(false)
  })
})
