import { describe, expect, it } from 'vitest'
import { addDays, addMonths, daysBetween, fromDayNumber, isCivilDate, mondayOf, toDayNumber, weekdayOf } from './civil-date.ts'
import { easterSunday, frenchHolidays, isFrenchHoliday } from './french-holidays.ts'
import { isIsoWeek, isoWeek, weekDays } from './iso-week.ts'
import { leakCheckMonths } from './legal-rhythms.ts'
import { fromEpoch, toEpoch } from './wall-clock.ts'

describe('civil dates', () => {
  it('agree with the UTC calendar over four centuries', () => {
    for (let day = -40_000; day < 110_000; day += 37) {
      const date = new Date(day * 86_400_000).toISOString().slice(0, 10)
      expect(fromDayNumber(day)).toBe(date)
      expect(toDayNumber(date)).toBe(day)
    }
  })
  it('refuse days that do not exist', () => {
    for (const text of ['2026-02-29', '1900-02-29', '2026-13-01', '2026-04-31', '2026-1-1', '0000-01-01', ''])
      expect(isCivilDate(text)).toBe(false)
    expect(isCivilDate('2024-02-29')).toBe(true)
    expect(() => addDays('2026-02-30', 1)).toThrow('not a civil date: 2026-02-30')
  })
  it('add days across years and leap days', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(addDays('2027-01-01', -1)).toBe('2026-12-31')
    expect(daysBetween('2024-01-01', '2025-01-01')).toBe(366)
  })
  it('add months to the last day where the month is shorter', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(addMonths('2026-01-31', 2)).toBe('2026-03-31')
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28')
    expect(addMonths('2024-02-29', 48)).toBe('2028-02-29')
    expect(addMonths('2026-01-15', -2)).toBe('2025-11-15')
  })
  it('know their weekday', () => {
    expect(weekdayOf('2026-11-23')).toBe(1)
    expect(weekdayOf('1969-12-28')).toBe(7)
    expect(['2026-11-23', '2026-11-29', '2026-11-30'].map(mondayOf)).toEqual(['2026-11-23', '2026-11-23', '2026-11-30'])
  })
})

describe('ISO weeks', () => {
  it('belong to the year of their Thursday', () => {
    expect(isoWeek('2026-12-31')).toBe('2026-W53')
    expect(isoWeek('2027-01-03')).toBe('2026-W53')
    expect(isoWeek('2027-01-04')).toBe('2027-W01')
    expect(isoWeek('2024-12-30')).toBe('2025-W01')
  })
  it('have seven days from Monday', () => {
    expect(weekDays('2026-W53')).toEqual(['2026-12-28', '2026-12-29', '2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02', '2027-01-03'])
  })
  it('exist or not', () => {
    expect(isIsoWeek('2026-W53')).toBe(true)
    for (const text of ['2027-W53', '2026-W00', '2026-W54', '2026-53']) expect(isIsoWeek(text)).toBe(false)
    expect(() => weekDays('2027-W53')).toThrow('not an ISO week: 2027-W53')
  })
})

describe('French holidays', () => {
  it('follow Easter', () => {
    // published dates: earliest and latest of these years, and the two rare cases of the Gregorian tables (1954, 1981)
    const easters = {
      1954: '1954-04-18',
      1981: '1981-04-19',
      2008: '2008-03-23',
      2025: '2025-04-20',
      2026: '2026-04-05',
      2027: '2027-03-28',
      2038: '2038-04-25',
    }
    for (const [year, easter] of Object.entries(easters)) expect(easterSunday(Number(year))).toBe(easter)
  })
  it('are eleven a year', () => {
    expect(frenchHolidays(2026).map(({ date }) => date.slice(5))).toEqual([
      '01-01',
      '04-06',
      '05-01',
      '05-08',
      '05-14',
      '05-25',
      '07-14',
      '08-15',
      '11-01',
      '11-11',
      '12-25',
    ])
    expect(isFrenchHoliday('2027-05-06')).toBe(true)
    expect(isFrenchHoliday('2027-05-07')).toBe(false)
  })
})

describe('wall clocks', () => {
  const paris = (date: string, time: string) => new Date(toEpoch(date, time, 'Europe/Paris') * 1000).toISOString()
  it('run one hour ahead of UTC in winter, two in summer', () => {
    expect(paris('2026-12-01', '08:00')).toBe('2026-12-01T07:00:00.000Z')
    expect(paris('2026-07-01', '08:00')).toBe('2026-07-01T06:00:00.000Z')
    expect(paris('2026-07-01', '24:00')).toBe('2026-07-01T22:00:00.000Z')
  })
  it('skip an hour in March: it moves on', () => {
    expect(paris('2026-03-29', '01:59')).toBe('2026-03-29T00:59:00.000Z')
    expect(paris('2026-03-29', '02:30')).toBe('2026-03-29T01:30:00.000Z')
    expect(paris('2026-03-29', '03:00')).toBe('2026-03-29T01:00:00.000Z')
  })
  it('repeat an hour in October: the first one counts', () => {
    expect(paris('2026-10-25', '02:30')).toBe('2026-10-25T00:30:00.000Z')
    expect(paris('2026-10-25', '03:00')).toBe('2026-10-25T02:00:00.000Z')
  })
  it('read back what was written, in any zone', () => {
    for (const zone of ['Europe/Paris', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland', 'UTC']) {
      for (const date of ['2026-03-28', '2026-06-30', '2026-11-01', '2028-02-29']) {
        expect(fromEpoch(toEpoch(date, '08:15', zone), zone)).toEqual({ date, time: '08:15' })
      }
    }
  })
  it('refuse hours that do not exist', () => {
    for (const time of ['25:00', '8:00', '08:60', ''])
      expect(() => toEpoch('2026-01-01', time, 'Europe/Paris')).toThrow('not a time of day')
  })
})

describe('legal rhythms', () => {
  it('check leaks by charge', () => {
    expect([4.9, 5, 50, 500].map((charge) => leakCheckMonths(charge))).toEqual([undefined, 12, 6, 3])
    expect([5, 50, 500].map((charge) => leakCheckMonths(charge, true))).toEqual([24, 12, 6])
  })
})
