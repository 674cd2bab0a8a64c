import type { ReasonCode, Route } from '../model/plan.ts'
import type { Shift } from '../model/problem.ts'
import type { Rule } from './rule.ts'

/** A rule that keeps one figure of the timed route at or below a limit of the shift; margin in the figure's unit. */
export function limitRule(code: ReasonCode, limitOf: (shift: Shift) => number | undefined, figureOf: (route: Route) => number): Rule {
  return {
    code,
    evaluate: (candidate) => {
      const limit = limitOf(candidate.shift.shift)
      if (limit === undefined) return null
      const margin = figureOf(candidate.route) - limit
      return margin > 0 ? { code, margin } : null
    },
  }
}
