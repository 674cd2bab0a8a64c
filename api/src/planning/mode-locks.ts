import type { CivilDate, PlanMode } from '@tournee/contract'
import type { Lock, RouteOrder } from '@tournee/engine'
import type { WeekShift } from './week-shifts.ts'

/** What a mode may change: everything, what is not yet placed, the basket alone, one technician's week, one day. */
export interface ModeRequest {
  readonly mode: PlanMode
  readonly technicianId?: string | undefined
  readonly date?: CivilDate | undefined
}

/** What a mode holds in place, by visit id. */
export interface ModeLocks {
  readonly locks: ReadonlyMap<string, Lock>
  /** visits that only this technician may take */
  readonly onlyTechnician: ReadonlyMap<string, string>
  readonly initial: readonly RouteOrder[]
}

/** Keeps of a plan what still exists: shifts that are worked and visits that are still to be done, each once. */
export function keepKnown(
  orders: readonly RouteOrder[],
  shiftIds: ReadonlySet<string>,
  visitIds: ReadonlySet<string>,
): readonly RouteOrder[] {
  const seen = new Set<string>()
  const isNew = (visit: string) => visitIds.has(visit) && !seen.has(visit) && seen.add(visit) !== undefined
  return orders
    .filter((order) => shiftIds.has(order.shift))
    .map((order) => ({ shift: order.shift, visits: order.visits.filter(isNew) }))
    .filter((order) => order.visits.length > 0)
}

/** The lock of a visit of the base plan in a mode; null = free. */
function lockOf(request: ModeRequest, shift: WeekShift, rank: number): Lock | null {
  switch (request.mode) {
    case 'keep-and-insert':
      return { kind: 'shift', shift: shift.id }
    case 'only-basket':
      return { kind: 'sequence', shift: shift.id, rank }
    case 'one-technician':
      return shift.technician.id === request.technicianId
        ? { kind: 'technician', technician: shift.technician.id }
        : { kind: 'sequence', shift: shift.id, rank }
    case 'one-day':
      return shift.date === request.date ? { kind: 'day', day: shift.date } : { kind: 'sequence', shift: shift.id, rank }
    default:
      return null
  }
}

/** The locks by which a mode keeps the rest of the base plan as it is. `base` names only shifts and visits that exist. */
export function modeLocks(
  request: ModeRequest,
  base: readonly RouteOrder[],
  shifts: readonly WeekShift[],
  visitIds: readonly string[],
): ModeLocks {
  const byId = new Map(shifts.map((shift) => [shift.id, shift]))
  const locks = new Map<string, Lock>()
  const placed = new Set<string>()
  for (const order of base) {
    const shift = byId.get(order.shift)!
    for (const [rank, visit] of order.visits.entries()) {
      placed.add(visit)
      const lock = lockOf(request, shift, rank)
      if (lock) locks.set(visit, lock)
    }
  }
  const free = visitIds.filter((id) => !placed.has(id))
  const { mode, date, technicianId } = request
  if (mode === 'one-day' && date) for (const id of free) locks.set(id, { kind: 'day', day: date })
  const onlyTechnician = new Map(mode === 'one-technician' && technicianId ? free.map((id) => [id, technicianId] as const) : [])
  return { locks, onlyTechnician, initial: mode === 'from-scratch' ? [] : base }
}
