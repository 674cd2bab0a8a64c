import { NO_EDITS, type PlanEdits, type ShiftEdit } from '@tournee/contract'
import { validateProblem } from '@tournee/engine'
import { toEpoch } from '@tournee/engine/recurrence'
import { describe, expect, test } from 'vitest'
import { aCompany, aTechnician, aVisit } from '../testing/builders.ts'
import { applyEdits } from './apply-edits.ts'
import { editCulprits, keepHolding } from './edit-rules.ts'
import { buildWeekProblem, weekPlaces } from './week-problem.ts'
import { weekShifts } from './week-shifts.ts'

const WEEK = '2026-W49'
const [MONDAY, WEDNESDAY] = ['2026-11-30', '2026-12-02']
const SHIFT = `t1:${MONDAY}`
const company = aCompany()
const shifts = weekShifts({ week: WEEK, company, technicians: [aTechnician()], absences: [] })
const places = weekPlaces({ shifts, visits: [aVisit()] })
const size = places.points.length
const matrix = { size, durations: new Int32Array(size * size), distances: new Int32Array(size * size) }
const plain = buildWeekProblem({ week: WEEK, company, shifts, visits: [aVisit()], goneBy: null }, places, matrix)
const at = (time: string, date = MONDAY) => toEpoch(date, time, 'Europe/Paris')

const edited = (edits: Partial<PlanEdits>, shift = SHIFT) => {
  const problem = applyEdits(plain, { ...NO_EDITS, ...edits }, { company, shifts })
  expect(validateProblem(problem)).toEqual([])
  return problem.shifts.find(({ id }) => id === shift)!
}
const hours = (more: Partial<ShiftEdit>): ShiftEdit[] => [{ technicianId: 't1', date: MONDAY, pauses: [], ...more }]

describe('an edit of a shift', () => {
  test('changes its hours, the other days keep theirs', () => {
    expect(edited({ shifts: hours({ start: '09:15', end: '17:00' }) })).toMatchObject({
      earliestStart: at('09:15'),
      latestEnd: at('17:00'),
    })
    expect(edited({ shifts: hours({ start: '09:15' }) }, `t1:${WEDNESDAY}`)).toEqual(plain.shifts.find(({ day }) => day === WEDNESDAY))
  })

  test('that ends it before lunch takes lunch away', () => {
    expect(edited({ shifts: hours({ end: '12:30' }) }).breaks).toEqual([])
  })

  test('that begins before the Wednesday meeting keeps the meeting free', () => {
    const early = [{ technicianId: 't1', date: WEDNESDAY, start: '07:00', pauses: [] }]
    const meeting = { id: 'meeting', duration: 3_600, timeWindows: [[at('08:00', WEDNESDAY), at('08:00', WEDNESDAY)]] }
    expect(edited({ shifts: early }, `t1:${WEDNESDAY}`).breaks).toContainEqual(meeting)
  })

  test('adds pauses at their hour beside lunch', () => {
    const pauses = [{ from: '15:00', minutes: 20, label: 'Garage' }]
    expect(edited({ shifts: hours({ pauses }) }).breaks!.map(({ id, duration }) => [id, duration])).toEqual([
      ['lunch', 3_600],
      ['pause-1', 1_200],
    ])
  })
})

test('what is worked beyond the ordinary end is overtime, by an edit or by a relaxation, and only that', () => {
  expect(edited({}).softEnd).toBeUndefined()
  expect(edited({ shifts: hours({ end: '16:00' }) }).softEnd).toBeUndefined()
  expect(edited({ shifts: hours({ end: '19:00' }) })).toMatchObject({ softEnd: at('18:00'), latestEnd: at('19:00') })
  const relaxations = [{ kind: 'extend-shift', shift: SHIFT, by: 1_200 }]
  expect(edited({ relaxations })).toMatchObject({ softEnd: at('18:00'), latestEnd: at('18:20') })
  // ended early by hand, the relaxation reaches no further than the ordinary end
  expect(edited({ shifts: hours({ end: '17:00' }), relaxations })).toMatchObject({ latestEnd: at('17:20') })
  expect(edited({ shifts: hours({ end: '17:00' }), relaxations }).softEnd).toBeUndefined()
})

describe('of stored edits', () => {
  const held = (edits: Partial<PlanEdits>) => keepHolding({ ...NO_EDITS, ...edits }, plain, shifts, [{ visits: ['v1'] }])

  test('what the week has no more is forgotten, without a word', () => {
    expect(
      held({
        locks: [
          { visitId: 'v1', level: 'day' },
          { visitId: 'gone', level: 'day' },
        ],
        shifts: [...hours({ end: '17:00' }), { technicianId: 't9', date: MONDAY, pauses: [] }],
        relaxations: [
          { kind: 'extend-shift', shift: SHIFT, by: 60 },
          { kind: 'extend-shift', shift: `t9:${MONDAY}`, by: 60 },
        ],
      }),
    ).toEqual({
      locks: [{ visitId: 'v1', level: 'day' }],
      shifts: hours({ end: '17:00' }),
      relaxations: [{ kind: 'extend-shift', shift: SHIFT, by: 60 }],
    })
  })

  test('an unlock takes its lock with it', () => {
    expect(held({ locks: [{ visitId: 'v1', level: 'day' }], relaxations: [{ kind: 'unlock', visit: 'v1' }] })).toEqual(NO_EDITS)
  })
})

test('every relaxation that a reason can propose is accepted, but those that are not a planner’s alone', () => {
  const culprits = (relaxation: PlanEdits['relaxations'][number]) =>
    editCulprits({ ...NO_EDITS, relaxations: [relaxation] }, plain, shifts).map(({ code }) => code)
  for (const relaxation of [
    { kind: 'extend-shift', shift: SHIFT, by: 60 },
    { kind: 'allow-work', shift: SHIFT, by: 60 },
    { kind: 'allow-duration', shift: SHIFT, by: 60 },
    { kind: 'allow-drive', shift: SHIFT, by: 60 },
    { kind: 'allow-distance', shift: SHIFT, by: 60 },
    { kind: 'allow-visits', shift: SHIFT, by: 1 },
    { kind: 'add-capacity', shift: SHIFT, dimension: 0, by: 1 },
    { kind: 'grant-skills', technician: 't1', skills: ['pac'] },
    { kind: 'widen-window', visit: 'v1', start: 1 },
    { kind: 'extend-due', visit: 'v1', start: 1 },
    { kind: 'move-break', shift: SHIFT, break: 'lunch', start: 1 },
    { kind: 'unlock', visit: 'v1' },
    { kind: 'allow-technician', visit: 'v1', technician: 't1' },
    { kind: 'raise-prize', visit: 'v1', by: 1 },
    { kind: 'several', relaxations: [{ kind: 'allow-work', shift: SHIFT, by: 60 }] },
  ])
    expect([relaxation.kind, culprits(relaxation)]).toEqual([relaxation.kind, []])
  expect(culprits({ kind: 'add-shift', like: SHIFT, skills: [] })).toEqual(['RELAXATION_REFUSED'])
  expect(culprits({ kind: 'shift-promise', visit: 'v1', start: 1 })).toEqual(['RELAXATION_REFUSED'])
  expect(culprits({ kind: 'extend-shift', shift: SHIFT, by: -60 })).toEqual(['RELAXATION_SHAPE'])
  expect(culprits({ kind: 'allow-technician', visit: 'v1', technician: 't9' })).toEqual(['UNKNOWN_TECHNICIAN'])
})
