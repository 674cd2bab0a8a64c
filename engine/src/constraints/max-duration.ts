import type { Rule } from './rule.ts'

/** No longer from departure to end than the shift allows; margin in seconds. */
export const maxDuration: Rule = {
  code: 'MAX_DURATION',
  evaluate: (candidate) => {
    const limit = candidate.shift.shift.maxDuration
    if (limit === undefined) return null
    const { route } = candidate
    const excess = route.end - route.departure - limit
    return excess > 0 ? { code: 'MAX_DURATION', margin: excess } : null
  },
}
