import type { CompiledProblem, CompiledShift, CompiledVisit } from '../model/compiled.ts'
import type { ReasonCode, Route } from '../model/plan.ts'
import { timeRoute } from '../schedule/index.ts'

/** An order of visits on a shift that is to be judged. */
export interface Candidate {
  readonly compiled: CompiledProblem
  readonly shift: CompiledShift
  readonly visits: readonly CompiledVisit[]
  /** the order timed (late where it must be); computed when a rule first asks */
  readonly route: Route
}

/** A rule's no: by how much (`margin`, in the rule's own unit), because of which visit where it is one visit's matter. */
export interface Refusal {
  readonly code: ReasonCode
  readonly margin: number
  readonly visit?: string
}

/** One hard rule: null when the candidate keeps it. */
export interface Rule {
  readonly code: ReasonCode
  readonly evaluate: (candidate: Candidate) => Refusal | null
}

/** A candidate for the rules; timed once, and only if a rule needs it. */
export function createCandidate(compiled: CompiledProblem, shift: CompiledShift, visits: readonly CompiledVisit[]): Candidate {
  let route: Route | undefined
  return {
    compiled,
    shift,
    visits,
    get route() {
      route ??= timeRoute(shift, visits)
      return route
    },
  }
}
