import { DEFAULT_WEIGHTS } from '../default-weights.ts'
import type { InputReport } from '../json/read.ts'
import type { RawProblem } from '../json/read-problem.ts'

/** The cost of serving nobody is still counted exactly: below 2^53. */
export function validateCosts(problem: RawProblem, report: InputReport): void {
  const mandatory = problem.objective?.unservedMandatory ?? DEFAULT_WEIGHTS.unservedMandatory
  const total = problem.visits.reduce((sum, { prize, priority = 0 }) => sum + ((prize ?? mandatory) * (10 + priority)) / 10, 0)
  if (total < Number.MAX_SAFE_INTEGER) return
  report.refuse(
    'COST_OVERFLOW',
    '$.objective.unservedMandatory',
    `leaving every visit out would cost ${total}, beyond what can be counted exactly`,
    `lower unservedMandatory, prizes or priorities: their sum stays below ${Number.MAX_SAFE_INTEGER}`,
  )
}
