import { describe, expect, it } from 'vitest'
import { searchEffort, shareOfEffort } from './search-effort.ts'

describe('the effort of a search', () => {
  it('is a number of iterations, and never longer than the seconds asked', () => {
    expect(searchEffort(6)).toEqual({ iterations: 72_000, milliseconds: 6_000 })
    expect(searchEffort(0.2)).toEqual({ iterations: 2_400, milliseconds: 200 })
  })

  it('is done by whichever limit is nearer', () => {
    // 36 000 of 72 000 iterations, 1 of 6 s; then 12 000 iterations, 4.5 of 6 s
    expect(shareOfEffort(6, { iterations: 36_000, elapsedMs: 1_000 })).toBe(0.5)
    expect(shareOfEffort(6, { iterations: 12_000, elapsedMs: 4_500 })).toBe(0.75)
    expect(shareOfEffort(6, { iterations: 90_000, elapsedMs: 1_000 })).toBe(1)
  })
})
