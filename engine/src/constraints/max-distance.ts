import { limitRule } from './limit.ts'

/** No more road than the shift allows; margin in metres. */
export const maxDistance = limitRule(
  'MAX_DISTANCE',
  (shift) => shift.maxDistance,
  (route) => route.distance,
)
