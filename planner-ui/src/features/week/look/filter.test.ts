import { describe, expect, test } from 'vitest'
import { aVisit } from '../../../testing/week-builders.ts'
import type { VisitFacts } from './facts.ts'
import { countsOf, isFiltering, NO_FILTER, passes, toggle } from './filter.ts'

const facts = (id: string, more: Partial<VisitFacts> & { visit?: VisitFacts['visit'] } = {}): VisitFacts => ({
  visit: aVisit(id),
  placed: null,
  zoneId: null,
  status: 'due',
  lateness: 'open',
  overtime: false,
  ...more,
})
const ALL = [
  facts('a', { status: 'booked', lateness: 'late', visit: aVisit('a', { tier: 'or', clientName: 'Métral Élodie' }) }),
  facts('b', { status: 'booked', lateness: 'soon' }),
  facts('c', { status: 'due', lateness: 'late' }),
]
const shown = (filter: typeof NO_FILTER) => ALL.filter((one) => passes(one, filter)).map(({ visit }) => visit.id)

describe('a filter', () => {
  test('that chooses nothing shows everything', () => {
    expect(isFiltering(NO_FILTER)).toBe(false)
    expect(shown(NO_FILTER)).toEqual(['a', 'b', 'c'])
  })

  test('widens with a second value of a facet, and narrows with another facet', () => {
    const booked = toggle(NO_FILTER, 'status', 'booked')
    expect(shown(booked)).toEqual(['a', 'b'])
    expect(shown(toggle(booked, 'status', 'due'))).toEqual(['a', 'b', 'c'])
    expect(shown(toggle(booked, 'lateness', 'late'))).toEqual(['a'])
  })

  test('lets go of a value chosen twice', () => {
    expect(isFiltering(toggle(toggle(NO_FILTER, 'status', 'booked'), 'status', 'booked'))).toBe(false)
  })

  test('finds text without accents or capitals, every word of it', () => {
    expect(shown({ ...NO_FILTER, text: 'elodie METRAL' })).toEqual(['a'])
    expect(shown({ ...NO_FILTER, text: 'elodie nobody' })).toEqual([])
  })

  test('counts what each value would show beside the other facets, not beside its own', () => {
    const filter = toggle(toggle(NO_FILTER, 'status', 'booked'), 'lateness', 'late')
    // of the late: a is booked, c is due; of the booked: a is late, b soon
    expect([...countsOf(ALL, filter, 'status')]).toEqual([
      ['booked', 1],
      ['due', 1],
    ])
    expect([...countsOf(ALL, filter, 'lateness')]).toEqual([
      ['late', 1],
      ['soon', 1],
    ])
  })
})
