import type { CallOutput, endpoints } from '@tournee/contract'
import { describe, expect, test } from 'vitest'
import { freshService } from '../testing/fresh-service.ts'

type Week = CallOutput<typeof endpoints.getWeek>

// small company: eight clients, each with one visit a year, ideal 30 November 2026 ± 45 days: windows open on 16 October
describe.each(['sqlite', 'postgres'] as const)('a week on %s', (dialect) => {
  const given = freshService(dialect)
  const read = (week: string) => given.planner.json<Week>('GET', `/v1/weeks/${week}`)

  test('in which nothing is due says when the next windows open, and how many visits that is', async () => {
    const { visits, nextDue } = await read('2026-W40')
    expect(visits).toEqual([])
    expect(nextDue).toEqual({ from: '2026-10-16', visits: 8 })
  })

  test('with visits of its own says nothing of others', async () => {
    const { visits, nextDue } = await read('2026-W49')
    expect(visits).toHaveLength(8)
    expect(nextDue).toBeNull()
  })

  test('after which nothing opens any more says so', async () => {
    expect((await read('2035-W10')).nextDue).toBeNull()
  })
})
