import type { Rule } from './rule.ts'

/** No more work (drive, setup and service) than the shift allows; margin in seconds. */
export const maxWork: Rule = {
  code: 'MAX_WORK',
  evaluate: (candidate) => {
    const limit = candidate.shift.shift.maxWork
    if (limit === undefined) return null
    const { route } = candidate
    const excess = route.drive + route.service - limit
    return excess > 0 ? { code: 'MAX_WORK', margin: excess } : null
  },
}
