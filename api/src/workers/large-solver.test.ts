import type { Problem } from '@tournee/engine'
import { expect, test } from 'vitest'
import { solveInNeighbourhoods } from './large-solver.ts'

/** Four hundred clients a minute's drive apart on a ring, and four days with room for 110 each. */
function ring(): Problem {
  const size = 400
  const minutes = (from: number, to: number) => Math.min(Math.abs(from - to), size - Math.abs(from - to))
  const seconds = Int32Array.from({ length: size * size }, (_, at) => 60 * minutes(Math.floor(at / size), at % size))
  return {
    locations: Array.from({ length: size }, () => ({})),
    matrices: { car: { size, durations: seconds, distances: seconds } },
    technicians: [{ id: 't' }],
    shifts: Array.from({ length: 4 }, (_, i) => {
      const home = i * 100
      return { id: `s${i}`, technician: 't', day: `d${i}`, start: home, end: home, earliestStart: 0, latestEnd: 86_400, maxVisits: 110 }
    }),
    visits: Array.from({ length: size }, (_, i) => ({ id: `v${i}`, location: i, service: 60 })),
  }
}

test('a large problem is solved by neighbourhoods on several threads: every visit is accounted for, nothing broken', async () => {
  const { plan, violations, iterations } = await solveInNeighbourhoods(ring(), 2, 1)
  expect(violations).toEqual([])
  const served = plan.routes.flatMap(({ stops }) => stops.filter(({ kind }) => kind === 'visit'))
  expect(served.length).toBeGreaterThan(0)
  expect(served.length + plan.unassigned.length).toBe(400)
  expect(iterations).toBeGreaterThan(0)
})
