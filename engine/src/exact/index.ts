export { certifyPlan } from './certify-plan.ts'
export { type DayOrder, MAX_EXACT, orderDay } from './order-day.ts'
