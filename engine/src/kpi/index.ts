export { compareKpi, type KpiComparison, type Saved, type Working } from './compare-kpi.ts'
export { hashInputs } from './hash-inputs.ts'
export { type PlanKpi, planKpi } from './plan-kpi.ts'
export { DEFAULT_RATES, type Rate, type Rates } from './rates.ts'
