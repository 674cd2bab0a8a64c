import { createRandom, type Problem } from '@tournee/engine'

/** The order in which clients call for an appointment: drawn from a seed, the same on every machine (Fisher-Yates). */
export function callOrder(problem: Pick<Problem, 'visits'>, seed: number): readonly string[] {
  // by id first: the order in which the database lists visits must not matter
  const ids = problem.visits.map((visit) => visit.id).sort()
  const random = createRandom(seed)
  for (let at = ids.length - 1; at > 0; at--) {
    const other = random.below(at + 1)
    ;[ids[at], ids[other]] = [ids[other]!, ids[at]!]
  }
  return ids
}
