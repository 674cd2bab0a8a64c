import { DEFAULT_LIVE_RULES, type LiveRules, type LiveStop } from '@tournee/contract'

/** How close a promise is: missed, at risk with less left of its window than the company asks for, or well; `lateBySeconds` negative = left. */
export function dangerOf(lateBySeconds: number | null, rules: LiveRules = DEFAULT_LIVE_RULES): LiveStop['danger'] {
  if (lateBySeconds === null || lateBySeconds < -rules.riskMinutes * 60) return 'well'
  return lateBySeconds > 0 ? 'late' : 'tight'
}
