import { type CallOutput, endpoints, type RoutePlan } from '@tournee/contract'
import { useRead } from '@tournee/ui-kit'
import { useMemo, useRef } from 'react'
import { buildWeekView, type WeekAnswer, type WeekView } from './model.ts'
import { shownPlanId } from './shown-plan.ts'

/** Everything that the week screen reads, put together. */
export interface WeekData {
  readonly week: WeekAnswer | null
  readonly plan: RoutePlan | null
  readonly view: WeekView | null
  readonly lines: CallOutput<typeof endpoints.getRoutePlanGeometry>['features']
  readonly error: unknown
  readonly retry: () => void
}

const NO_LINES: readonly unknown[] = []

/** Reads a week and one of its plans: the chosen one, else the week's current one. */
export function useWeek(week: string, chosenPlanId: string | null): WeekData {
  const answer = useRead(endpoints.getWeek, { params: { week } })
  const data = answer.data ?? null
  const planId = data?.plans.find((p) => p.id === chosenPlanId)?.id ?? shownPlanId(data)
  const plan = useRead(endpoints.getRoutePlan, { params: { id: planId ?? '' } }, { enabled: planId !== null })
  const lines = useRead(endpoints.getRoutePlanGeometry, { params: { id: planId ?? '' } }, { enabled: planId !== null })
  const shown = planId !== null ? (plan.data ?? null) : null
  const made = useMemo(() => (data && (planId === null || shown) ? buildWeekView(data, shown) : null), [data, shown, planId])
  // while another plan comes, the screen keeps what it shows
  const last = useRef(made)
  if (made) last.current = made
  const view = last.current
  return {
    week: data,
    plan: shown,
    view,
    lines: (planId !== null ? lines.data?.features : undefined) ?? (NO_LINES as unknown[]),
    error: answer.error ?? (planId !== null ? plan.error : null),
    retry: () => {
      answer.refetch()
      if (planId !== null) plan.refetch()
    },
  }
}
