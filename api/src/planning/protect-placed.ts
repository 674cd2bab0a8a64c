import { DEFAULT_OBJECTIVE, type Problem, type RouteOrder } from '@tournee/engine'

/** So many waiting visits together do not outweigh one that is placed. */
const WORTH = 100

/**
 * The problem of a mode that keeps what is placed: leaving a placed visit out costs so much more than leaving out waiting ones that
 * nothing placed gives way to them. A placed visit goes only when its shift can no longer take it.
 */
export function protectPlaced(problem: Problem, base: readonly RouteOrder[]): Problem {
  const placed = new Set(base.flatMap(({ visits }) => visits))
  const prize = WORTH * (problem.objective?.unservedMandatory ?? DEFAULT_OBJECTIVE.unservedMandatory)
  return { ...problem, visits: problem.visits.map((visit) => (placed.has(visit.id) ? { ...visit, prize, priority: 100 } : visit)) }
}
