import { limitRule } from './limit.ts'

/** No more driving than the shift allows; margin in seconds. */
export const maxDrive = limitRule(
  'MAX_TRAVEL',
  (shift) => shift.maxDrive,
  (route) => route.drive,
)
