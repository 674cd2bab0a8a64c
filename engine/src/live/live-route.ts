import type { Seconds } from '../units.ts'

/** What a technician has told of one visit so far; an instant that he did not tell is absent. */
export interface VisitProgress {
  readonly visit: string
  readonly onTheWay?: Seconds
  readonly arrived?: Seconds
  /** the visit is over, done or not */
  readonly ended?: Seconds
}

/** A published route on its day: what was planned, and what has been told. */
export interface LiveRoute {
  readonly shift: string
  /** when it was planned to leave */
  readonly departure: Seconds
  /** in the planned order; null = a break */
  readonly stops: readonly (string | null)[]
  readonly progress: readonly VisitProgress[]
}

/** The hours now expected of a visit that is not over. */
export interface ExpectedVisit {
  readonly visit: string
  readonly arrival: Seconds
  readonly start: Seconds
  readonly end: Seconds
  /** start after the last promised instant; negative = that much margin; null = nothing was promised */
  readonly lateBy: Seconds | null
}

/** How the rest of a route will go, as far as is known. */
export interface ExpectedRoute {
  readonly shift: string
  /** the visits that are not over, in the order they will be served */
  readonly visits: readonly ExpectedVisit[]
  /** back at the end place */
  readonly end: Seconds
}

/** What the last thing told says about where the technician is. */
export type Standing =
  | { readonly kind: 'start' }
  | { readonly kind: 'driving' | 'on-site' | 'free'; readonly visit: string; readonly since: Seconds }

const LATEST_FIRST = [
  ['ended', 'free'],
  ['arrived', 'on-site'],
  ['onTheWay', 'driving'],
] as const

/** Where the technician stands by the last thing he told; of two told at once, the one further on. */
export function standingOf(progress: readonly VisitProgress[]): Standing {
  let last: Standing = { kind: 'start' }
  for (const [told, kind] of LATEST_FIRST)
    for (const one of progress) {
      const since = one[told]
      if (since !== undefined && (last.kind === 'start' || since > last.since)) last = { kind, visit: one.visit, since }
    }
  return last
}
