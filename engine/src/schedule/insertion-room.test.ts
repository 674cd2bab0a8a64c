import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileProblem } from '../model/compiled.ts'
import { randomProblem } from '../model/testing/random-problem.ts'
import { createRouteRoom, fitsInTime } from './insertion-room.ts'
import { isInTime } from './time-route.ts'

describe('the room for one more visit', () => {
  it('is what timing the whole route anew finds, at every position of every random route', () => {
    const seen = { fits: 0, refused: 0 }
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 4 }), (seed, length) => {
        const compiled = compileProblem(randomProblem(seed, { visits: 8, technicians: 1, days: 1, tightness: (seed & 3) / 3 }))
        const shift = compiled.shifts[0]!
        const route = compiled.visits.slice(0, length)
        const visit = compiled.visits[7]!
        const room = createRouteRoom(shift, route)
        for (let position = 1; position <= length + 1; position++) {
          const fits = isInTime(shift, route.toSpliced(position - 1, 0, visit))
          expect({ seed, position, fits: fitsInTime(room, visit, position) }).toEqual({ seed, position, fits })
          seen[fits ? 'fits' : 'refused']++
        }
      }),
      { numRuns: 800, seed: 11 },
    )
    expect(Math.min(seen.fits, seen.refused)).toBeGreaterThan(300)
  })
})
