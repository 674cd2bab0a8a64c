import type { Zone } from '@tournee/contract'
import { describe, expect, test } from 'vitest'
import { aRoute, aStop, aTechnician, aVisit, aWeek } from '../../../testing/week-builders.ts'
import { buildWeekView } from '../model.ts'
import { factsOf, latenessOf } from './facts.ts'

const aZone = (id: string, west: number, hole: readonly number[][] = []): Zone => {
  const square = [
    [west, 45.8],
    [west + 0.1, 45.8],
    [west + 0.1, 46],
    [west, 46],
    [west, 45.8],
  ]
  return {
    id,
    name: id,
    colour: 0,
    cells: [],
    lockedCells: [],
    outline: { type: 'Polygon', coordinates: [square, ...(hole.length ? [hole] : [])] },
  }
}

describe('lateness', () => {
  const due = { dueFrom: '2026-12-01', dueTo: '2026-12-20' }
  test.each([
    ['2026-12-21', 'late'],
    // 6 days before the end of its window
    ['2026-12-14', 'soon'],
    // 7 days before
    ['2026-12-13', 'in-time'],
    ['2026-12-01', 'in-time'],
    ['2026-11-30', 'early'],
  ])('a visit on %s, due from 1 to 20 December, is %s', (date, lateness) => {
    expect(latenessOf(due, date, '2026-12-04')).toBe(lateness)
  })

  test('a visit on no route is late when its window closes in the week shown, else open', () => {
    expect(latenessOf(due, null, '2026-12-20')).toBe('late')
    expect(latenessOf(due, null, '2026-12-19')).toBe('open')
  })
})

test('every visit has its zone by its place, and none where no zone is or in a hole of it', () => {
  const hole = [
    [6.14, 45.88],
    [6.16, 45.88],
    [6.16, 45.92],
    [6.14, 45.92],
    [6.14, 45.88],
  ]
  const visits = [
    aVisit('west', { position: { lng: 6.05, lat: 45.9 } }),
    aVisit('east', { position: { lng: 6.12, lat: 45.9 } }),
    aVisit('hole', { position: { lng: 6.15, lat: 45.9 } }),
    aVisit('far', { position: { lng: 7, lat: 45.9 } }),
    aVisit('unplaced', { position: null }),
  ]
  const view = buildWeekView(aWeek([], visits), null)
  const facts = factsOf(view, [aZone('W', 6), aZone('E', 6.1, hole)], false)
  expect(Object.fromEntries(facts.map(({ visit, zoneId }) => [visit.id, zoneId]))).toEqual({
    west: 'W',
    east: 'E',
    hole: null,
    far: null,
    unplaced: null,
  })
})

test('a planned visit is a draft or published as its plan is, and on overtime when its day is', () => {
  const technician = aTechnician('A')
  const route = aRoute(technician, '2026-11-30', [aStop('2026-11-30', 'v', '08:00', '09:00')], { overtimeSeconds: 60 })
  const view = buildWeekView(aWeek([technician], [aVisit('v'), aVisit('w')]), { routes: [route], unassigned: [] })
  const of = (published: boolean) => factsOf(view, [], published).map(({ visit, status, overtime }) => [visit.id, status, overtime])
  expect(of(false)).toEqual([
    ['v', 'planned', true],
    ['w', 'due', false],
  ])
  expect(of(true)[0]).toEqual(['v', 'published', true])
})
