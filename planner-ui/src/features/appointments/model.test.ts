import type { Appointment } from '@tournee/contract'
import { describe, expect, it } from 'vitest'
import {
  daysLeft,
  eventsOf,
  fieldsOf,
  instantOf,
  isElsewhere,
  isMovable,
  shownRange,
  startOf,
  stepDate,
  targetOf,
  viewOf,
} from './model.ts'

const PARIS = 'Europe/Paris'
const anAppointment = (more: Partial<Appointment> = {}): Appointment => ({
  id: 'a',
  visitId: 'v',
  clientId: 'c',
  clientName: 'Mme R.',
  city: 'Thônes',
  kind: 'maintenance',
  technicianId: 'A',
  earliest: '2026-12-01T10:00:00+01:00',
  latest: '2026-12-01T12:00:00+01:00',
  plannedStart: '2026-12-01T10:40:00+01:00',
  durationMinutes: 75,
  status: 'confirmed',
  version: 1,
  ...more,
})

describe('an appointment in the calendar', () => {
  it('stands at its planned start, else where its promise begins, for as long as it lasts', () => {
    const [event] = eventsOf([anAppointment()], PARIS)
    // 10:40 and 75 minutes
    expect([event?.start.getHours(), event?.start.getMinutes(), event?.end.getHours(), event?.end.getMinutes()]).toEqual([10, 40, 11, 55])
    expect(startOf(anAppointment({ plannedStart: null }))).toBe('2026-12-01T10:00:00+01:00')
  })

  it('is gone when it is cancelled, and fixed when it is over', () => {
    expect(eventsOf([anAppointment({ status: 'cancelled' })], PARIS)).toEqual([])
    expect([isMovable(anAppointment()), isMovable(anAppointment({ status: 'done' }))]).toEqual([true, false])
  })
})

describe('a drop', () => {
  const [event] = eventsOf([anAppointment()], PARIS)
  it('onto another column gives it to that technician at that hour', () => {
    const target = targetOf(event!, { start: new Date(2026, 11, 2, 14, 0), resourceId: 'B', keepsHour: false }, PARIS)
    expect(target).toEqual({ technicianId: 'B', start: '2026-12-02T13:00:00.000Z' })
  })

  it('onto a day of the month keeps the hour and the technician', () => {
    const target = targetOf(event!, { start: new Date(2026, 11, 3), resourceId: null, keepsHour: true }, PARIS)
    // 10:40 in Paris is 09:40 UTC in winter
    expect(target).toEqual({ technicianId: 'A', start: '2026-12-03T09:40:00.000Z' })
  })

  it('where it already is changes nothing', () => {
    expect(isElsewhere(anAppointment(), { technicianId: 'A', start: '2026-12-01T09:40:00Z' })).toBe(false)
    expect(isElsewhere(anAppointment(), { technicianId: 'B', start: '2026-12-01T09:40:00Z' })).toBe(true)
  })
})

describe('the period shown', () => {
  it('is a day, a week from Monday, or whole weeks around a month', () => {
    expect(shownRange('day', '2026-12-03')).toEqual({ from: '2026-12-03', to: '2026-12-03' })
    expect(shownRange('week', '2026-12-03')).toEqual({ from: '2026-11-30', to: '2026-12-06' })
    expect(shownRange('month', '2026-12-03')).toEqual({ from: '2026-11-30', to: '2027-01-03' })
  })

  it('steps by a day, a week or a month, over the end of the year too', () => {
    expect([stepDate('day', '2026-12-31', 1), stepDate('week', '2026-12-31', 1), stepDate('month', '2026-12-31', 1)]).toEqual([
      '2027-01-01',
      '2027-01-07',
      '2027-01-01',
    ])
    expect(stepDate('month', '2027-03-31', -1)).toBe('2027-02-01')
  })

  it('begins with the day on a phone and the week on a desk', () => {
    expect([viewOf(null, true), viewOf(null, false), viewOf('month', true), viewOf('year', false)]).toEqual([
      'day',
      'week',
      'month',
      'week',
    ])
  })
})

describe('the fields of a move', () => {
  it('read and write the company’s clock', () => {
    expect(fieldsOf('2026-12-01T09:40:00Z', PARIS)).toEqual({ date: '2026-12-01', time: '10:40' })
    expect(instantOf('2026-07-01', '10:40', PARIS)).toBe('2026-07-01T08:40:00.000Z')
    expect([instantOf('', '10:40', PARIS), instantOf('2026-07-01', '', PARIS)]).toEqual([null, null])
  })
})

describe('the waiting list', () => {
  it('counts the days that a client still waits', () => {
    expect([daysLeft({ to: '2026-12-07' }, '2026-11-23'), daysLeft({ to: '2026-11-01' }, '2026-11-23')]).toEqual([14, 0])
  })
})
