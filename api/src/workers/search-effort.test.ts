import { describe, expect, it } from 'vitest'
import { searchEffort } from './search-effort.ts'

describe('the effort of a search', () => {
  it('is a number of iterations, and never more work than the seconds asked', () => {
    expect(searchEffort(6)).toEqual({ iterations: 72_000, milliseconds: 6_000 })
    expect(searchEffort(0.2)).toEqual({ iterations: 2_400, milliseconds: 200 })
  })
})
