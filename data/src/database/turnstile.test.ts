import { expect, it } from 'vitest'
import { createTurnstile } from './turnstile.ts'

it('lets so many through at once, in the order of arrival, also after a failure', async () => {
  const through = createTurnstile(2)
  let inside = 0
  let most = 0
  const started: number[] = []
  const work = (id: number) => async () => {
    started.push(id)
    most = Math.max(most, ++inside)
    await Promise.resolve()
    inside--
    if (id === 1) throw new Error('one fails')
    return id
  }
  const ends = await Promise.allSettled([0, 1, 2, 3, 4].map((id) => through(work(id))))
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled'])
  expect([most, started]).toEqual([2, [0, 1, 2, 3, 4]])
})
