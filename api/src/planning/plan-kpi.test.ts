import type { PlanKpi } from '@tournee/engine'
import { expect, test } from 'vitest'
import { aCompany } from '../testing/builders.ts'
import { kpiReport } from './plan-kpi.ts'

const figures = (km: number, driveHours: number, visits: number): PlanKpi => ({
  km,
  driveHours,
  visits,
  kmPerVisit: km / visits,
  overtimeMinutes: 0,
  workHours: 0,
  waitHours: 0,
  shifts: 1,
  technicians: 1,
  unassigned: 0,
})

test('kilometres saved become money and CO2 by the company’s own rates, each shown with its source', () => {
  const report = kpiReport({
    week: '2026-W49',
    planId: 'p',
    policy: 'first-come-first-served',
    baseline: figures(300, 8, 10),
    plan: figures(200, 6, 10),
    rates: aCompany().rates,
    inputsHash: 'h',
  })
  expect(report.saved).toEqual({
    km: 100,
    kmPct: expect.closeTo(33.33, 2),
    driveHours: 2,
    // 100 km x 5 l/100 km x 2 EUR/l
    eurMarginal: 10,
    // 100 km x 0.50 EUR + 2 h x 40 EUR
    eurFull: 130,
    // 5 l x 3 kg
    co2Kg: 15,
  })
  expect(report.baseline).toEqual({
    policy: 'first-come-first-served',
    km: 300,
    driveHours: 8,
    visits: 10,
    kmPerVisit: 30,
    overtimeMinutes: 0,
  })
  expect(report.factors).toHaveLength(5)
  for (const factor of report.factors) expect(factor).toMatchObject({ source: 'test', asOf: '2026-01-01' })
})
