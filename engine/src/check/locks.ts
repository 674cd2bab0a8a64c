import type { Lock } from '../model/problem.ts'
import type { Violation } from '../model/violation.ts'
import type { WalkedRoute, WalkedVisit } from './walked-route.ts'

/** Locked visits that are served elsewhere, in another order or at another second. A locked visit left out breaks no lock. */
export function checkLocks(walked: WalkedRoute): Violation[] {
  const violations: Violation[] = []
  let highest = -Infinity
  walked.visits.forEach((served, index) => {
    const lock = served.visit.lock
    if (!lock) return
    const by = moved(walked, served, index, lock)
    if (by > 0) violations.push({ cause: 'lock_moved', where: { shift: walked.shift.id, visit: served.visit.id }, by })
    if (lock.kind !== 'sequence' || lock.shift !== walked.shift.id) return
    if (lock.rank < highest)
      violations.push({ cause: 'lock_moved', where: { shift: walked.shift.id, visit: served.visit.id }, by: highest - lock.rank })
    highest = Math.max(highest, lock.rank)
  })
  return violations
}

/** 0 = held; seconds for a time lock on its own shift, 1 for anything else. */
function moved({ shift, visits }: WalkedRoute, { stop }: WalkedVisit, index: number, lock: Lock): number {
  if (lock.kind === 'technician') return lock.technician === shift.technician ? 0 : 1
  if (lock.kind === 'day') return lock.day === shift.day ? 0 : 1
  if (lock.shift !== shift.id) return 1
  if (lock.kind === 'position') return index === (lock.position === 'first' ? 0 : visits.length - 1) ? 0 : 1
  return lock.kind === 'time' ? Math.abs(stop.start - lock.start) : 0
}
