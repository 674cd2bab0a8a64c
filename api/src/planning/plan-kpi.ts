import type { Company, IsoWeek, KpiReport } from '@tournee/contract'
import { compareKpi, type PlanKpi, type Rate, type Rates } from '@tournee/engine'

/** The company's figures as the engine's rates, each with the company's source and date. */
function ratesOf(rates: Company['rates']): Rates {
  const rate = (name: string, value: number, unit: string): Rate => ({ name, value, unit, source: rates.source, asOf: rates.asOf })
  return {
    fuelPrice: rate('Fuel', rates.fuelEurPerLitre, 'EUR/l'),
    consumption: rate('Consumption', rates.litresPer100Km, 'l/100 km'),
    co2PerLitre: rate('CO2 of a litre of fuel, well to wheel', rates.co2KgPerLitre, 'kg CO2e/l'),
    vehicleFullCost: rate('Full cost of a kilometre', rates.fullEurPerKm, 'EUR/km'),
    technicianHour: rate('A technician’s hour', rates.technicianEurPerHour, 'EUR/h'),
  }
}

/** The kilometres saved, as reported: every figure with its factors, and the hash of the inputs it comes from. */
export function kpiReport(input: {
  readonly week: IsoWeek
  readonly planId: string
  readonly policy: string
  readonly baseline: PlanKpi
  readonly plan: PlanKpi
  readonly rates: Company['rates']
  readonly inputsHash: string
}): KpiReport {
  const rates = ratesOf(input.rates)
  const { baseline, plan, saved } = compareKpi(input.baseline, input.plan, rates)
  const shown = ({ km, driveHours, visits, kmPerVisit, overtimeMinutes }: PlanKpi) => ({
    km,
    driveHours,
    visits,
    kmPerVisit,
    overtimeMinutes,
  })
  const { km, kmPct, driveHours, eurMarginal, eurFull, co2Kg } = saved
  return {
    week: input.week,
    planId: input.planId,
    baseline: { policy: input.policy, ...shown(baseline) },
    plan: shown(plan),
    saved: { km, kmPct, driveHours, eurMarginal, eurFull, co2Kg },
    factors: Object.values(rates),
    inputsHash: input.inputsHash,
  }
}
