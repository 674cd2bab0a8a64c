import type { LockLevel, PlanEdits } from '@tournee/contract'
import type { Lock } from '@tournee/engine'
import type { Holds } from './hold-visits.ts'
import type { PlannedPlace } from './plan-places.ts'
import type { WeekShift } from './week-shifts.ts'

/** A visit held: by a lock, and (where the lock itself does not say it) at this second. */
export interface Held {
  readonly lock: Lock
  readonly hour?: number
}

/** A lock as firm as both what the mode holds of a visit and what the planner holds of it. */
export function firmer(mode: Lock | undefined, level: LockLevel, place: PlannedPlace, shift: WeekShift): Held {
  const whole: Held = { lock: { kind: 'shift', shift: shift.id } }
  switch (level) {
    case 'technician':
      if (mode?.kind === 'day') return whole
      return { lock: mode ?? { kind: 'technician', technician: shift.technician.id } }
    case 'day':
      if (mode?.kind === 'technician') return whole
      return { lock: mode ?? { kind: 'day', day: shift.date } }
    case 'sequence':
      return { lock: { kind: 'sequence', shift: shift.id, rank: place.rank } }
    case 'time':
      // among visits that keep their order, a lock on the hour alone would lose the order
      if (mode?.kind === 'sequence') return { lock: mode, hour: place.start }
      return { lock: { kind: 'time', shift: shift.id, start: place.start } }
  }
}

/** What the planner's locks and the mode's hold together. A lock on a visit without a place holds nothing. */
export function withHumanLocks(
  mode: ReadonlyMap<string, Lock>,
  locks: PlanEdits['locks'],
  places: ReadonlyMap<string, PlannedPlace>,
  shifts: readonly WeekShift[],
): Required<Pick<Holds, 'locks' | 'hours'>> & { /** visits that the planner locked himself */ readonly chosen: ReadonlySet<string> } {
  const byId = new Map(shifts.map((shift) => [shift.id, shift]))
  const all = new Map(mode)
  const hours = new Map<string, number>()
  const chosen = new Set<string>()
  for (const { visitId, level } of locks) {
    const place = places.get(visitId)
    const shift = place && byId.get(place.shift)
    if (!shift) continue
    const { lock, hour } = firmer(mode.get(visitId), level, place, shift)
    all.set(visitId, lock)
    chosen.add(visitId)
    if (hour !== undefined) hours.set(visitId, hour)
  }
  return { locks: all, hours, chosen }
}
