import type { EditedRoute } from '@tournee/contract'
import type { Problem, RouteOrder } from '@tournee/engine'
import type { Culprit } from '../refusal.ts'
import { shiftId } from './week-shifts.ts'

/** Imposed routes as orders. */
export const ordersOfRoutes = (routes: readonly EditedRoute[]): readonly RouteOrder[] =>
  routes.map(({ technicianId, date, visits }) => ({ shift: shiftId(technicianId, date), visits }))

/** What imposed routes name and the week does not have, or name twice. */
export function routeCulprits(problem: Problem, routes: readonly EditedRoute[]): Culprit[] {
  const shifts = new Set(problem.shifts.map((shift) => shift.id))
  const visits = new Set(problem.visits.map((visit) => visit.id))
  const [seenShifts, seenVisits] = [new Set<string>(), new Set<string>()]
  const culprits: Culprit[] = []
  for (const [at, route] of routes.entries()) {
    const id = shiftId(route.technicianId, route.date)
    const path = `body.routes.${at}`
    if (!shifts.has(id))
      culprits.push({ code: 'UNKNOWN_SHIFT', path, cause: 'Nobody works there then.', remedy: 'Choose a shift of the week.' })
    else if (seenShifts.has(id)) culprits.push({ code: 'SHIFT_TWICE', path, cause: 'The shift has two routes.', remedy: 'Give it once.' })
    seenShifts.add(id)
    for (const [rank, visit] of route.visits.entries()) {
      const culprit = { path: `${path}.visits.${rank}` }
      if (!visits.has(visit)) {
        const cause = 'The visit is not to be planned in this week, or has no position.'
        culprits.push({ ...culprit, code: 'UNKNOWN_VISIT', cause, remedy: 'Leave it out, or place its site.' })
      } else if (seenVisits.has(visit))
        culprits.push({ ...culprit, code: 'VISIT_TWICE', cause: 'The visit is on two places.', remedy: 'Give it once.' })
      seenVisits.add(visit)
    }
  }
  return culprits
}
