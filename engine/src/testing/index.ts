/** For tests and fuzzing only: problems nobody would write by hand. */
export { type RandomProblemOptions, randomProblem } from '../model/testing/random-problem.ts'
