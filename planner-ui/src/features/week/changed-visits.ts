import type { WeekView } from './model.ts'

/** Visits that another plan gives another technician or another day, or puts on a route for the first time. */
export function changedVisits(before: WeekView, after: WeekView): ReadonlySet<string> {
  const changed = new Set<string>()
  for (const [id, now] of after.placed) {
    const was = before.placed.get(id)
    if (was?.technician.id !== now.technician.id || was.route.date !== now.route.date) changed.add(id)
  }
  return changed
}
