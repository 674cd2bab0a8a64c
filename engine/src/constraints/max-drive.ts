import type { Rule } from './rule.ts'

/** No more driving than the shift allows; margin in seconds. */
export const maxDrive: Rule = {
  code: 'MAX_TRAVEL',
  evaluate: (candidate) => {
    const limit = candidate.shift.shift.maxDrive
    if (limit === undefined) return null
    const { route } = candidate
    const excess = route.drive - limit
    return excess > 0 ? { code: 'MAX_TRAVEL', margin: excess } : null
  },
}
