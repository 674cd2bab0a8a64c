import { describe, expect, it } from 'vitest'
import { aRoute, aStop, aTechnician, aVisit, aWeek } from '../../testing/week-builders.ts'
import { changedVisits } from './changed-visits.ts'
import { buildWeekView } from './model.ts'

const [A, B] = [aTechnician('A'), aTechnician('B')]
const [TUE, WED] = ['2026-12-01', '2026-12-02']
const week = aWeek(
  [A, B],
  ['same', 'hour', 'day', 'person', 'new'].map((id) => aVisit(id)),
)
const plan = (routes: ReturnType<typeof aRoute>[]) => buildWeekView(week, { routes, unassigned: [] })

describe('what a new plan changed', () => {
  it('is another day, another technician, or a place at all; another hour is not', () => {
    const before = plan([
      aRoute(A, TUE, [
        aStop(TUE, 'same', '08:00', '09:00'),
        aStop(TUE, 'hour', '09:00', '10:00'),
        aStop(TUE, 'day', '10:00', '11:00'),
        aStop(TUE, 'person', '11:00', '12:00'),
      ]),
    ])
    const after = plan([
      aRoute(A, TUE, [aStop(TUE, 'same', '08:00', '09:00'), aStop(TUE, 'hour', '14:00', '15:00')]),
      aRoute(A, WED, [aStop(WED, 'day', '08:00', '09:00')]),
      aRoute(B, TUE, [aStop(TUE, 'person', '08:00', '09:00'), aStop(TUE, 'new', '09:00', '10:00')]),
    ])
    expect([...changedVisits(before, after)].sort()).toEqual(['day', 'new', 'person'])
  })
})
