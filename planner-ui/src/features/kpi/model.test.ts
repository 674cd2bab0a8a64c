import { describe, expect, it } from 'vitest'
import { factorWord, isDefaultSource, kpiLines, sharedSource } from './model.ts'

const baseline = { policy: 'fcfs', km: 1000, driveHours: 25, visits: 84, kmPerVisit: 11.9, overtimeMinutes: 0 }
const plan = { km: 700, driveHours: 20, visits: 87, kmPerVisit: 8, overtimeMinutes: 0 }
const factor = (source: string) => ({ name: 'n', value: 1, unit: 'EUR/l', source, asOf: '2026-01-01' })

describe('the comparison of a week', () => {
  it('counts fewer as better, but more visits', () => {
    expect(kpiLines({ baseline, plan }).map((l) => [l.row, l.better])).toEqual([
      ['km', true],
      ['drive', true],
      ['visits', true],
      ['perVisit', true],
      ['overtime', null],
    ])
    expect(kpiLines({ baseline: { ...baseline, ...plan }, plan: { ...plan, km: 900, visits: 80 } }).map((l) => l.better)).toEqual([
      false,
      null,
      false,
      null,
      null,
    ])
  })
})

describe('the factors', () => {
  it('are named by their unit', () => {
    expect([factorWord('EUR/l'), factorWord('kg CO2e/l'), factorWord('furlongs')]).toEqual(['fuel', 'co2', null])
  })

  it('say their source once when they share it', () => {
    expect(sharedSource([factor('a'), factor('a')])).toMatchObject({ source: 'a', asOf: '2026-01-01' })
    expect(sharedSource([factor('a'), factor('b')])).toBeNull()
    expect(sharedSource([])).toBeNull()
  })

  it('know the product’s own defaults', () => {
    expect([isDefaultSource('Defaults of the product: x'), isDefaultSource('Comptabilité 2026')]).toEqual([true, false])
  })
})
