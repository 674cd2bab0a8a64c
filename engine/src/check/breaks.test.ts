import { describe, expect, it } from 'vitest'
import type { Stop } from '../model/plan.ts'
import { A, B, check, H } from './testing/line-plan.ts'

describe('breaks', () => {
  const lunch = { id: 'lunch', duration: H, timeWindows: [[9 * H, 9.5 * H]] as const }
  const shift = { breaks: [lunch] }

  it('one that nobody takes is missing', () => {
    expect(check({ shift })).toEqual([['missing_break', 'lunch', H]])
  })
  it('one that fits after the route need not be listed', () => {
    expect(check({ shift: { breaks: [{ ...lunch, timeWindows: [[12 * H, 13 * H]] }] } })).toEqual([])
  })
  it('two that fit only once around the route', () => {
    const breaks = ['x', 'y'].map((id) => ({ id, duration: H, timeWindows: [[12 * H, 12 * H]] as const }))
    expect(check({ shift: { breaks } })).toEqual([['missing_break', 'y', H]])
  })
  // a until 9:15, 5 min on the road, 9:20-10:20 lunch, 5 min, 10:25-10:55 b, 11:15 depot
  const eaten: Stop = { kind: 'break', break: 'lunch', start: 33_600, end: 37_200, driven: 300 }
  const late = { ...B, arrival: 37_500, start: 37_500, end: 39_300 }
  const route = { stops: [A, eaten, late], end: 40_500 }
  it('one in the middle of a drive is sound', () => {
    expect(check({ shift }, route)).toEqual([])
  })
  it('outside its window', () => {
    expect(check({ shift: { breaks: [{ ...lunch, timeWindows: [[8 * H, 9 * H]] }] } }, route)).toEqual([['break_time', 'lunch', 1200]])
  })
  it('of the wrong length', () => {
    expect(check({ shift: { breaks: [{ ...lunch, duration: 3000 }] } }, route)).toEqual([['break_time', 'lunch', 600]])
  })
  it('started before the drive it follows is over', () => {
    const hasty: Stop = { ...eaten, start: 33_500, end: 37_100 }
    expect(check({ shift }, { ...route, stops: [A, hasty, late], wait: 0 })).toContainEqual(['timing', 'lunch', 100])
  })
  it('during a stay', () => {
    const during: Stop = { ...eaten, start: 33_000, end: 36_600, driven: 0 }
    expect(check({ shift }, { ...route, stops: [A, during, late] })).toContainEqual(['timing', 'lunch', 300])
  })
  it('unknown to the shift', () => {
    expect(check({}, route)).toEqual([['break_time', 'lunch', 1]])
  })
  it('at a place, by way of it', () => {
    // lunch at 3: from a 20 min, 9:35-10:35, then 10 min to b: 10:45-11:15, depot 11:35
    const change = { shift: { breaks: [{ ...lunch, timeWindows: [[9 * H, 10 * H]] as const, location: 3 }] } }
    const there: Stop = { kind: 'break', break: 'lunch', start: 34_500, end: 38_100, driven: 1200 }
    const b = { ...B, arrival: 38_700, start: 38_700, end: 40_500, drive: 1800, distance: 30_000 }
    const around = { stops: [A, there, b], end: 41_700, drive: 3600, distance: 60_000 }
    expect(check(change, around)).toEqual([])
    expect(check(change, { ...around, stops: [A, { ...there, driven: 600 }, b] })).toContainEqual(['figures', 'lunch', 600])
  })
  it('on the spot while waiting', () => {
    // at b 9:25, lunch 9:25-10:25 there, b from 10:30
    const there: Stop = { kind: 'break', break: 'lunch', start: 33_900, end: 37_500, driven: 600 }
    const b = { ...B, arrival: 37_500, start: 37_800, end: 39_600, wait: 300 }
    expect(check({ shift }, { stops: [A, there, b], end: 40_800, wait: 300 })).toEqual([])
  })
  it('before leaving, inside the hours', () => {
    const first: Stop = { kind: 'break', break: 'lunch', start: 6.9 * H, end: 7.9 * H, driven: 0 }
    const early = (earliestStart: number) =>
      check({ shift: { earliestStart, breaks: [{ ...lunch, timeWindows: [[6 * H, 7 * H]] }] } }, { stops: [first, A, B] })
    expect(early(6.9 * H)).toEqual([])
    expect(early(7 * H)).toEqual([['break_time', 'lunch', 360]])
  })
})
