import { explainRowProblem, type RefusedRow, type RowProblemCode } from '@tournee/contract'

/** The language that causes and remedies are written in. */
export type Language = 'fr' | 'en'

/** Something wrong in a row: which column (its title in the file), and what. */
export interface RowProblem {
  readonly row: number
  readonly column: string | null
  readonly code: RowProblemCode
  readonly value: string
}

/** A problem in words, with the code and value that say it in another language. */
export const explainProblem = (problem: RowProblem, language: Language): RefusedRow => ({
  ...problem,
  ...explainRowProblem(problem.code, problem.value, language),
})
