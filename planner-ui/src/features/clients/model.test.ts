import { describe, expect, it } from 'vitest'
import { needsMore, visibleSlice } from './model.ts'

describe('a long list', () => {
  it('draws only the rows in sight and a few around', () => {
    // rows of 50 px, 500 px in sight, 5 000 px scrolled: rows 100 to 110, and 8 on either side
    expect(visibleSlice(10_000, 50, 5_000, 500)).toEqual({ from: 92, to: 118, before: 4_600, after: 494_100 })
  })

  it('keeps its full height whatever is drawn', () => {
    for (const scrollTop of [0, 777, 499_999]) {
      const slice = visibleSlice(10_000, 50, scrollTop, 500)
      expect(slice.before + (slice.to - slice.from) * 50 + slice.after).toBe(500_000)
    }
  })

  it('draws nothing of nothing', () => {
    expect(visibleSlice(0, 50, 0, 500)).toEqual({ from: 0, to: 0, before: 0, after: 0 })
  })

  it('asks for more before the end is seen, and stops when all is there', () => {
    const slice = visibleSlice(200, 50, 6_000, 500)
    expect(needsMore(200, 1_000, slice, 200)).toBe(true)
    expect(needsMore(200, 200, slice, 200)).toBe(false)
    expect(needsMore(200, 1_000, visibleSlice(200, 50, 0, 500), 200)).toBe(false)
  })
})
