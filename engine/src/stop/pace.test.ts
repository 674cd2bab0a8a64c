import { describe, expect, it } from 'vitest'
import { paced } from './pace.ts'

describe('looks at the clock', () => {
  it('come half as often while iterations are quick, up to a stretch', () => {
    expect([1, 2, 40, 64].map((before) => paced(before, 1.9, 64))).toEqual([2, 4, 64, 64])
  })

  it('come twice as often once they are slow, down to every iteration', () => {
    expect([64, 3, 1].map((before) => paced(before, 2, 64))).toEqual([32, 1, 1])
  })
})
