import { UNREACHABLE } from '../../units.ts'
import type { Plan } from '../plan.ts'
import type { Matrix, Problem } from '../problem.ts'

/** A value `JSON.stringify` writes as it is. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** The JSON form of a problem, which `parseProblem` reads back: positions as `[lng, lat]`, matrices by rows with null = unreachable. */
export function problemToJson(problem: Problem): Json {
  const { locations, matrices, ...rest } = problem
  return {
    locations: locations.map(({ id, position }) => ({
      ...(id === undefined ? {} : { id }),
      ...(position ? { position: [position.lng, position.lat] } : {}),
    })),
    matrices: Object.fromEntries(Object.entries(matrices).map(([profile, matrix]) => [profile, matrixToJson(matrix)])),
    ...(rest as unknown as Record<string, Json>),
  }
}

/** The JSON form of a plan, which `parsePlan` reads back. */
export function planToJson(plan: Plan): Json {
  return { ...(plan as unknown as Record<string, Json>) }
}

function matrixToJson({ size, durations, distances }: Matrix): Json {
  const rows = (entries: Int32Array): Json =>
    Array.from({ length: size }, (_, row) =>
      Array.from(entries.subarray(row * size, (row + 1) * size), (entry) => (entry === UNREACHABLE ? null : entry)),
    )
  return { durations: rows(durations), distances: rows(distances) }
}
