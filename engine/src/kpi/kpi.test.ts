import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstComeFirstServed } from '../baseline/index.ts'
import { evaluate } from '../evaluate.ts'
import { aProblem, aVisit, lineMatrix } from '../model/testing/builders.ts'
import { compareKpi, DEFAULT_RATES, hashInputs, planKpi } from './index.ts'
import { sha256 } from './sha-256.ts'

// depot at km 0, clients at km 10 and 30
const problem = aProblem({
  locations: [{}, {}, {}],
  matrices: { car: lineMatrix([0, 10, 30]) },
  visits: [aVisit({ id: 'near' }), aVisit({ id: 'far', location: 2 }), aVisit({ id: 'near too' })],
})

describe('what a plan amounts to', () => {
  it('is kilometres, hours and visits of its routes', () => {
    // 30 km there and 30 back, a minute each; two hours of work
    expect(planKpi(problem, evaluate(problem, [{ shift: 's1', visits: ['near', 'far'] }]))).toEqual({
      km: 60,
      driveHours: 1,
      visits: 2,
      kmPerVisit: 30,
      overtimeMinutes: 0,
      workHours: 3,
      waitHours: 0,
      shifts: 1,
      technicians: 1,
      unassigned: 1,
    })
  })

  it('has no kilometres per visit without visits', () => {
    expect(planKpi(problem, evaluate(problem, []))).toMatchObject({ km: 0, kmPerVisit: 0, shifts: 0 })
  })
})

describe('what it saves', () => {
  const baseline = planKpi(problem, firstComeFirstServed(problem, { callOrder: ['far', 'near', 'near too'] }))
  const zigzag = planKpi(problem, evaluate(problem, [{ shift: 's1', visits: ['near', 'far', 'near too'] }]))

  it('is counted in km, hours, EUR and CO2 by the stated rates', () => {
    const worse = { ...zigzag, km: 160, driveHours: 3, kmPerVisit: 160 / 3 }
    const { saved, sameVisits } = compareKpi(worse, zigzag, DEFAULT_RATES)
    expect(sameVisits).toBe(true)
    // 100 km, 7 l, 11.55 EUR of fuel, 22.19 kg; 100 x 0.427 + 2 x 40 = 122.70 EUR
    expect(saved.km).toBe(100)
    expect(saved.kmPct).toBe(62.5)
    expect(saved.driveHours).toBe(2)
    expect(saved.eurMarginal).toBeCloseTo(11.55, 9)
    expect(saved.eurFull).toBeCloseTo(122.7, 9)
    expect(saved.co2Kg).toBeCloseTo(22.19, 9)
  })

  it('is nothing between a plan and itself, and says when the visits are not the same', () => {
    expect(compareKpi(baseline, baseline, DEFAULT_RATES).saved).toMatchObject({ km: 0, eurFull: 0, co2Kg: 0 })
    expect(compareKpi(baseline, { ...baseline, visits: 1 }, DEFAULT_RATES).sameVisits).toBe(false)
  })

  it('shows the working of every figure', () => {
    const { saved, workings } = compareKpi(baseline, zigzag, DEFAULT_RATES)
    expect(workings.map(({ name }) => name).sort()).toEqual(Object.keys(saved).sort())
    for (const { name, value, formula } of workings) {
      expect(value).toBe(saved[name])
      expect(formula.length).toBeGreaterThan(10)
    }
  })
})

describe('the hash of inputs', () => {
  it('is SHA-256, whatever the length', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(sha256(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'))
      }),
      { numRuns: 200, seed: 1 },
    )
  })

  it('does not depend on the order of keys, and does on every value', () => {
    expect(hashInputs({ a: 1, b: [2, { c: 'é', d: undefined }] })).toBe(hashInputs({ b: [2, { c: 'é' }], a: 1 }))
    expect(hashInputs({ a: 1 })).not.toBe(hashInputs({ a: 2 }))
    expect(hashInputs(problem)).toBe(hashInputs(structuredClone(problem)))
    expect(hashInputs({ m: Int32Array.of(1, -1) })).toBe(hashInputs({ m: [1, -1] }))
    expect(hashInputs({ m: [-0, 1] })).toBe(hashInputs({ m: [0, 1] }))
    expect(hashInputs({ m: [1, undefined] })).toBe(hashInputs({ m: [1, null] }))
  })

  it('refuses what has no canonical form', () => {
    expect(() => hashInputs({ a: Number.NaN })).toThrow('cannot be hashed')
    expect(() => hashInputs(() => 1)).toThrow('cannot be hashed')
  })
})
