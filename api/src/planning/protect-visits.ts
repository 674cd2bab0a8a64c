import { DEFAULT_OBJECTIVE, type Problem } from '@tournee/engine'

/** So many other visits together do not outweigh one that is protected. */
const WORTH = 100

/**
 * The problem in which nothing, however urgent, takes the room of these visits: what the planner locked, and in a mode that keeps the plan
 * all that is placed. Leaving one out costs so much more than leaving out others that it goes only when its shift can no longer take it.
 */
export function protectVisits(problem: Problem, visits: ReadonlySet<string>): Problem {
  const prize = WORTH * (problem.objective?.unservedMandatory ?? DEFAULT_OBJECTIVE.unservedMandatory)
  return { ...problem, visits: problem.visits.map((visit) => (visits.has(visit.id) ? { ...visit, prize, priority: 100 } : visit)) }
}
