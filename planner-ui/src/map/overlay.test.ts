import { describe, expect, it } from 'vitest'
import { boundsOf } from './overlay.ts'

describe('the box around points', () => {
  it('is west, south, east, north', () => {
    expect(
      boundsOf([
        [6.1, 45.9],
        [5.9, 46.1],
        [6.3, 45.7],
      ]),
    ).toEqual([5.9, 45.7, 6.3, 46.1])
  })

  it('is absent without points', () => {
    expect(boundsOf([])).toBeNull()
  })
})
