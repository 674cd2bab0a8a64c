import type { QueryClient } from '@tanstack/react-query'
import { endpoints, type RoutePlan, RoutePlanHead } from '@tournee/contract'
import { readKey } from '@tournee/ui-kit'
import type { WeekAnswer } from '../model.ts'

const AGAIN_MS = 400

/** Puts plans that the service answered among the answers the screen reads, and asks again for what hangs on them. */
export function storedAnswers(queries: QueryClient, week: string) {
  const weekKey = readKey(endpoints.getWeek, { params: { week } })
  let timer: ReturnType<typeof setTimeout> | undefined
  const stale = (keys: readonly (readonly unknown[])[]) => Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey })))
  return {
    /** a plan as stored: shown at once; its lines on the map and the figures of the week follow */
    put(plan: RoutePlan): void {
      queries.setQueryData(readKey(endpoints.getRoutePlan, { params: { id: plan.id } }), plan)
      queries.setQueryData<WeekAnswer>(weekKey, (known) =>
        known ? { ...known, plans: [RoutePlanHead.parse(plan), ...known.plans.filter((one) => one.id !== plan.id)] } : known,
      )
      clearTimeout(timer)
      timer = setTimeout(
        () => void stale([readKey(endpoints.getRoutePlanGeometry, { params: { id: plan.id } }), weekKey, readKey(endpoints.getKpi)]),
        AGAIN_MS,
      )
    },
    /** shifts and absences changed */
    again: () => stale([weekKey]),
  }
}
