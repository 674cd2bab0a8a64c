import type { Rule } from './rule.ts'

/** No more visits than the shift takes; margin = how many too many. */
export const maxVisits: Rule = {
  code: 'MAX_VISITS',
  evaluate: ({ shift: { shift }, visits }) => {
    const excess = visits.length - (shift.maxVisits ?? Infinity)
    return excess > 0 ? { code: 'MAX_VISITS', margin: excess } : null
  },
}
