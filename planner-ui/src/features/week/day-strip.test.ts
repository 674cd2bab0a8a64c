import { describe, expect, it } from 'vitest'
import { aRoute, aStop, aTechnician } from '../../testing/week-builders.ts'
import { spanOf, stripOf } from './day-strip.ts'

const MONDAY = '2026-11-30'
const TUESDAY = '2026-12-01'
const HOUR = 3_600_000
const A = aTechnician('A')
const midnightOf = (date: string) => Date.parse(`${date}T00:00:00Z`)
const strip = (route: ReturnType<typeof aRoute>, from: number, to: number) =>
  stripOf(route, { from: from * HOUR, to: to * HOUR }, midnightOf(route.date)).backgroundImage.split(/, (?=linear)/)

describe('the hours of a week', () => {
  it('hold the earliest departure and the latest return of any day, in whole hours', () => {
    const early = aRoute(A, MONDAY, [], { departure: `${MONDAY}T07:20:00Z`, end: `${MONDAY}T15:00:00Z` })
    const late = aRoute(A, TUESDAY, [], { departure: `${TUESDAY}T09:00:00Z`, end: `${TUESDAY}T17:10:00Z` })
    expect(spanOf([early, late], midnightOf)).toEqual({ from: 7 * HOUR, to: 18 * HOUR })
  })

  it('stay inside the day', () => {
    const night = aRoute(A, MONDAY, [], { departure: `${MONDAY}T20:00:00Z`, end: `${TUESDAY}T01:00:00Z` })
    expect(spanOf([night], midnightOf)).toEqual({ from: 20 * HOUR, to: 24 * HOUR })
  })

  it('are unknown without routes', () => {
    expect(spanOf([], midnightOf)).toBeNull()
  })
})

describe('a day of the week board', () => {
  // 08:00 to 18:00: an hour is 10 %
  const route = aRoute(A, MONDAY, [aStop(MONDAY, 'x', '09:00', '11:00', 60, '09:00')], {
    departure: `${MONDAY}T08:00:00Z`,
    end: `${MONDAY}T11:30:00Z`,
  })

  it('paints work where it is on the hours, and the road before and after it', () => {
    const [overtime, work, road, noon] = strip(route, 8, 18)
    expect(overtime).toBe('linear-gradient(to right, transparent 0%, transparent 100%)')
    expect(work).toContain('var(--tech) 10% 29.4%')
    expect(road).toContain('var(--tech) 0% 9.4%')
    expect(road).toContain('var(--tech) 30% 34.4%')
    expect(noon).toContain('40%')
  })

  it('ends in overtime', () => {
    expect(strip({ ...route, overtimeSeconds: 1800 }, 8, 18)[0]).toContain('var(--bad) 30% 34.4%')
  })
})
