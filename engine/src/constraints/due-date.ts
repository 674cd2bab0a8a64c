import { missedStart } from './missed-start.ts'
import type { Rule } from './rule.ts'

/** Every stay starts within its due dates; margin in seconds. */
export const dueDate: Rule = {
  code: 'DUE_DATE',
  evaluate: (candidate) =>
    missedStart(candidate, 'DUE_DATE', (visit) => [[visit.due?.earliest ?? -Infinity, visit.due?.latest ?? Infinity]]),
}
