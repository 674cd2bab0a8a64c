import { describe, expect, test } from 'vitest'
import { NO_FILTER } from './filter.ts'
import { dropView, joinViews, readViews, type SavedView, saveView, toggleDefault, type ViewStore, writeViews } from './views.ts'

const aView = (name: string, more: Partial<SavedView> = {}): SavedView => ({
  id: null,
  name,
  filter: { ...NO_FILTER, chosen: { status: ['booked'] } },
  colourBy: 'zone',
  camera: { lng: 6.1, lat: 45.9, zoom: 11 },
  isDefault: false,
  ...more,
})
function aStore(): ViewStore & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>()
  return { kept, getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) }
}

describe('saved views', () => {
  test('of this device that the service does not have are kept beside its own; a name it has means what it means there', () => {
    const stored = [aView('late', { id: '1', colourBy: 'lateness' }), aView('lake', { id: '2' })]
    const known = [aView('late'), aView('new'), aView('dropped elsewhere', { id: '3' })]
    expect(joinViews(stored, known).map(({ id, name, colourBy }) => [id, name, colourBy])).toEqual([
      ['1', 'late', 'lateness'],
      ['2', 'lake', 'zone'],
      [null, 'new', 'zone'],
    ])
  })

  test('are kept for each user apart', () => {
    const store = aStore()
    writeViews(store, 'one', [aView('late')])
    expect(readViews(store, 'one')).toEqual([aView('late')])
    expect(readViews(store, 'two')).toEqual([])
  })

  test('of the same name replace each other, and go when dropped', () => {
    const views = saveView(saveView([], aView('a')), aView('a', { colourBy: 'status' }))
    expect(views.map(({ colourBy }) => colourBy)).toEqual(['status'])
    expect(dropView(views, 'a')).toEqual([])
  })

  test('have one default at most; chosen again, none', () => {
    const views = toggleDefault(toggleDefault([aView('a'), aView('b')], 'a'), 'b')
    expect(views.map(({ isDefault }) => isDefault)).toEqual([false, true])
    expect(toggleDefault(views, 'b').some(({ isDefault }) => isDefault)).toBe(false)
  })

  test.each([
    ['no JSON', '{'],
    ['no list', '{"name":"a"}'],
    ['a colour of another version', JSON.stringify([{ ...aView('a'), colourBy: 'mood' }])],
    ['no filter', JSON.stringify([{ name: 'a', colourBy: 'zone' }])],
  ])('that cannot be read (%s) are left out', (_, text) => {
    const store = aStore()
    store.setItem('tournee.week-views.one', text)
    expect(readViews(store, 'one')).toEqual([])
  })

  test('lose facets and places they should not have, not themselves', () => {
    const store = aStore()
    store.setItem(
      'tournee.week-views.one',
      JSON.stringify([{ ...aView('a'), camera: { lng: 'x' }, filter: { chosen: { mood: ['good'], zone: [1] }, text: 'x' } }]),
    )
    expect(readViews(store, 'one')).toEqual([aView('a', { camera: null, filter: { chosen: {}, text: 'x' } })])
  })
})
