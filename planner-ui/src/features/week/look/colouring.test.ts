import type { Zone } from '@tournee/contract'
import { describe, expect, test } from 'vitest'
import { aVisit } from '../../../testing/week-builders.ts'
import { legendOf, marksOf } from './colouring.ts'
import type { VisitFacts } from './facts.ts'

const STATUSES = ['due', 'refused', 'held', 'booked', 'planned', 'published', 'under_way', 'done', 'cancelled'] as const
const ALL: VisitFacts[] = STATUSES.map((status, i) => ({
  visit: aVisit(status),
  placed: null,
  zoneId: `zone-${i}`,
  status,
  lateness: (['late', 'soon', 'in-time', 'early', 'open'] as const)[i % 5]!,
  overtime: false,
}))
const ZONES = ALL.map(({ zoneId }, i): Zone => ({ id: zoneId!, name: '', colour: i, cells: [], lockedCells: [], outline: null }))

describe.each(['light', 'dark'] as const)('by %s', (scheme) => {
  test.each(['zone', 'status', 'lateness'] as const)(
    'no two values of %s have the same shape, so that no colour is needed to tell them apart',
    (by) => {
      const legend = legendOf(ALL, by, ZONES, scheme)
      expect(legend.length).toBe(by === 'lateness' ? 5 : 9)
      expect(new Set(legend.map(({ shape }) => shape)).size).toBe(legend.length)
    },
  )

  test('every visit has the mark of its value, and the legend counts them all', () => {
    const legend = legendOf(ALL, 'lateness', [], scheme)
    expect(legend.reduce((sum, { count }) => sum + count, 0)).toBe(ALL.length)
    const marks = marksOf(ALL, legend)!
    for (const { visit, lateness } of ALL) expect(marks.get(visit.id)).toEqual(legend.find(({ value }) => value === lateness))
  })

  test('by technician there is neither legend nor mark: his letter says who it is', () => {
    expect(marksOf(ALL, legendOf(ALL, 'technician', [], scheme))).toBeNull()
  })
})
