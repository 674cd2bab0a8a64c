import type { PlannedRoute } from '@tournee/contract'
import { describe, expect, it } from 'vitest'
import { aRoute, paris } from '../testing/builders.ts'
import { driveRoute } from './drive-route.ts'
import { diceOf } from './seeded-random.ts'

const DAY = '2026-11-17'
const at = (time: string) => paris(DAY, time)
const visit = (visitId: string, start: string, end: string) => ({
  kind: 'visit' as const,
  visitId,
  arrival: at(start),
  start: at(start),
  end: at(end),
  driveSeconds: 1_200,
  distanceMetres: 15_000,
  waitSeconds: 0,
})
const route: PlannedRoute = {
  ...aRoute('technician', DAY, 'a'),
  departure: at('08:00'),
  stops: [
    visit('a', '08:20', '09:20'),
    visit('b', '09:40', '11:40'),
    { kind: 'break', start: at('12:00'), end: at('13:00') },
    visit('c', '13:20', '14:35'),
  ],
}
const days = Array.from({ length: 400 }, (_, i) => driveRoute(route, diceOf(`day ${i}`)))

describe('a day as it was driven', () => {
  it('is the same for the same route and dice, ids included', () => {
    expect(driveRoute(route, diceOf('day 7'))).toEqual(days[7])
    expect(days[8]).not.toEqual(days[7])
  })

  it('tells arrival, then end, of every visit in the order planned, each later than the one before', () => {
    for (const day of days) {
      expect(day.map(({ visitId }) => visitId)).toEqual(['a', 'a', 'b', 'b', 'c', 'c'])
      expect(day.map(({ kind }) => kind === 'arrived')).toEqual([true, false, true, false, true, false])
      expect(day.map(({ at: time }) => time)).toEqual(day.map(({ at: time }) => time).toSorted((x, y) => x - y))
      expect(new Set(day.map(({ id }) => id)).size).toBe(6)
    }
  })

  it('rings at most ten minutes before the hour planned, and not before the break is over', () => {
    for (const [first, , , , last] of days) {
      expect(first!.at).toBeGreaterThanOrEqual(Date.parse(at('08:10')))
      // the break begins at 11:50 at the earliest and lasts an hour; the drive after it takes at least 0.9 of twenty minutes
      expect(last!.at).toBeGreaterThanOrEqual(Date.parse(at('13:10')))
    }
  })

  it('finds one client in forty absent', () => {
    const ends = days.flat().filter(({ kind }) => kind !== 'arrived')
    const absent = ends.filter(({ kind }) => kind === 'not-done').length
    // 1 200 visits: 30 expected, standard deviation sqrt(1200 * 1/40 * 39/40) = 5.4; four of them either way
    expect(Math.abs(absent - 30)).toBeLessThan(22)
  })
})
