import { solve } from '@tournee/engine'
import { randomProblem } from '@tournee/engine/testing'
import { describe, expect, it } from 'vitest'
import { bestOf, isSmallCase } from './best-of.ts'
import { PROPERTIES } from './properties.ts'
import { problemOf, runFuzz } from './run-fuzz.ts'

describe('problems of every feature', () => {
  it('are solved soundly, timed right, and lose nothing by the order they are listed in', () => {
    const report = runFuzz({ first: 1, count: 24, iterations: 60 })
    expect(report.faults).toEqual([])
    const small = Array.from({ length: 24 }, (_, i) => problemOf(i + 1)).filter(isSmallCase)
    expect(small.length).toBeGreaterThanOrEqual(3)
    expect(report).toMatchObject({ problems: 24, proven: small.length, missed: 0 })
  }, 120_000)

  it('and of visits that depend on one another too', () => {
    expect(runFuzz({ first: 1, count: 3, iterations: 60, links: true }).faults).toEqual([])
  }, 120_000)

  it('of five to eight visits are solved to the optimum that trying everything finds', () => {
    for (const seed of [10, 12, 13, 16, 20, 21, 22, 24]) {
      const size = { visits: 5 + (seed % 4), technicians: 1 + (seed % 2), days: 1, tightness: (seed % 10) / 10 }
      const raw = randomProblem(seed, size)
      const problem = { ...raw, objective: { ...raw.objective, perUnfairSecond: 0 } }
      expect([seed, solve(problem, { seed, stop: { iterations: 2_000 } }).plan.cost.total]).toEqual([seed, bestOf(problem)])
    }
  })

  it('need their matrices', () => {
    const broken = { ...randomProblem(1, { visits: 3, technicians: 1, days: 1, tightness: 0 }), matrices: {} }
    expect(() => PROPERTIES[0]!.check(broken, 1, 1)).toThrow()
  })
})
