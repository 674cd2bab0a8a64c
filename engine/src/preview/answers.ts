import type { Refusal } from '../constraints/index.ts'
import type { PlanChange } from '../links/link-judge.ts'
import type { Reason, Route } from '../model/plan.ts'
import type { Seconds } from '../units.ts'

/** What an edit changes in the plan as a whole, every term of the objective too, before it is made. */
export type Change = PlanChange

/** The best place of a visit on one shift, or the rule that keeps it from every place there. */
export type Insertion =
  | (Change & {
      readonly shift: string
      readonly fits: true
      /** index among the route's visits with it, 0 = first; for a shipment of the pickup, then of the delivery */
      readonly positions: readonly number[]
      readonly start: Seconds
    })
  | { readonly shift: string; readonly fits: false; readonly refusal: Refusal }

/** A drop at one place, allowed or not: a human may break rules knowingly. `route` is the shift's route after it, timed. */
export interface Drop extends Change {
  readonly route: Route
  /** rules the order breaks, or the link that does not allow it; `[]` = none */
  readonly refusals: readonly Refusal[]
}

/** A visit taken off: `refusals` are the rules that the route it leaves then breaks, and the links of those who depend on it. */
export interface Removal extends Change {
  readonly refusals: readonly Refusal[]
}

/** Answers about edits of one plan, everybody else waiting as the links ask; make a new one after every edit. */
export interface Preview {
  /**
   * for every shift, in the problem's order, the cheapest place; a visit on a route now is thought of as moved. Places where it would start
   * before `notBefore` (epoch seconds) are passed over: their hour has gone by. A shift that has no other is refused with `NOTICE`
   */
  insertions(visit: string, notBefore?: Seconds): readonly Insertion[]
  /** the visit (with the other end of its shipment) at given positions of a shift */
  drop(visit: string, shift: string, positions: readonly number[]): Drop
  /** the visit (with the other end of its shipment) taken off its route; null when it is on none */
  removal(visit: string): Removal | null
  /** why a shift refuses the visit, at given positions or (null) everywhere, and what would let it in; dear, ask for one shift only */
  remedy(visit: string, shift: string, positions: readonly number[] | null): Reason
}
