import { createCandidate, findRefusal } from '../constraints/index.ts'
import type { CompiledVisit } from '../model/compiled.ts'
import type { ReasonCode } from '../model/plan.ts'
import type { DayState } from './day-state.ts'
import type { Insertion } from './find-insertions.ts'
import type { Guest } from './guest.ts'

/** The order of an insertion, its guest held to the windows promised: what rules and timing must see. */
export function promisedOrder(guest: Guest, promised: CompiledVisit['windows'], { order }: Insertion): readonly CompiledVisit[] {
  const visit = { ...guest.visit, windows: promised, visit: { ...guest.visit.visit, timeWindows: promised } }
  return order.map((stop) => (stop === guest.visit ? visit : stop))
}

/**
 * The engine's own rules have the last word on an order found (`promisedOrder`): null, or the rule that refuses it. Durations, loads and locks of order are judged here
 * alone, so days with these never offer what they forbid, but may offer less than they could.
 */
export function refuseOrder(state: DayState, guest: Guest, stops: readonly CompiledVisit[]): ReasonCode | null {
  const visit = stops.find(({ index }) => index === guest.visit.index)!
  const compiled = {
    ...state.compiled,
    visits: [...state.compiled.visits, visit],
    visitIndex: new Map([...state.compiled.visitIndex, [visit.visit.id, visit.index]]),
  }
  return findRefusal(createCandidate(compiled, guest.shift, stops))?.code ?? null
}
