import type { RoutePlan } from '@tournee/contract'

/** Where a plan has a visit: on which shift, which in the order of its visits, from which second since the epoch. */
export interface PlannedPlace {
  readonly shift: string
  readonly rank: number
  readonly start: number
}

/** The place of every visit of a stored plan. */
export function placesOf(plan: Pick<RoutePlan, 'routes'> | null): ReadonlyMap<string, PlannedPlace> {
  const places = new Map<string, PlannedPlace>()
  for (const { shiftId, stops } of plan?.routes ?? []) {
    let rank = 0
    for (const stop of stops) {
      if (stop.kind === 'visit')
        places.set(stop.visitId, { shift: shiftId, rank: rank++, start: Math.round(Date.parse(stop.start) / 1_000) })
    }
  }
  return places
}
