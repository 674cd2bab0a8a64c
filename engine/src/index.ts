export { firstComeFirstServed, type PhoneBooking } from './baseline/index.ts'
export { type BoundOptions, lowerBound } from './bound/index.ts'
export { checkPlan, listWarnings } from './check/index.ts'
export { createInlineSolveMany, type LargeOptions, type SolveMany, type SubResult, type SubTask, solveLarge } from './decompose/index.ts'
export { evaluate, ordersOf } from './evaluate.ts'
export { certifyPlan, type DayOrder, orderDay } from './exact/index.ts'
export { type Alternative, applyRelaxation, explainUnassigned, explainVisit } from './explain/index.ts'
export {
  compareKpi,
  DEFAULT_RATES,
  hashInputs,
  type KpiComparison,
  type PlanKpi,
  planKpi,
  type Rate,
  type Rates,
  type Saved,
  type Working,
} from './kpi/index.ts'
export { hasLinks } from './links/links.ts'
export { LinkedVisitsRefused } from './links/refuse-links.ts'
export { type ParsedProblem, parsePlan, parseProblem, planToJson, problemToJson, validateProblem, withMatrices } from './model/index.ts'
export type * from './model/plan.ts'
export type * from './model/problem.ts'
export type * from './model/violation.ts'
export { costOf, DEFAULT_OBJECTIVE } from './objective/index.ts'
export {
  type Pattern,
  type PeriodicProblem,
  type PeriodicResult,
  patternsOf,
  type Rhythm,
  solvePeriodic,
  visitOn,
} from './periodic/index.ts'
export { createPreview, type Drop, type Insertion, type Preview } from './preview/index.ts'
export { createRandom, type Random } from './random.ts'
export { type DueWindow, dueWindows, type RecurringContract } from './recurrence/index.ts'
export { createExchange, type Exchange } from './search/exchange.ts'
export { solve } from './solve.ts'
export { type Progress, SOLVE_DEFAULTS, type SolveOptions, type SolveResult } from './solve-options.ts'
export type { StoppedBy, StopRule } from './stop/stop.ts'
export type { Clocks } from './stop/timer.ts'
export { type Cost, type LngLat, type Metres, type Seconds, UNREACHABLE } from './units.ts'
export { planToVroom, problemFromVroom, readVroom, runVroom } from './vroom/index.ts'
