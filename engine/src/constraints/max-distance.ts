import type { Rule } from './rule.ts'

/** No more road than the shift allows; margin in metres. */
export const maxDistance: Rule = {
  code: 'MAX_DISTANCE',
  evaluate: (candidate) => {
    const limit = candidate.shift.shift.maxDistance
    if (limit === undefined) return null
    const { route } = candidate
    const excess = route.distance - limit
    return excess > 0 ? { code: 'MAX_DISTANCE', margin: excess } : null
  },
}
