export { createInlineSolveMany, type LargeOptions, type SolveMany, type SubResult, type SubTask, solveLarge } from './solve-large.ts'
