import { missOf } from './miss.ts'
import type { Rule } from './rule.ts'

/** Every break is taken inside its windows and the shift's hours; margin = seconds by which the worst is not. */
export const breaks: Rule = {
  code: 'BREAK',
  evaluate: (candidate) => {
    const { breaks, shift } = candidate.shift
    if (breaks.length === 0) return null
    const { route } = candidate
    let worst = 0
    for (const rule of breaks) {
      const stop = route.stops.find((stop) => stop.kind === 'break' && stop.break === rule.id)
      const after = stop && stop.start >= route.end ? Math.max(0, stop.end - shift.latestEnd) : 0
      worst = Math.max(worst, stop ? missOf(stop.start, rule.timeWindows) : rule.duration, after)
    }
    return worst > 0 ? { code: 'BREAK', margin: worst } : null
  },
}
