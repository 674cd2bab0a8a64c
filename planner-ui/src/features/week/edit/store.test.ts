import { expect, it } from 'vitest'
import { createStore } from './store.ts'

it('tells whoever listens once a change, and nobody when the value stays', () => {
  const hover = createStore<string | null>(null)
  const heard: (string | null)[] = []
  const leave = hover.subscribe(() => heard.push(hover.get()))
  for (const id of ['a', 'a', 'b', null, null]) hover.set(id)
  leave()
  hover.set('c')
  expect(heard).toEqual(['a', 'b', null])
  expect(hover.get()).toBe('c')
})
