import type { Matrix, Problem } from '../problem.ts'

/** The problem with the matrices its locations were missing; throws when one has another size. */
export function withMatrices(problem: Problem, matrices: Readonly<Record<string, Matrix>>): Problem {
  for (const [profile, { size }] of Object.entries(matrices))
    if (size !== problem.locations.length) throw new Error(`matrix ${profile} has ${size} rows for ${problem.locations.length} locations`)
  return { ...problem, matrices: { ...problem.matrices, ...matrices } }
}
