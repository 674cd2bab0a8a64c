import { describe, expect, it } from 'vitest'
import { aRoute, aStop, aTechnician } from '../../testing/week-builders.ts'
import { along, axisOf, segmentsOf } from './timeline.ts'

const DAY = '2026-12-01'
const A = aTechnician('A')
const clock = (ms: number) => new Date(ms).toISOString().slice(11, 16)
const read = (route: ReturnType<typeof aRoute>) => segmentsOf(route).map((s) => `${s.kind} ${clock(s.from)}-${clock(s.to)}`)
const lunch = (start: string, end: string) => ({ kind: 'break' as const, start: `${DAY}T${start}:00Z`, end: `${DAY}T${end}:00Z` })

describe('a day on the board', () => {
  it('is drive, wait, visit and the way home, without holes', () => {
    // leaves 07:00, drives 30 min, waits until 08:00; home 20 min after 09:00
    const route = aRoute(A, DAY, [aStop(DAY, 'x', '08:00', '09:00', 30, '07:30')], { end: `${DAY}T09:20:00Z` })
    expect(read(route)).toEqual(['drive 07:00-07:30', 'wait 07:30-08:00', 'visit 08:00-09:00', 'drive 09:00-09:20'])
  })

  it('takes a break between two visits before driving on', () => {
    const route = aRoute(A, DAY, [aStop(DAY, 'x', '07:10', '12:00'), lunch('12:00', '13:00'), aStop(DAY, 'y', '13:10', '14:00')], {
      end: `${DAY}T14:10:00Z`,
    })
    expect(read(route)).toEqual([
      'drive 07:00-07:10',
      'visit 07:10-12:00',
      'break 12:00-13:00',
      'drive 13:00-13:10',
      'visit 13:10-14:00',
      'drive 14:00-14:10',
    ])
  })

  it('leaves out breaks before the departure and after the return', () => {
    const stops = [lunch('06:30', '06:45'), aStop(DAY, 'x', '07:10', '09:00'), lunch('17:30', '17:45')]
    // leaves at 07:00, home at 09:10: neither waits for the other
    expect(read(aRoute(A, DAY, stops, { end: `${DAY}T09:10:00Z` }))).toEqual([
      'drive 07:00-07:10',
      'visit 07:10-09:00',
      'drive 09:00-09:10',
    ])
  })

  it('splits a leg that a break interrupts', () => {
    // 20 min of driving: 10 before the break at 12:10, 10 after it
    const route = aRoute(A, DAY, [aStop(DAY, 'x', '07:10', '12:00'), lunch('12:10', '13:10'), aStop(DAY, 'y', '13:20', '14:00', 20)], {
      end: `${DAY}T14:00:00Z`,
    })
    expect(read(route)).toEqual([
      'drive 07:00-07:10',
      'visit 07:10-12:00',
      'drive 12:00-12:10',
      'break 12:10-13:10',
      'drive 13:10-13:20',
      'visit 13:20-14:00',
    ])
  })

  it('numbers visits, not breaks', () => {
    const route = aRoute(A, DAY, [aStop(DAY, 'x', '08:00', '09:00'), lunch('12:00', '13:00'), aStop(DAY, 'y', '14:00', '15:00')])
    expect(segmentsOf(route).flatMap((s) => (s.kind === 'visit' ? [s.order] : []))).toEqual([1, 2])
  })
})

describe('the time axis', () => {
  const ms = (time: string) => Date.parse(`${DAY}T${time}:00Z`)

  it('holds every route in whole hours', () => {
    const axis = axisOf([
      { from: ms('07:40'), to: ms('15:10') },
      { from: ms('08:00'), to: ms('16:00') },
    ])!
    expect([clock(axis.from), clock(axis.to), axis.hours.length]).toEqual(['07:00', '16:00', 10])
  })

  it('is absent when nobody works', () => {
    expect(axisOf([])).toBeNull()
  })

  it('places an instant in percent, held inside', () => {
    const axis = axisOf([{ from: ms('08:00'), to: ms('18:00') }])!
    expect([along(axis, ms('13:00')), along(axis, ms('06:00')), along(axis, ms('19:00'))]).toEqual([50, 0, 100])
  })
})
