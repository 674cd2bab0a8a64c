export { checkPlan } from './check-plan.ts'
export { listWarnings } from './list-warnings.ts'
