import { missedStart } from './missed-start.ts'
import type { Rule } from './rule.ts'

/** Every stay starts inside the window promised to the client; margin in seconds. */
export const promise: Rule = {
  code: 'PROMISE',
  evaluate: (candidate) => missedStart(candidate, 'PROMISE', (visit) => (visit.promise ? [visit.promise] : [])),
}
