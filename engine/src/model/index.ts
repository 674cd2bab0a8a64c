export { parsePlan } from './json/read-plan.ts'
export { planToJson, problemToJson } from './json/to-json.ts'
export { withMatrices } from './json/with-matrices.ts'
export { type ParsedProblem, parseProblem, validateProblem } from './validate/validate-problem.ts'
