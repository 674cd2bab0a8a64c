import type { PlannedRoute, VisitCard } from '@tournee/contract'
import { describe, expect, it } from 'vitest'
import { addDays, dayLines, navigationLink } from './day.ts'

const stop = (visitId: string) => ({
  kind: 'visit' as const,
  visitId,
  arrival: '2026-12-01T08:00:00Z',
  start: '2026-12-01T08:00:00Z',
  end: '2026-12-01T09:00:00Z',
  driveSeconds: 600,
  distanceMetres: 5000,
  waitSeconds: 0,
})
const pause = { kind: 'break' as const, start: '2026-12-01T11:00:00Z', end: '2026-12-01T12:00:00Z' }
const card = (id: string) => ({ id }) as VisitCard
const route = (...stops: PlannedRoute['stops']) => ({ stops }) as PlannedRoute

describe("a technician's day", () => {
  it('is in the order of the route, whatever the order of the cards', () => {
    const lines = dayLines(route(stop('b'), pause, stop('a')), [card('a'), card('b')])
    expect(lines.map((l) => (l.kind === 'visit' ? `${l.order} ${l.visit.id}` : 'break'))).toEqual(['1 b', 'break', '2 a'])
  })

  it('keeps the numbers of the planner when a card is missing', () => {
    expect(dayLines(route(stop('x'), stop('a')), [card('a')])).toMatchObject([{ order: 2 }])
  })

  it('is empty before anything is published', () => {
    expect(dayLines(null, [])).toEqual([])
  })

  it('walks across months', () => {
    expect(addDays('2026-11-30', 1)).toBe('2026-12-01')
  })

  it('opens navigation at latitude, then longitude', () => {
    expect(navigationLink({ lng: 6.129, lat: 45.899 })).toContain('destination=45.899000,6.129000')
  })
})
