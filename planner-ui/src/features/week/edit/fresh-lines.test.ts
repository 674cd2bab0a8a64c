import type { PlannedRoute } from '@tournee/contract'
import { expect, it } from 'vitest'
import { aRoute, aStop, aTechnician, aVisit } from '../../../testing/week-builders.ts'
import { freshLines, ordersOf } from './fresh-lines.ts'

const A = aTechnician('A')
const TUE = '2026-12-01'
const visits = new Map(['a', 'b'].map((id) => [id, aVisit(id)]))
const [a, b] = [aStop(TUE, 'a', '08:00', '09:00'), aStop(TUE, 'b', '10:00', '11:00')]
const pause = { kind: 'break', start: `${TUE}T09:30:00Z`, end: `${TUE}T09:45:00Z`, of: 'pause' } as const
const drawnFor: PlannedRoute[] = [aRoute(A, TUE, [a, b])]
const lines = [{ type: 'Feature', properties: { technicianId: A.id, date: TUE }, geometry: { type: 'LineString', coordinates: [] } }]

it('lines drawn along the roads stay when a pause is added: it changes no way', () => {
  expect(freshLines(lines, ordersOf(drawnFor), [aRoute(A, TUE, [a, pause, b])], visits)).toBe(lines)
})

it('lines drawn for another order of visits are straight until new ones come', () => {
  const [line] = freshLines(lines, ordersOf(drawnFor), [aRoute(A, TUE, [b, a])], visits) as [(typeof lines)[0]]
  expect(line.properties).toMatchObject({ technicianId: A.id, date: TUE, source: 'estimate' })
  // depot, both visits, depot
  expect(line.geometry.coordinates).toHaveLength(4)
})
