import type { Problem } from '@tournee/contract'
import { problemOf } from '@tournee/ui-kit'

const CONFLICTS: ReadonlySet<string> = new Set(['VERSION_CONFLICT', 'PLAN_NOT_DRAFT', 'PLAN_SUPERSEDED'])

/** Tells a conflict with somebody else from a service that does not answer, and both from a rule's no. */
export function whyNotStored(error: unknown): 'conflict' | 'offline' | 'refused' {
  const { code, status } = problemOf(error)
  if (CONFLICTS.has(code)) return 'conflict'
  return status === 0 || status === 429 || status >= 502 ? 'offline' : 'refused'
}

/** Whether an edit was refused for a visit, a shift or a technician that the week does not have any more. */
export const namesWhatIsGone = ({ errors = [] }: Pick<Problem, 'errors'>): boolean => errors.some(({ code }) => code.startsWith('UNKNOWN_'))
