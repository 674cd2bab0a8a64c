import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { FAMILIES, filesOf, readBestKnown, readInstance } from './families.ts'
import type { Instance } from './instance.ts'
import { runInstance } from './run.ts'

/** Benchmark files lie beside the repository, never in it. */
const SHARED = new URL('../../../../shared/bench/', import.meta.url).pathname
const present = existsSync(SHARED)

/** Iterations are fixed, so the gaps are the same on every machine; the limits leave room for a change of the search, not for a loss. */
const GATE = [
  { family: 'vrptw', set: 'solomon', only: ['C101', 'R101', 'RC105', 'C206', 'RC208'], iterations: 6_000, limit: 2.5 },
  { family: 'vrptw', set: 'homberger200', only: ['R1_2_8'], iterations: 10_000, limit: 6 },
  { family: 'pdptw', set: 'lilim100', only: ['lc101', 'lr101', 'lrc105'], iterations: 1_500, limit: 1 },
  // a vehicle too many counts as a gap of 11.1 % here
  { family: 'pdptw', set: 'lilim100', only: ['lc103'], iterations: 30_000, limit: 10 },
  { family: 'mdvrp', set: 'cordeau', only: ['p01'], iterations: 10_000, limit: 2.5 },
  { family: 'sdvrptw', set: 'cordeau', only: ['PR01'], iterations: 4_000, limit: 1.5 },
  { family: 'cvrp', set: 'x', only: ['X-n101-k25'], iterations: 10_000, limit: 3.5 },
] as const

describe.skipIf(!present)('the quality gate (skipped without ../shared/bench, where the instances are)', () => {
  for (const gate of GATE) {
    it(`${gate.family} ${gate.set}: ${gate.only.join(', ')} stay within ${gate.limit} % of the best known on average`, () => {
      const family = FAMILIES.find(({ name }) => name === gate.family)!
      const dir = `${SHARED}${gate.family === 'cvrp' ? 'cvrp_x' : gate.family}`
      const known = readBestKnown(family, dir)
      const lines = filesOf(family, gate.set, dir, gate.only, true).map((file) => {
        const instance = readInstance(family, file)
        const name = file
          .split('/')
          .at(-1)!
          .replace(/\.(txt|vrp)$/, '')
        return runInstance(instance, { seconds: 0, iterations: gate.iterations, seed: 1 }, known.get(name)!)
      })
      expect(lines).toHaveLength(gate.only.length)
      expect(lines.flatMap((line) => line.violations)).toEqual([])
      expect(lines.reduce((sum, line) => sum + line.gapPct, 0) / lines.length).toBeLessThan(gate.limit)
    })
  }
})

/** Five villages of eight clients round a depot: each village is one lorry's tour, out and back along its own road. */
function villages(): Instance {
  const nodes = [{ x: 0, y: 0, demand: 0, ready: 0, due: 10_000, service: 0 }]
  for (let village = 0; village < 5; village++) {
    const angle = (2 * Math.PI * village) / 5
    for (let house = 0; house < 8; house++)
      nodes.push({ x: (100 + house) * Math.cos(angle), y: (100 + house) * Math.sin(angle), demand: 10, ready: 0, due: 10_000, service: 5 })
  }
  const vehicle = { depot: 0, capacity: 80, maxDuration: Number.POSITIVE_INFINITY }
  return {
    name: 'villages',
    convention: 'real',
    nodes,
    customers: nodes.slice(1).map((_, i) => i + 1),
    vehicles: Array.from({ length: 10 }, () => vehicle),
    pairs: [],
    windows: true,
    vehiclesFirst: false,
  }
}

describe('a generated instance', () => {
  it('is solved to its optimum: five tours out to the last house and back', () => {
    // each tour is 2 x 107 long; capacity 80 holds exactly one village
    const line = runInstance(villages(), { seconds: 0, iterations: 3_000, seed: 1 }, { cost: 5 * 2 * 107, vehicles: 5 })
    expect(line.violations).toEqual([])
    expect(line.vehicles).toBe(5)
    expect(line.cost).toBeCloseTo(5 * 2 * 107, 6)
  })
})
