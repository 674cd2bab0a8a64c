import { limitRule } from './limit.ts'

/** The route has reached its end by the shift's latest end; margin in seconds. */
export const shiftTime = limitRule(
  'SHIFT_TIME',
  (shift) => shift.latestEnd,
  (route) => route.end,
)
