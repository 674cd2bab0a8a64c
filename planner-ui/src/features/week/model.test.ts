import { describe, expect, it } from 'vitest'
import { aRoute, aStop, aTechnician, aVisit, aWeek } from '../../testing/week-builders.ts'
import { buildWeekView, cellKey, searchVisits, totalsOf } from './model.ts'

const [A, B] = [aTechnician('A'), aTechnician('B')]
const TUESDAY = '2026-12-01'
const reason = { code: 'MAX_WORK' as const, shift: `${A.id}:${TUESDAY}`, margin: 600, relaxation: { kind: 'none' } }

describe('the week', () => {
  it('numbers the stops of a day from 1 and ties neighbours', () => {
    const route = aRoute(A, TUESDAY, [aStop(TUESDAY, 'x', '08:00', '09:00'), aStop(TUESDAY, 'y', '09:30', '10:30')])
    const view = buildWeekView(aWeek([A], [aVisit('x'), aVisit('y')]), { routes: [route], unassigned: [] })
    expect(view.placed.get('x')).toMatchObject({ order: 1, previousId: null, nextId: 'y' })
    expect(view.placed.get('y')).toMatchObject({ order: 2, previousId: 'x', nextId: null })
    expect(view.days.find((d) => d.date === TUESDAY)?.visits).toBe(2)
    expect(view.basket).toEqual([])
  })

  it('without a plan leaves every visit waiting, the most urgent first', () => {
    const view = buildWeekView(aWeek([A], [aVisit('late', { dueTo: '2026-12-20' }), aVisit('soon', { dueTo: '2026-12-02' })]), null)
    expect(view.basket.map((b) => b.visit.id)).toEqual(['soon', 'late'])
  })

  it('puts refused visits before those that were not tried', () => {
    const view = buildWeekView(aWeek([A], [aVisit('new', { dueTo: '2026-12-01' }), aVisit('refused')]), {
      routes: [],
      unassigned: [{ visitId: 'refused', reasons: [reason] }],
    })
    expect(view.basket.map((b) => b.visit.id)).toEqual(['refused', 'new'])
  })

  it('does not keep visits that are done or cancelled in the basket', () => {
    const view = buildWeekView(aWeek([A], [aVisit('d', { status: 'done' }), aVisit('c', { status: 'cancelled' })]), null)
    expect(view.basket).toEqual([])
  })

  it('shows Monday to Friday when nobody works at the weekend, and Saturday when somebody does', () => {
    const week = aWeek([A], [])
    expect(buildWeekView(week, null).days).toHaveLength(5)
    const saturday = { id: 's', technicianId: A.id, date: '2026-12-05', start: '08:00', end: '12:00' }
    expect(buildWeekView({ ...week, shifts: [...week.shifts, saturday] }, null).days).toHaveLength(6)
  })

  it('measures how full a day is against the technician’s own maximum', () => {
    // 1 h of driving and 4 h of work on a maximum of 8 h
    const view = buildWeekView(aWeek([A], [aVisit('x')]), {
      routes: [aRoute(A, TUESDAY, [aStop(TUESDAY, 'x', '08:00', '12:00')])],
      unassigned: [],
    })
    expect(view.cells.get(cellKey(A.id, TUESDAY))?.load).toBeCloseTo(5 / 8)
  })

  it('says who is away', () => {
    const week = aWeek([A], [], { absences: [{ technicianId: A.id, date: TUESDAY, reason: 'Congés' }] })
    expect(buildWeekView(week, null).cells.get(cellKey(A.id, TUESDAY))?.away).toBe('Congés')
  })

  it('hides technicians who left, unless they are on a route of the week', () => {
    const gone = aTechnician('B', { active: false })
    const week = aWeek([A, gone], [aVisit('x')], { shifts: [] })
    expect(buildWeekView(week, null).technicians.map((t) => t.letter)).toEqual(['A'])
    const routes = [aRoute(gone, TUESDAY, [aStop(TUESDAY, 'x', '08:00', '09:00')])]
    expect(buildWeekView(week, { routes, unassigned: [] }).technicians.map((t) => t.letter)).toEqual(['A', 'B'])
  })
})

describe('totals of technicians', () => {
  const routes = [
    aRoute(A, TUESDAY, [aStop(TUESDAY, 'x', '08:00', '09:00')]),
    aRoute(A, '2026-12-02', [aStop('2026-12-02', 'y', '08:00', '09:00')]),
  ]
  const view = buildWeekView(aWeek([A, B], [aVisit('x'), aVisit('y')]), { routes, unassigned: [] })

  it('are of the whole week or of one day', () => {
    // two routes of 20 km
    expect(totalsOf(view, null)[0]).toMatchObject({ visits: 2, km: 40 })
    expect(totalsOf(view, TUESDAY)[0]).toMatchObject({ visits: 1, km: 20 })
  })

  it('list technicians without work too', () => {
    expect(totalsOf(view, null)[1]).toMatchObject({ visits: 0, km: 0 })
  })
})

describe('searching visits', () => {
  const view = buildWeekView(
    aWeek([A], [aVisit('1', { clientName: 'Mme Lefèvre', city: 'Thônes' }), aVisit('2', { clientName: 'Boulangerie' })]),
    null,
  )

  it('ignores accents and capitals, and wants every word', () => {
    expect(searchVisits(view, 'LEFEVRE thon').map((v) => v.id)).toEqual(['1'])
    expect(searchVisits(view, 'lefevre annecy')).toEqual([])
  })

  it('finds nothing for blanks', () => {
    expect(searchVisits(view, '  ')).toEqual([])
  })
})
