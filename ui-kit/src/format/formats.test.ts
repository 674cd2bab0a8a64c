import { describe, expect, it } from 'vitest'
import { createFormats } from './formats.ts'

/** Reads with plain spaces, so that expectations can be typed. */
const plain = (text: string) => text.replace(/\p{Zs}/gu, ' ')
const fr = createFormats('fr', 'Europe/Paris')
const en = createFormats('en', 'Europe/Paris')

describe('times', () => {
  it('are written in the time zone of the company, not of the device', () => {
    // Paris is one hour ahead of UTC in winter, two in summer
    expect(fr.time('2026-12-01T07:15:00Z')).toBe('08:15')
    expect(fr.time('2026-07-01T06:15:00Z')).toBe('08:15')
    expect(en.time('2026-12-01T08:15:00+01:00')).toBe('08:15')
    expect(createFormats('fr', 'America/Montreal').time('2026-12-01T07:15:00Z')).toBe('02:15')
  })

  it('show midnight as 00:00', () => {
    expect(fr.time('2026-12-01T23:00:00Z')).toBe('00:00')
  })

  it('make ranges', () => {
    expect(fr.timeRange('2026-12-01T09:00:00Z', '2026-12-01T11:00:00Z')).toBe('10:00–12:00')
  })
})

describe('labels', () => {
  it('have the space before the colon that French writes and English does not', () => {
    expect(plain(fr.labelled('Échéance', 'demain'))).toBe('Échéance : demain')
    expect(en.labelled('Due', 'tomorrow')).toBe('Due: tomorrow')
  })
})

describe('dates', () => {
  it('are short, with the weekday', () => {
    expect(plain(fr.day('2026-12-01'))).toBe('mar. 1 déc.')
    expect(plain(en.day('2026-12-01'))).toBe('Tue 1 Dec')
    expect(plain(fr.dayLong('2026-12-01'))).toBe('mardi 1er décembre')
    expect(plain(fr.dayLong('2026-12-11'))).toBe('vendredi 11 décembre')
    expect(plain(fr.dayShort('2026-12-01'))).toBe('mar. 1')
    expect([fr.weekday('2026-12-01'), plain(fr.month('2026-12-01'))]).toEqual(['mar.', 'décembre 2026'])
  })

  it('of an instant are those of the company', () => {
    // 23:30 UTC on 30 November is 00:30 on 1 December in Paris
    expect(plain(fr.day('2026-11-30T23:30:00Z'))).toBe('mar. 1 déc.')
    expect(fr.civilDate('2026-11-30T23:30:00Z')).toBe('2026-12-01')
  })

  it('make ranges that say the year once', () => {
    expect(plain(fr.dateRange('2026-11-30', '2026-12-04'))).toBe('30 nov. – 4 déc. 2026')
  })
})

describe('amounts', () => {
  it('writes durations in hours and minutes', () => {
    expect(plain(fr.duration(4500))).toBe('1 h 15')
    expect(plain(fr.duration(3600))).toBe('1 h')
    expect(plain(fr.duration(2700))).toBe('45 min')
    expect(plain(fr.duration(3900))).toBe('1 h 05')
    expect(plain(fr.duration(0))).toBe('0 min')
  })

  it('rounds a duration to the minute before splitting it', () => {
    // 3 599 s is 59.98 min, so 1 h, never "0 h 60"
    expect(plain(fr.duration(3599))).toBe('1 h')
  })

  it('writes distances with one decimal below 100 km', () => {
    expect(plain(fr.km(12.44))).toBe('12,4 km')
    expect(plain(fr.km(99.96))).toBe('100 km')
    expect(plain(fr.km(412.3))).toBe('412 km')
    expect(plain(en.km(12.44))).toBe('12.4 km')
  })

  it('writes changes with their sign and a true minus', () => {
    expect(plain(fr.change(-0.274))).toBe('−27 %')
    expect(plain(fr.change(0.031))).toBe('+3 %')
    expect(plain(fr.change(-0.001))).toBe('0 %')
    expect(plain(en.change(-0.274))).toBe('−27%')
  })

  it('writes hours, euros and numbers by language', () => {
    expect(plain(fr.hours(31.2))).toBe('31 h')
    expect(plain(fr.hours(2.54))).toBe('2,5 h')
    expect(plain(fr.hours(0))).toBe('0 h')
    expect(plain(fr.euros(1250))).toBe('1 250 €')
    expect(plain(en.euros(1250))).toBe('€1,250')
    expect(plain(fr.number(1234.5, 1))).toBe('1 234,5')
  })
})
