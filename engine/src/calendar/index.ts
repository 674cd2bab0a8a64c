export { type HighsRuntime, highsSolver } from './highs.ts'
export { jsLpSolver } from './js-lp.ts'
export type { LinearColumn, LinearModel, LinearRow, MilpOptions, MilpOutcome, MilpSolver } from './linear-model.ts'
export { evaluateZoneDays, type PlanZoneDaysOptions, planZoneDays } from './plan-zone-days.ts'
export type { UnservedDemand, ZoneDay, ZoneDayCost, ZoneDayPlan } from './zone-day-plan.ts'
export {
  type CalendarTechnician,
  type CalendarZone,
  DEFAULT_PRICES,
  type DueDemand,
  type ForecastDemand,
  type PromisedDemand,
  type ZoneDayChoice,
  type ZoneDayPrices,
  type ZoneDayProblem,
  type ZonePair,
} from './zone-day-problem.ts'
