import { limitRule } from './limit.ts'

/** No longer from departure to end than the shift allows; margin in seconds. */
export const maxDuration = limitRule(
  'MAX_DURATION',
  (shift) => shift.maxDuration,
  (route) => route.end - route.departure,
)
