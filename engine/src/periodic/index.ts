export { type Pattern, type PeriodicProblem, patternsOf, type Rhythm, visitOn } from './periodic-problem.ts'
export { type PeriodicResult, solvePeriodic } from './solve-periodic.ts'
