import type { Matrix, Problem, Shift, Technician, Visit } from '../model/problem.ts'

/** The problem by id, as the checker needs it: nothing is prepared that the solver prepares too. */
export interface Lookup {
  readonly problem: Problem
  readonly visits: ReadonlyMap<string, Visit>
  readonly shifts: ReadonlyMap<string, Shift>
  readonly technicians: ReadonlyMap<string, Technician>
}

/** Reads a problem by id. */
export function createLookup(problem: Problem): Lookup {
  return {
    problem,
    visits: new Map(problem.visits.map((visit) => [visit.id, visit])),
    shifts: new Map(problem.shifts.map((shift) => [shift.id, shift])),
    technicians: new Map(problem.technicians.map((technician) => [technician.id, technician])),
  }
}

/** The matrix a shift drives by; throws when the problem has none for its profile (`createProblem` refuses such a problem). */
export function getMatrix(problem: Problem, shift: Shift): Matrix {
  const profile = shift.profile ?? 'car'
  const matrix = problem.matrices[profile]
  if (!matrix) throw new Error(`no matrix for profile ${profile}`)
  return matrix
}
