import type { VisitCard } from '@tournee/contract'
import { describe, expect, it } from 'vitest'
import { timelineOf } from './timeline-model.ts'

const TODAY = '2026-11-23'
const aVisit = (id: string, dueFrom: string, dueTo: string, more: Partial<VisitCard> = {}) =>
  ({ id, dueFrom, dueTo, dueIdeal: dueFrom, status: 'due', promise: null, doneAt: null, scheduledStart: null, ...more }) as VisitCard
const lay = (...visits: VisitCard[]) => timelineOf(visits, TODAY, (instant) => instant.slice(0, 10))

describe('the timeline of a client', () => {
  it('has today in its middle and the firsts of 24 months', () => {
    const line = lay()
    expect(line.today).toBe(0.5)
    expect(line.months).toHaveLength(24)
    expect(line.months[0]?.date).toBe('2025-12-01')
  })

  it('puts windows that overlap below each other, and the next one back on top', () => {
    const line = lay(
      aVisit('a', '2026-12-01', '2026-12-31'),
      aVisit('b', '2026-12-15', '2027-01-15'),
      aVisit('c', '2027-01-01', '2027-02-01'),
    )
    expect(line.visits.map(({ lane }) => lane)).toEqual([0, 1, 0])
    expect(line.lanes).toBe(2)
  })

  it('marks what was done before what was promised before what is planned', () => {
    const promise = { earliest: '2026-12-01T09:00:00Z', latest: '2026-12-01T11:00:00Z' }
    const kinds = [
      { doneAt: '2026-11-01T09:00:00Z', promise, scheduledStart: promise.earliest },
      { promise, scheduledStart: promise.earliest },
      { scheduledStart: promise.earliest },
      {},
    ].map((more, i) => lay(aVisit(String(i), '2026-11-01', '2026-12-31', more)).visits[0]?.mark?.kind ?? null)
    expect(kinds).toEqual(['done', 'promise', 'planned', null])
  })

  it('leaves out what is cancelled or too far away, and tells what is late', () => {
    expect(lay(aVisit('x', '2026-12-01', '2026-12-31', { status: 'cancelled' }), aVisit('y', '2024-01-01', '2024-02-01')).visits).toEqual(
      [],
    )
    expect(lay(aVisit('z', '2026-10-01', '2026-11-22')).visits[0]?.isLate).toBe(true)
  })
})
