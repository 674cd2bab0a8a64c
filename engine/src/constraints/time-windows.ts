import { missedStart } from './missed-start.ts'
import type { Rule } from './rule.ts'

/** Every stay starts inside one of the visit's time windows; margin in seconds. */
export const timeWindows: Rule = {
  code: 'TIME_WINDOW',
  evaluate: (candidate) => missedStart(candidate, 'TIME_WINDOW', (visit) => visit.timeWindows ?? []),
}
