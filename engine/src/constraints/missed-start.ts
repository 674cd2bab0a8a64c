import type { ReasonCode } from '../model/plan.ts'
import type { TimeWindow, Visit } from '../model/problem.ts'
import { missOf } from './miss.ts'
import type { Candidate, Refusal } from './rule.ts'

/** The visit whose stay starts furthest outside the windows given for it; null when none does. */
export function missedStart(
  { compiled, route }: Candidate,
  code: ReasonCode,
  windowsOf: (visit: Visit) => readonly TimeWindow[],
): Refusal | null {
  let worst: Refusal | null = null
  for (const stop of route.stops) {
    if (stop.kind === 'break') continue
    const miss = missOf(stop.start, windowsOf(compiled.visits[compiled.visitIndex.get(stop.visit)!]!.visit))
    if (miss > (worst?.margin ?? 0)) worst = { code, margin: miss, visit: stop.visit }
  }
  return worst
}
