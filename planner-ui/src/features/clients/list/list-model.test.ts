import { describe, expect, it } from 'vitest'
import { addressOf, EVERYBODY, filtersIn, queryOf, viewOf } from './filter-model.ts'
import { gridStep } from './grid-keys.ts'
import { ALL, choose, chosenCount, isChosen, NOBODY, rangeOf, targetOf } from './selection.ts'

describe('a view of the list', () => {
  const view = {
    filter: { search: 'thônes', tiers: ['or' as const], towns: ['Annecy', 'Sévrier'], tags: ['VIP'], dueWithinDays: 0, overdue: true },
    sort: 'nextDueOn' as const,
    descending: true,
  }

  it('is the same after a way through the address', () => {
    expect(viewOf(addressOf(view))).toEqual(view)
    expect(viewOf(addressOf(EVERYBODY))).toEqual(EVERYBODY)
    expect(addressOf(EVERYBODY)).toBe('')
  })

  it('asks the service for lists by commas, and leaves out what says nothing', () => {
    expect(queryOf({ ...EVERYBODY, filter: { towns: ['a', 'b'], tiers: [], search: '', archived: false } })).toEqual({ towns: 'a,b' })
  })

  it('passes over what an address cannot mean', () => {
    expect(viewOf('sort=x&dueWithinDays=-3&overdue=yes&tiers=')).toEqual(EVERYBODY)
  })

  it('counts its filters without the search', () => expect(filtersIn(view.filter)).toBe(5))
})

describe('clients chosen', () => {
  it('one by one are those named', () => {
    const two = choose(NOBODY, ['a', 'b'], true)
    expect([isChosen(two, 'a'), isChosen(two, 'c'), chosenCount(two, 100)]).toEqual([true, false, 2])
    expect(targetOf(choose(two, ['a'], false), {}, 100)).toEqual({ ids: ['b'] })
  })

  it('all together are everybody but those left out', () => {
    const most = choose(choose(ALL, ['a', 'b'], false), ['b'], true)
    expect([isChosen(most, 'a'), isChosen(most, 'b'), chosenCount(most, 100)]).toEqual([false, true, 99])
    expect(targetOf(most, { overdue: true }, 100)).toEqual({ filter: { overdue: true }, except: ['a'] })
  })

  it('may be nobody', () => expect(targetOf(NOBODY, {}, 100)).toBeNull())

  it('are a range whichever end comes first', () => {
    expect(rangeOf(5, 3)).toEqual([3, 4, 5])
    expect(rangeOf(2, 2)).toEqual([2])
  })
})

describe('a key in the list', () => {
  const at = { active: 3, count: 10, page: 4 }
  const press = (key: string, more = {}) => gridStep({ key, shiftKey: false, ctrlKey: false, metaKey: false, ...more }, at)

  it('moves within the list, by a row, a page, or to an end', () => {
    expect(['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'].map((key) => (press(key) as { to: number }).to)).toEqual([
      4, 2, 7, 0, 0, 9,
    ])
  })
  it('extends with Shift', () => expect(press('ArrowDown', { shiftKey: true })).toEqual({ kind: 'move', to: 4, extend: true }))
  it('opens, chooses, chooses all, lets go', () => {
    expect([press('Enter'), press(' '), press('a', { ctrlKey: true }), press('Escape')].map((step) => step?.kind)).toEqual([
      'open',
      'toggle',
      'all',
      'none',
    ])
  })
  it('is left to the browser otherwise', () =>
    expect([press('x'), press('r', { ctrlKey: true }), press('Tab')]).toEqual([null, null, null]))
})
