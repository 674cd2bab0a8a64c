import { problemOf } from '@tournee/ui-kit'

/** Which of our sentences says why a publication stays: something happened since, a promise stands against it, or another cause. */
export function whyNotTakenBack(error: unknown): 'since' | 'promise' | 'other' {
  const { code } = problemOf(error)
  if (code === 'PLAN_OUTDATED') return 'since'
  if (code === 'PROMISE_BROKEN') return 'promise'
  return 'other'
}
