import type { ShiftEdit } from './entities/edits.ts'
import type { PlannedRoute } from './entities/route-plan.ts'

/** A route with the planner's words on the pauses he added, which begin at the minute he gave. `clock`: an instant as `HH:MM` of the company. */
export function labelPauses(route: PlannedRoute, edits: readonly ShiftEdit[], clock: (instant: string) => string): PlannedRoute {
  const edit = edits.find(({ technicianId, date }) => technicianId === route.technicianId && date === route.date)
  const words = new Map(edit?.pauses.map(({ from, label }) => [from, label.trim()]))
  if (![...words.values()].some(Boolean)) return route
  const stops = route.stops.map((stop) => {
    const label = stop.kind === 'break' ? words.get(clock(stop.start)) : undefined
    return label ? { ...stop, label } : stop
  })
  return { ...route, stops }
}
