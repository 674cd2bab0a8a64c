import type { WeekAnswer } from './model.ts'

/** The plan to show first: the current one when it is solved, else the newest that is, else the published one. */
export function shownPlanId(week: Pick<WeekAnswer, 'plans' | 'currentPlanId' | 'publishedPlanId'> | null): string | null {
  if (!week) return null
  const solved = week.plans.filter((p) => p.summary !== null && (p.status === 'COMPLETED' || p.status === 'TERMINATED'))
  return solved.find((p) => p.id === week.currentPlanId)?.id ?? solved[0]?.id ?? week.publishedPlanId
}
