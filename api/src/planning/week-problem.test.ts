import { validateProblem } from '@tournee/engine'
import { toEpoch } from '@tournee/engine/recurrence'
import { describe, expect, test } from 'vitest'
import { aCompany, aTechnician, aVisit } from '../testing/builders.ts'
import { buildWeekProblem, type WeekInput, weekPlaces } from './week-problem.ts'
import { weekShifts } from './week-shifts.ts'

const WEEK = '2026-W49'
const at = (date: string, time: string) => toEpoch(date, time, 'Europe/Paris')

function build(more: Partial<WeekInput> = {}) {
  const company = more.company ?? aCompany()
  const shifts = more.shifts ?? weekShifts({ week: WEEK, company, technicians: [aTechnician()], absences: [] })
  const input = { week: WEEK, company, shifts, visits: [aVisit()], goneBy: null, ...more }
  const places = weekPlaces(input)
  const size = places.points.length
  const matrix = { size, durations: new Int32Array(size * size), distances: new Int32Array(size * size) }
  const problem = buildWeekProblem(input, places, matrix)
  expect(validateProblem(problem)).toEqual([])
  return problem
}

describe('a shift', () => {
  test('starts and ends at the technician’s place, within his hours, in seconds of the company’s time zone', () => {
    const [monday] = build().shifts
    expect(monday).toMatchObject({ id: 't1:2026-11-30', technician: 't1', day: '2026-11-30', start: 0, end: 0, maxWork: 480 * 60 })
    // 8:00 in Paris in winter is 7:00 UTC
    expect(monday!.earliestStart).toBe(Date.parse('2026-11-30T07:00:00Z') / 1_000)
    expect(monday!.latestEnd).toBe(Date.parse('2026-11-30T17:00:00Z') / 1_000)
  })

  test('has an hour of lunch that starts between noon and one', () => {
    const [monday] = build().shifts
    expect(monday!.breaks).toEqual([
      { id: 'lunch', duration: 3_600, timeWindows: [[at('2026-11-30', '12:00'), at('2026-11-30', '13:00')]] },
    ])
  })

  test('has no lunch when it ends before, and keeps a meeting in the middle of the day free', () => {
    const technicians = [aTechnician({ hours: [{ weekday: 3, start: '08:00', end: '12:30' }] })]
    const company = aCompany({ meeting: { weekday: 3, start: '10:00', end: '11:00' } })
    const [wednesday] = build({ company, shifts: weekShifts({ week: WEEK, company, technicians, absences: [] }) }).shifts
    const ten = at('2026-12-02', '10:00')
    expect(wednesday!.breaks).toEqual([{ id: 'meeting', duration: 3_600, timeWindows: [[ten, ten]] }])
  })
})

describe('a visit', () => {
  const visit = (more: object) => build({ visits: [aVisit(more)] }).visits[0]!

  test('must start within its due window, both days included, best on its ideal day', () => {
    expect(visit({ dueFrom: '2026-12-01', dueIdeal: '2026-12-02', dueTo: '2026-12-03' }).due).toEqual({
      earliest: at('2026-12-01', '00:00'),
      ideal: at('2026-12-02', '12:00'),
      latest: at('2026-12-04', '00:00') - 1,
    })
  })

  test('begins no earlier than now in the current week, unless its hour has come: it may be under way without a stamp', () => {
    const goneBy = at('2026-12-01', '14:00')
    const due = { dueFrom: '2026-11-20', dueIdeal: '2026-12-02', dueTo: '2026-12-03' }
    const earliest = (more: object) => build({ visits: [aVisit({ ...due, ...more })], goneBy }).visits[0]!.due!.earliest
    expect(earliest({})).toBe(goneBy)
    expect(earliest({ scheduledStart: '2026-12-01T15:00:00Z' })).toBe(goneBy)
    expect(earliest({ scheduledStart: '2026-12-01T09:00:00Z' })).toBe(at('2026-11-20', '00:00'))
    expect(earliest({ dueFrom: '2026-12-03' })).toBe(at('2026-12-03', '00:00'))
    // its window closed yesterday: when it may be done is for a relaxation to say
    expect(earliest({ dueTo: '2026-11-30' })).toBe(at('2026-11-20', '00:00'))
  })

  test('that is overdue may be done on any day, and presses most', () => {
    const late = visit({ dueFrom: '2026-10-01', dueIdeal: '2026-10-15', dueTo: '2026-11-15' })
    expect(late.due).toEqual({ earliest: at('2026-10-01', '00:00'), ideal: at('2026-10-15', '12:00') })
    expect(late.priority).toBe(100)
  })

  test('presses the more the fewer days are left after the week', () => {
    // the week ends on Sunday 6 December
    expect(visit({ dueTo: '2026-12-06' }).priority).toBe(100)
    expect(visit({ dueTo: '2026-12-31' }).priority).toBe(75)
    expect(visit({ dueTo: '2027-12-31' }).priority).toBe(0)
  })

  test('that is promised keeps its promise as a hard window, whatever its contract says', () => {
    const promise = { earliest: '2026-12-03T07:00:00.000Z', latest: '2026-12-03T09:00:00.000Z' }
    const promised = visit({ promise, status: 'booked', dueTo: '2026-12-01' })
    expect(promised.promise).toEqual([at('2026-12-03', '08:00'), at('2026-12-03', '10:00')])
    expect(promised).toMatchObject({ due: {}, priority: 100 })
  })

  test('without a position stays out of the problem', () => {
    expect(build({ visits: [aVisit(), aVisit({ id: 'v2', position: null })] }).visits.map(({ id }) => id)).toEqual(['v1'])
  })

  test('at the same place as another, or as the depot, shares its location', () => {
    const problem = build({ visits: [aVisit(), aVisit({ id: 'v2' }), aVisit({ id: 'v3', position: aTechnician().start })] })
    expect(problem.visits.map(({ location }) => location)).toEqual([1, 1, 0])
    expect(problem.locations).toHaveLength(2)
  })
})
