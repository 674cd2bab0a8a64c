import { randomProblem } from '@tournee/engine/testing'
import { describe, expect, it } from 'vitest'
import { PROPERTIES } from './properties.ts'
import { problemOf, runFuzz } from './run-fuzz.ts'

describe('problems of every feature', () => {
  it('are solved soundly, timed right, and lose nothing by the order they are listed in', () => {
    const report = runFuzz({ first: 1, count: 24, iterations: 60 })
    expect(report.faults).toEqual([])
    const small = Array.from({ length: 24 }, (_, i) => problemOf(i + 1)).filter(({ visits }) => visits.length <= 4)
    expect(small.length).toBeGreaterThanOrEqual(3)
    expect(report).toMatchObject({ problems: 24, proven: small.length, missed: 0 })
  })
  it('need their matrices', () => {
    const broken = { ...randomProblem(1, { visits: 3, technicians: 1, days: 1, tightness: 0 }), matrices: {} }
    expect(() => PROPERTIES[0]!.check(broken, 1, 1)).toThrow()
  })
})
