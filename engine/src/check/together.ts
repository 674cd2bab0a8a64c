import type { Problem } from '../model/problem.ts'
import type { Violation } from '../model/violation.ts'
import type { WalkedRoute } from './walked-route.ts'

/** Visits together: all or none, one start, as many technicians as visits. */
export function checkTogether({ together = [] }: Problem, routes: readonly WalkedRoute[]): Violation[] {
  const found: Violation[] = []
  for (const { visits } of together) {
    const served = routes.flatMap(({ shift, visits: list }) =>
      list.flatMap(({ visit, stop }) => (visits.includes(visit.id) ? [{ visit: visit.id, shift, start: stop.start }] : [])),
    )
    if (served.length === 0) continue
    const first = served[0]!
    const where = { shift: first.shift.id, visit: first.visit }
    if (served.length < visits.length) found.push({ cause: 'together', where, by: visits.length - served.length })
    for (const { visit, shift, start } of served) {
      if (start !== first.start) found.push({ cause: 'together', where: { shift: shift.id, visit }, by: Math.abs(start - first.start) })
    }
    const people = new Set(served.map(({ shift }) => shift.technician)).size
    if (people < served.length) found.push({ cause: 'together', where, by: served.length - people })
  }
  return found
}
