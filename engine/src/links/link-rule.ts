import type { CompiledShift } from '../model/compiled.ts'
import type { ReasonCode } from '../model/plan.ts'
import type { Seconds } from '../units.ts'
import type { Links } from './links.ts'

/** When and by whom a visit is served. */
export interface Served {
  readonly visit: string
  readonly shift: CompiledShift
  readonly start: Seconds
  readonly end: Seconds
}

/** Served visits by id. */
export type Times = ReadonlyMap<string, Served>

/** One rule across routes. */
export interface LinkRule {
  readonly code: ReasonCode
  /** visits that must start later than they do for the rule to be kept, and when */
  readonly delay: (links: Links, times: Times) => readonly (readonly [visit: string, second: Seconds])[]
  /** visits for which it is broken, whatever the hours (which are not known yet) */
  readonly broken: (links: Links, times: Times) => readonly string[]
}
