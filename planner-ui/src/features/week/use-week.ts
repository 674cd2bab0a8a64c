import { endpoints, type RoutePlan } from '@tournee/contract'
import { useRead } from '@tournee/ui-kit'
import { useRef } from 'react'
import { type DrawnOrders, ordersOf } from './edit/fresh-lines.ts'
import type { WeekAnswer } from './model.ts'
import { shownPlanId } from './shown-plan.ts'

/** Everything that the week screen reads. */
export interface WeekData {
  readonly week: WeekAnswer | null
  /** as stored; null = none, or it is coming */
  readonly plan: RoutePlan | null
  /** whether week and plan are there, as far as the week has one */
  readonly loaded: boolean
  readonly lines: readonly unknown[]
  /** the orders that the lines were drawn for */
  readonly drawn: DrawnOrders
  readonly error: unknown
  readonly retry: () => void
}

const NO_LINES: readonly unknown[] = []
const NOTHING_DRAWN: DrawnOrders = new Map()

/** Reads a week and one of its plans: the chosen one, else the week's current one. `ownPlanId` was made here and may not be listed yet. */
export function useWeek(week: string, chosenPlanId: string | null, ownPlanId: string | null): WeekData {
  const answer = useRead(endpoints.getWeek, { params: { week } })
  const data = answer.data ?? null
  const isKnown = chosenPlanId !== null && (chosenPlanId === ownPlanId || data?.plans.some((p) => p.id === chosenPlanId))
  const planId = isKnown ? chosenPlanId : shownPlanId(data)
  const plan = useRead(endpoints.getRoutePlan, { params: { id: planId ?? '' } }, { enabled: planId !== null })
  const geometry = useRead(
    endpoints.getRoutePlanGeometry,
    { params: { id: planId ?? '' } },
    { enabled: planId !== null, keepPrevious: true },
  )
  const shown = planId !== null ? (plan.data ?? null) : null
  const lines = (planId !== null ? geometry.data?.features : undefined) ?? NO_LINES
  // two orders may run along the same lines (two visits at one place): the answer counts, not what it says
  const answered = geometry.isPlaceholderData ? 0 : geometry.dataUpdatedAt
  const drawn = useRef({ lines: NO_LINES, answered: 0, orders: NOTHING_DRAWN })
  if (shown && (drawn.current.lines !== lines || answered > drawn.current.answered))
    drawn.current = { lines, answered, orders: ordersOf(shown.routes) }
  return {
    week: data,
    plan: shown,
    loaded: data !== null && (planId === null || shown !== null),
    lines,
    drawn: drawn.current.orders,
    error: answer.error ?? (planId !== null ? plan.error : null),
    retry: () => {
      answer.refetch()
      if (planId !== null) plan.refetch()
    },
  }
}
