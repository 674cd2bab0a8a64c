import type { InputReport } from '../json/read.ts'
import type { RawProblem } from '../json/read-problem.ts'

/** Profiles that shifts drive by and the problem has no matrix for. */
export function missingProfiles(problem: RawProblem): readonly string[] {
  const wanted = new Set(problem.shifts.map((shift) => shift.profile ?? 'car'))
  return [...wanted].filter((profile) => !Object.hasOwn(problem.matrices ?? {}, profile))
}

/** Every matrix covers every location; where one is missing, every location has a position to ask the roads about. */
export function validateMatrices(problem: RawProblem, report: InputReport): void {
  for (const [profile, matrix] of Object.entries(problem.matrices ?? {}))
    if (matrix.size !== problem.locations.length)
      report.refuse(
        'MATRIX_SIZE',
        `$.matrices.${profile}`,
        `${matrix.size} rows for ${problem.locations.length} locations`,
        'give one row and one column for each location, in their order',
      )
  const missing = missingProfiles(problem)
  if (missing.length === 0) return
  for (const [index, location] of problem.locations.entries())
    if (!location.position)
      report.refuse(
        'MISSING_FIELD',
        `$.locations[${index}].position`,
        `there is no matrix for ${missing.join(', ')}, and no position to ask the roads about`,
        'give the position, or the matrix',
      )
}
