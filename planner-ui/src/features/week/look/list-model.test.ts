import { describe, expect, test } from 'vitest'
import { aRoute, aStop, aTechnician, aVisit, aWeek } from '../../../testing/week-builders.ts'
import { buildWeekView } from '../model.ts'
import { factsOf } from './facts.ts'
import { rangeOf, sortBy, sorted } from './list-model.ts'

const technician = aTechnician('A')
const visits = [
  aVisit('late', { clientName: 'Zoé', city: 'Épagny' }),
  aVisit('first', { clientName: 'élodie', city: 'Annecy' }),
  aVisit('waiting', { clientName: 'Denis', city: 'Faverges' }),
]
const route = aRoute(technician, '2026-11-30', [
  aStop('2026-11-30', 'first', '08:00', '09:00'),
  aStop('2026-11-30', 'late', '10:00', '11:00'),
])
const facts = factsOf(buildWeekView(aWeek([technician], visits), { routes: [route], unassigned: [] }), [], false)
const collator = new Intl.Collator('fr', { numeric: true, sensitivity: 'base' })
const ids = (by: 'when' | 'client' | 'town', down = false) => sorted(facts, { by, down }, collator).map(({ visit }) => visit.id)

describe('the list', () => {
  test('sorts by hour, what is not planned last whichever way', () => {
    expect(ids('when')).toEqual(['first', 'late', 'waiting'])
    expect(ids('when', true)).toEqual(['late', 'first', 'waiting'])
  })

  test('sorts names as the language does: accents and capitals do not count', () => {
    expect(ids('client')).toEqual(['waiting', 'first', 'late'])
    expect(ids('town')).toEqual(['first', 'late', 'waiting'])
  })

  test('turns round at the second click on a column, and starts upwards on another', () => {
    const once = sortBy({ by: 'when', down: false }, 'client')
    expect(once).toEqual({ by: 'client', down: false })
    expect(sortBy(once, 'client')).toEqual({ by: 'client', down: true })
  })
})

test('a range is what the list shows between two visits, whichever was chosen first', () => {
  const ids = ['a', 'b', 'c', 'd']
  expect(rangeOf(ids, 'b', 'd')).toEqual(['b', 'c', 'd'])
  expect(rangeOf(ids, 'd', 'b')).toEqual(['b', 'c', 'd'])
  // filtered out meanwhile
  expect(rangeOf(ids, 'gone', 'c')).toEqual(['c'])
})
