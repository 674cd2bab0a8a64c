import type { Problem } from '../model/problem.ts'
import type { InputError } from '../model/violation.ts'
import { hasLinks } from './links.ts'

/** Thrown at the door of a function that cannot keep links, with what to do instead; its answer would be wrong without a word. */
export class LinkedVisitsRefused extends Error {
  readonly errors: readonly InputError[]
  constructor(errors: readonly InputError[]) {
    super(errors.map(({ path, cause, remedy }) => `${path}: ${cause}; ${remedy}`).join('\n'))
    this.name = 'LinkedVisitsRefused'
    this.errors = errors
  }
}

/** Throws `LinkedVisitsRefused` where visits of a problem depend on one another: `who` (the function asked) does not know links. */
export function refuseLinks(problem: Problem, who: string, remedy: string): void {
  if (!hasLinks(problem)) return
  const fields = (['together', 'delays', 'tools'] as const).filter((field) => problem[field]?.length)
  throw new LinkedVisitsRefused(
    fields.map((field) => ({
      code: 'LINKED_VISITS',
      path: `$.${field}`,
      cause: `${who} does not know visits that depend on one another`,
      remedy,
    })),
  )
}
