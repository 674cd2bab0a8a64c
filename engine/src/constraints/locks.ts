import type { CompiledVisit } from '../model/compiled.ts'
import type { Shift } from '../model/problem.ts'
import type { Rule } from './rule.ts'

/** Locked visits stay where their lock holds them; margin = 1, or the seconds by which a time lock is missed. */
export const locks: Rule = {
  code: 'LOCKED',
  evaluate: (candidate) => {
    const { shift, visits } = candidate
    let highest = -Infinity
    for (const [position, { visit }] of visits.entries()) {
      if (!visit.lock) continue
      const { lock } = visit
      const refusal = { code: 'LOCKED', margin: 1, visit: visit.id } as const
      if (!holdsOn(shift.shift, visits[position]!)) return refusal
      if (lock.kind === 'position' && position !== (lock.position === 'first' ? 0 : visits.length - 1)) return refusal
      if (lock.kind === 'sequence') {
        if (lock.rank < highest) return refusal
        highest = lock.rank
      }
      if (lock.kind !== 'time') continue
      const stop = candidate.route.stops.find((stop) => stop.kind === 'visit' && stop.visit === visit.id)!
      if (stop.start !== lock.start) return { ...refusal, margin: Math.abs(stop.start - lock.start) }
    }
    return null
  },
}

/** Whether a visit's lock lets it be on this shift at all. */
export function holdsOn(shift: Shift, { visit: { lock } }: CompiledVisit): boolean {
  if (!lock) return true
  if (lock.kind === 'technician') return lock.technician === shift.technician
  if (lock.kind === 'day') return lock.day === shift.day
  return lock.shift === shift.id
}
