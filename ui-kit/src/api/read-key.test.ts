import { endpoints } from '@tournee/contract'
import { describe, expect, it } from 'vitest'
import { readKey } from './read-key.ts'

describe('the key of a kept answer', () => {
  it('begins with the endpoint, so that all its answers go stale together', () => {
    const all = readKey(endpoints.getWeek)
    const one = readKey(endpoints.getWeek, { params: { week: '2026-W49' } })
    expect(one.slice(0, all.length)).toEqual(all)
    expect(one).toEqual(['GET /v1/weeks/:week', { week: '2026-W49' }, null])
  })
})
