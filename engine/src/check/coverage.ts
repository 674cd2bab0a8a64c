import type { Plan, Route } from '../model/plan.ts'
import type { Violation } from '../model/violation.ts'
import type { Lookup } from './lookup.ts'

/** Every visit exactly once, routed or unassigned; every id known; one route a shift, in the problem's order, never an empty one. */
export function checkCoverage({ problem, visits, shifts }: Lookup, plan: Plan): Violation[] {
  const violations: Violation[] = []
  const seen = new Set<string>()
  const meet = (visit: string, shift?: string) => {
    const where = shift === undefined ? { visit } : { visit, shift }
    if (!visits.has(visit)) violations.push({ cause: 'unknown_visit', where, by: 1 })
    else if (seen.has(visit)) violations.push({ cause: 'visited_twice', where, by: 1 })
    seen.add(visit)
  }
  const used = new Set<string>()
  for (const route of plan.routes) {
    if (!shifts.has(route.shift)) violations.push({ cause: 'unknown_shift', where: { shift: route.shift }, by: 1 })
    if (used.has(route.shift)) violations.push({ cause: 'visited_twice', where: { shift: route.shift }, by: 1 })
    used.add(route.shift)
    for (const stop of route.stops) if (stop.kind === 'visit') meet(stop.visit, route.shift)
    if (!route.stops.some((stop) => stop.kind === 'visit')) {
      violations.push({ cause: 'figures', where: { shift: route.shift, figure: 'stops' }, by: 1 })
    }
  }
  for (const { visit } of plan.unassigned) meet(visit)
  for (const { id } of problem.visits) if (!seen.has(id)) violations.push({ cause: 'visit_missing', where: { visit: id }, by: 1 })
  const rank = new Map(problem.shifts.map((shift, index) => [shift.id, index]))
  plan.routes.forEach((route, i) => {
    const previous = plan.routes[i - 1]
    if (previous && (rank.get(previous.shift) ?? -1) > (rank.get(route.shift) ?? Infinity)) {
      violations.push({ cause: 'figures', where: { shift: route.shift, figure: 'order' }, by: 1 })
    }
  })
  return violations
}

/** Stated numbers that are no integers, ids of breaks that the shift does not have: with these a route cannot be walked. */
export function checkReadable({ visits, shifts }: Lookup, route: Route): Violation[] {
  const violations: Violation[] = []
  const numbers = (where: Violation['where'], stated: Readonly<Record<string, unknown>>) => {
    for (const [figure, value] of Object.entries(stated)) {
      if (!Number.isSafeInteger(value)) violations.push({ cause: 'figures', where: { shift: route.shift, ...where, figure }, by: 1 })
    }
  }
  const { departure, end, drive, distance, service, wait, overtime, lastLeg } = route
  numbers(
    {},
    { departure, end, drive, distance, service, wait, overtime, 'lastLeg.drive': lastLeg.drive, 'lastLeg.distance': lastLeg.distance },
  )
  const known = new Set(shifts.get(route.shift)?.breaks?.map((rule) => rule.id))
  for (const stop of route.stops) {
    if (stop.kind === 'visit') {
      const { kind: _kind, visit, ...stated } = stop
      numbers({ visit }, stated)
      if (!visits.has(visit)) violations.push({ cause: 'unknown_visit', where: { shift: route.shift, visit }, by: 1 })
    } else {
      const { kind: _kind, break: id, ...stated } = stop
      numbers({ break: id }, stated)
      if (!known.delete(id)) violations.push({ cause: 'break_time', where: { shift: route.shift, break: id }, by: 1 })
    }
  }
  return violations
}
