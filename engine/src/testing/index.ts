/** For tests and fuzzing only: problems nobody would write by hand, and small ones with everything said. */
export { aProblem, aShift, aVisit, EIGHT, lineMatrix, minutes } from '../model/testing/builders.ts'
export { type RandomProblemOptions, randomProblem } from '../model/testing/random-problem.ts'
export { tiedProblem } from '../model/testing/tied-problem.ts'
