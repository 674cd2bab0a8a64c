import { expect, it } from 'vitest'
import { proposalNews } from './proposal-news.ts'

const on = (technicianId: string, date: string, ...visits: string[]) => ({ technicianId, date, visits })
const [MON, TUE] = ['2026-11-30', '2026-12-01']
const before = [on('A', MON, 'a', 'b'), on('A', TUE, 'c', 'd'), on('B', MON, 'e', 'f')]

it('a proposal tells visits that move, come out of the basket, go into it, and those that are of another week by now', () => {
  const after = [on('A', MON, 'a', 'x'), on('A', TUE, 'd', 'c'), on('B', TUE, 'e')]
  // b waits in the basket; f was published in another week meanwhile
  expect(proposalNews(before, after, (id) => id !== 'f')).toEqual({ moved: 1, placed: 1, dropped: 1, gone: 1, reordered: 1 })
})

it('another order of the same visits moves nobody', () => {
  expect(proposalNews(before, [on('A', MON, 'b', 'a'), ...before.slice(1)], () => true)).toEqual({
    moved: 0,
    placed: 0,
    dropped: 0,
    gone: 0,
    reordered: 1,
  })
})
