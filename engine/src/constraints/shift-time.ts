import type { Rule } from './rule.ts'

/** The route has reached its end by the shift's latest end; margin in seconds. */
export const shiftTime: Rule = {
  code: 'SHIFT_TIME',
  evaluate: ({ shift: { shift }, route }) => {
    const excess = route.end - shift.latestEnd
    return excess > 0 ? { code: 'SHIFT_TIME', margin: excess } : null
  },
}
