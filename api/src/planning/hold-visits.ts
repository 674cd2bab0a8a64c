import type { PlanEdits } from '@tournee/contract'
import type { Lock, Problem, RouteOrder } from '@tournee/engine'
import type { PlannedPlace } from './plan-places.ts'

/** What is held of visits, by visit id. */
export interface Holds {
  readonly locks: ReadonlyMap<string, Lock>
  /** visits that only this technician may take */
  readonly onlyTechnician?: ReadonlyMap<string, string>
  /** seconds since the epoch at which the stay must start */
  readonly hours?: ReadonlyMap<string, number>
}

/** The problem with visits held. */
export function holdVisits(problem: Problem, { locks, onlyTechnician, hours }: Holds): Problem {
  return {
    ...problem,
    visits: problem.visits.map((visit) => {
      const [lock, only, hour] = [locks.get(visit.id), onlyTechnician?.get(visit.id), hours?.get(visit.id)]
      return {
        ...visit,
        ...(lock ? { lock } : {}),
        ...(only === undefined ? {} : { allowedTechnicians: [only] }),
        ...(hour === undefined ? {} : { timeWindows: [[hour, hour]] as const }),
      }
    }),
  }
}

/** A visit held at its hour on its shift. */
export interface HeldHour {
  readonly visit: string
  readonly shift: string
  /** seconds since the epoch */
  readonly start: number
}

/** The visits locked at their hour that stay on the shift where the plan had them; one that was moved has no hour to hold. */
export function heldHours(
  locks: PlanEdits['locks'],
  places: ReadonlyMap<string, PlannedPlace>,
  orders: readonly RouteOrder[],
): readonly HeldHour[] {
  const shiftOf = new Map(orders.flatMap(({ shift, visits }) => visits.map((visit) => [visit, shift] as const)))
  return locks.flatMap(({ visitId, level }) => {
    const place = places.get(visitId)
    if (level !== 'time' || !place || shiftOf.get(visitId) !== place.shift) return []
    return [{ visit: visitId, shift: place.shift, start: place.start }]
  })
}

/** The problem with these hours held. */
export function holdHours(problem: Problem, held: readonly HeldHour[]): Problem {
  if (held.length === 0) return problem
  return holdVisits(problem, { locks: new Map(held.map(({ visit, shift, start }) => [visit, { kind: 'time', shift, start }])) })
}
