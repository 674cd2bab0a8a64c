import { describe, expect, test } from 'vitest'
import { aCompany, aTechnician } from '../testing/builders.ts'
import { daysOfWeek, weekBounds, weekShifts } from './week-shifts.ts'

const shifts = (more: object = {}) =>
  weekShifts({ week: '2026-W49', company: aCompany(), technicians: [aTechnician()], absences: [], ...more })
const dates = (list: readonly { date: string }[]) => list.map((shift) => shift.date)

describe('the shifts of a week', () => {
  test('are the technician’s working days, in order', () => {
    expect(dates(shifts())).toEqual(['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04'])
    expect(shifts()[0]).toMatchObject({ id: 't1:2026-11-30', start: '08:00', end: '18:00' })
  })

  test('begin after the meeting that opens the day', () => {
    expect(shifts().map((shift) => shift.start)).toEqual(['08:00', '08:00', '09:00', '08:00', '08:00'])
    expect(shifts({ company: aCompany({ meeting: null }) })[2]!.start).toBe('08:00')
  })

  test('leave out absences, both ends included', () => {
    const absences = [{ id: 'a', technicianId: 't1', from: '2026-12-01', to: '2026-12-03', reason: '' }]
    expect(dates(shifts({ absences }))).toEqual(['2026-11-30', '2026-12-04'])
  })

  test('leave out public holidays: 14 July 2026 is a Tuesday', () => {
    expect(dates(shifts({ week: '2026-W29' }))).toEqual(['2026-07-13', '2026-07-15', '2026-07-16', '2026-07-17'])
    expect(daysOfWeek('2026-W29')[1]).toEqual({ date: '2026-07-14', holiday: 'Fête nationale' })
  })

  test('leave out days that are over and technicians who left', () => {
    expect(dates(shifts({ notBefore: '2026-12-03' }))).toEqual(['2026-12-03', '2026-12-04'])
    expect(shifts({ technicians: [aTechnician({ active: false })] })).toEqual([])
  })

  test('span a split day from its first to its last hour', () => {
    const hours = [
      { weekday: 1, start: '14:00', end: '17:30' },
      { weekday: 1, start: '08:30', end: '12:00' },
    ]
    expect(shifts({ technicians: [aTechnician({ hours })] })[0]).toMatchObject({ start: '08:30', end: '17:30' })
  })
})

test('a week in which the clocks change is an hour shorter or longer', () => {
  const hours = (week: string) => {
    const { from, to } = weekBounds(week, 'Europe/Paris')
    return (to - from) / 3_600
  }
  // clocks go forward on Sunday 29 March 2026 (week 13) and back on Sunday 25 October 2026 (week 43)
  expect([hours('2026-W12'), hours('2026-W13'), hours('2026-W43')]).toEqual([168, 167, 169])
})
