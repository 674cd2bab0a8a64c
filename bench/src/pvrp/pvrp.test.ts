import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { bestKnown, runPeriodic } from './command.ts'
import { readPeriodic } from './instance.ts'
import { scorePeriodic } from './score.ts'

/** Two days, one lorry of 10; clients 3 and 4 away, of which the second is visited on both days (code 3 = 11). */
const FILE = '1 1 2 2\n0 10\n0 10\n0 0 0 0 0\n1 0 3 0 5 1 2 1 2\n2 4 0 0 6 2 1 3\n'

describe('the scorer of periodic instances', () => {
  const instance = readPeriodic(FILE, 'two')
  it('reads bit strings from the first day on', () => {
    // code 1 = 01 = the second day, 2 = 10 = the first
    expect(instance.customers.map(({ patterns }) => patterns)).toEqual([[[1], [0]], [[0, 1]]])
  })
  it('counts the way out and back, and names loads, patterns and fleets that are broken', () => {
    const both = { day: 0, customers: [1] }
    // 11 units on a lorry of 10; 3 + 5 + 4 long
    expect(
      scorePeriodic(instance, [
        { day: 0, customers: [0, 1] },
        { day: 1, customers: [1] },
      ]),
    ).toEqual({ cost: 20, violations: ['a route of day 0 carries 11 of 10'] })
    expect(scorePeriodic(instance, [both]).violations).toEqual(['customer 0 is visited on days []', 'customer 1 is visited on days [0]'])
    expect(scorePeriodic(instance, [both, { day: 1, customers: [1] }, { day: 1, customers: [0] }]).violations).toEqual([
      'day 1 has 2 routes for 1 vehicles',
    ])
  })
})

const SHARED = new URL('../../../../shared/bench/pvrp', import.meta.url).pathname

describe.skipIf(!existsSync(SHARED))('periodic instances (skipped without ../shared/bench/pvrp)', () => {
  it.each([
    ['p01', 4_000, 2],
    ['p14', 2_000, 1],
    ['p23', 5_000, 12],
    ['pr01', 4_000, 3],
  ])('%s is within its limit of the best known after a fixed number of iterations', (name, iterations, limit) => {
    const line = runPeriodic(`${SHARED}/instances/${name}`, { seconds: 0, iterations, seed: 1 }, bestKnown(SHARED).get(name)!)
    expect(line.violations).toEqual([])
    expect(line.gapPct).toBeLessThan(limit)
  })
})
