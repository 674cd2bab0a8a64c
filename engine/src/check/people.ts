import type { Violation } from '../model/violation.ts'
import type { WalkedRoute } from './walked-route.ts'

/** Skills and technicians allowed or forbidden, visit by visit. */
export function checkPeople({ shift, technician, visits }: WalkedRoute): Violation[] {
  const violations: Violation[] = []
  const has = new Set(technician.skills ?? [])
  for (const { visit } of visits) {
    const where = { shift: shift.id, visit: visit.id }
    const missing = (visit.skills ?? []).filter((skill) => !has.has(skill)).length
    if (missing > 0) violations.push({ cause: 'skills', where, by: missing })
    const refused = visit.allowedTechnicians !== undefined && !visit.allowedTechnicians.includes(technician.id)
    if (refused || visit.forbiddenTechnicians?.includes(technician.id)) {
      violations.push({ cause: 'technician_not_allowed', where, by: 1 })
    }
  }
  return violations
}
