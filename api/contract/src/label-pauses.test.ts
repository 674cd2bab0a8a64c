import { expect, test } from 'vitest'
import type { PlannedRoute } from './entities/route-plan.ts'
import { labelPauses } from './label-pauses.ts'

const [technicianId, date] = ['t1', '2026-12-01']
const pauseAt = (time: string) => ({ kind: 'break' as const, start: `${date}T${time}:00Z`, end: `${date}T${time}:30Z` })
const route = { technicianId, date, stops: [pauseAt('10:00'), pauseAt('12:00'), pauseAt('15:00')] } as unknown as PlannedRoute
const clock = (instant: string) => instant.slice(11, 16)
const edit = (label: string) => ({ technicianId, date, pauses: [{ from: '10:00', minutes: 15, label }] })

test('a pause that the planner added has his words; lunch has none', () => {
  const { stops } = labelPauses(route, [edit(' Garage ')], clock)
  expect(stops.map((stop) => stop.kind === 'break' && stop.label)).toEqual(['Garage', undefined, undefined])
})

test('without words of the planner a route stays what it is', () => {
  expect(labelPauses(route, [edit(' ')], clock)).toBe(route)
  expect(labelPauses(route, [{ ...edit('Garage'), date: '2026-12-02' }], clock)).toBe(route)
})
