import { expect, test } from 'vitest'
import { blocksAhead } from './blocks-ahead.ts'

test('two blocks are fetched the way one scrolls, and one behind', () => {
  expect(blocksAhead({ first: 5, last: 5, before: 4, blocks: 50 })).toEqual([6, 7, 4])
  expect(blocksAhead({ first: 5, last: 6, before: 9, blocks: 50 })).toEqual([4, 3, 7])
})

test('both neighbours are fetched while nobody scrolls', () => {
  expect(blocksAhead({ first: 5, last: 5, before: 5, blocks: 50 })).toEqual([6, 4])
})

test('nothing is fetched before the first block or after the last', () => {
  expect(blocksAhead({ first: 0, last: 0, before: 0, blocks: 1 })).toEqual([])
  expect(blocksAhead({ first: 48, last: 49, before: 40, blocks: 50 })).toEqual([47])
})
