export { backwardLabels, endLabels, forwardLabels, type Labels, leaveAfter, startLabels, visitsOf } from './labels.ts'
export { earliestEnd, isInTime, timeRoute } from './time-route.ts'
