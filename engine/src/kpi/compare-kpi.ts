import type { PlanKpi } from './plan-kpi.ts'
import type { Rate, Rates } from './rates.ts'

/** One saved figure with its working, so that it can be recomputed by hand. */
export interface Working {
  readonly name: keyof Saved
  readonly value: number
  readonly unit: string
  readonly formula: string
  readonly rates: readonly Rate[]
}

/** What a plan saves against a baseline; negative = it costs more. Decimal numbers, not rounded. */
export interface Saved {
  readonly km: number
  /** share of the baseline's kilometres, 0-100 */
  readonly kmPct: number
  readonly driveHours: number
  readonly kmPerVisit: number
  /** fuel alone: what the bank account sees at once */
  readonly eurMarginal: number
  /** vehicles at full cost, and the hours no longer driven at the technician's rate */
  readonly eurFull: number
  readonly co2Kg: number
}

/** Two plans of the same visits compared. */
export interface KpiComparison {
  readonly baseline: PlanKpi
  readonly plan: PlanKpi
  readonly saved: Saved
  readonly workings: readonly Working[]
  /** false when they serve different numbers of visits: then only kilometres per visit compare fairly */
  readonly sameVisits: boolean
}

/** Saved kilometres, hours, money and CO2, each with its formula and the rates it used. */
export function compareKpi(baseline: PlanKpi, plan: PlanKpi, rates: Rates): KpiComparison {
  const km = baseline.km - plan.km
  const driveHours = baseline.driveHours - plan.driveHours
  const litres = (km * rates.consumption.value) / 100
  const saved: Saved = {
    km,
    kmPct: baseline.km === 0 ? 0 : (100 * km) / baseline.km,
    driveHours,
    kmPerVisit: baseline.kmPerVisit - plan.kmPerVisit,
    eurMarginal: litres * rates.fuelPrice.value,
    eurFull: km * rates.vehicleFullCost.value + driveHours * rates.technicianHour.value,
    co2Kg: litres * rates.co2PerLitre.value,
  }
  return { baseline, plan, saved, workings: explain(saved, rates), sameVisits: baseline.visits === plan.visits }
}

function explain(saved: Saved, rates: Rates): readonly Working[] {
  const working = (name: keyof Saved, unit: string, formula: string, ...used: readonly Rate[]): Working => ({
    name,
    value: saved[name],
    unit,
    formula,
    rates: used,
  })
  return [
    working('km', 'km', 'km of the baseline - km of the plan'),
    working('kmPct', '%', '100 x saved km / km of the baseline'),
    working('driveHours', 'h', 'driving hours of the baseline - driving hours of the plan'),
    working('kmPerVisit', 'km', 'km per visit of the baseline - km per visit of the plan'),
    working('eurMarginal', 'EUR', 'saved km x consumption / 100 x fuel price', rates.consumption, rates.fuelPrice),
    working(
      'eurFull',
      'EUR',
      "saved km x full cost of a kilometre + saved driving hours x technician's hour",
      rates.vehicleFullCost,
      rates.technicianHour,
    ),
    working('co2Kg', 'kg CO2e', 'saved km x consumption / 100 x CO2 per litre', rates.consumption, rates.co2PerLitre),
  ]
}
