import { createInputReport, type InputReport } from '../json/read.ts'
import { type RawProblem, readProblem } from '../json/read-problem.ts'
import type { Problem } from '../problem.ts'
import type { InputError } from '../violation.ts'
import { validateCosts } from './costs.ts'
import { validateIds } from './ids.ts'
import { validateLinks } from './links.ts'
import { missingProfiles, validateMatrices } from './matrices.ts'
import { validatePositions } from './positions.ts'
import { validateReferences } from './references.ts'
import { validateTimes } from './times.ts'

/** What the parts must be together, once each has its shape. */
const RULES: readonly ((problem: RawProblem, report: InputReport) => void)[] = [
  validateIds,
  validateReferences,
  validateLinks,
  validateTimes,
  validatePositions,
  validateMatrices,
  validateCosts,
]

/** The answer to a problem at the door. `needsMatrices` names the profiles whose matrices the caller must still add (`withMatrices`). */
export type ParsedProblem =
  | { readonly ok: true; readonly problem: Problem; readonly needsMatrices: readonly string[] }
  | { readonly ok: false; readonly errors: readonly InputError[] }

/**
 * Reads the JSON form of a problem (docs/problem-format.md). Never throws on bad input: every error has a code, a JSON path, a
 * cause and a remedy. Without `matrices` every location needs a position, and the caller adds the matrices of the profiles listed
 * in `needsMatrices` before solving.
 */
export function parseProblem(json: unknown): ParsedProblem {
  const report = createInputReport()
  const raw = readProblem(json, '$', report)
  if (raw) for (const rule of RULES) rule(raw, report)
  if (!raw || report.errors.length > 0) return { ok: false, errors: report.errors }
  return { ok: true, problem: { ...raw, matrices: raw.matrices ?? {} }, needsMatrices: missingProfiles(raw) }
}

/** What is wrong with a problem built in code, by the same rules as `parseProblem`; matrices must be complete. `[]` = sound. */
export function validateProblem(problem: Problem): readonly InputError[] {
  const parsed = parseProblem(problem)
  if (!parsed.ok) return parsed.errors
  return parsed.needsMatrices.map((profile) => ({
    code: 'MATRIX_MISSING',
    path: `$.matrices.${profile}`,
    cause: `shifts drive by ${profile}, and there is no such matrix`,
    remedy: 'add it',
  }))
}
