import type { RouteOf } from './plan-state.ts'

/**
 * A proposal accepted for some technicians: they get its routes, the others keep theirs. A visit that both would then have stays
 * with the accepted technician; one that neither has is in no route: it goes to the basket. No visit is on two routes.
 */
export function composeAccepted(
  before: readonly RouteOf[],
  proposal: readonly RouteOf[],
  accepted: ReadonlySet<string>,
): readonly RouteOf[] {
  const taken = proposal.filter((route) => accepted.has(route.technicianId))
  const placed = new Set(taken.flatMap((route) => route.visits))
  const kept = before
    .filter((route) => !accepted.has(route.technicianId))
    .map((route) => ({ ...route, visits: route.visits.filter((id) => !placed.has(id)) }))
  return [...taken, ...kept].filter((route) => route.visits.length > 0)
}

/** Technicians whose days a proposal changes. */
export function changedTechnicians(before: readonly RouteOf[], proposal: readonly RouteOf[]): ReadonlySet<string> {
  const written = (routes: readonly RouteOf[], technicianId: string) =>
    routes
      .filter((route) => route.technicianId === technicianId && route.visits.length > 0)
      .map(({ date, visits }) => `${date} ${visits.join(' ')}`)
      .sort()
      .join('\n')
  const everybody = new Set([...before, ...proposal].map((route) => route.technicianId))
  return new Set([...everybody].filter((id) => written(before, id) !== written(proposal, id)))
}

/** Visits that one state has elsewhere than the other: another technician or day, or on no route. */
export function movedVisits(before: readonly RouteOf[], after: readonly RouteOf[]): readonly string[] {
  const places = (routes: readonly RouteOf[]) =>
    new Map(routes.flatMap(({ technicianId, date, visits }) => visits.map((id) => [id, `${technicianId}:${date}`] as const)))
  const [was, is] = [places(before), places(after)]
  return [...new Set([...was.keys(), ...is.keys()])].filter((id) => was.get(id) !== is.get(id))
}
