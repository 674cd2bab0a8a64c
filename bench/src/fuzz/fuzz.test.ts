import { randomProblem } from '@tournee/engine/testing'
import { describe, expect, it } from 'vitest'
import { PROPERTIES } from './properties.ts'
import { runFuzz } from './run-fuzz.ts'

describe('problems of every feature', () => {
  it('are solved soundly, timed right, and lose nothing by the order they are listed in', () => {
    const report = runFuzz({ first: 1, count: 24, iterations: 60 })
    expect(report.faults).toEqual([])
    // seeds 8, 16 and 24 are small enough to try everything
    expect(report).toMatchObject({ problems: 24, proven: 3, missed: 0 })
  })
  it('need their matrices', () => {
    const broken = { ...randomProblem(1, { visits: 3, technicians: 1, days: 1, tightness: 0 }), matrices: {} }
    expect(() => PROPERTIES[0]!.check(broken, 1, 1)).toThrow()
  })
})
