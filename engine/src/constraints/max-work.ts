import { limitRule } from './limit.ts'

/** No more work (drive, setup and service) than the shift allows; margin in seconds. */
export const maxWork = limitRule(
  'MAX_WORK',
  (shift) => shift.maxWork,
  (route) => route.drive + route.service,
)
