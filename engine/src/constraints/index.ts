import { breaks } from './breaks.ts'
import { capacity } from './capacity.ts'
import { dueDate } from './due-date.ts'
import { locks } from './locks.ts'
import { maxDistance } from './max-distance.ts'
import { maxDrive } from './max-drive.ts'
import { maxDuration } from './max-duration.ts'
import { maxVisits } from './max-visits.ts'
import { maxWork } from './max-work.ts'
import { precedence } from './precedence.ts'
import { promise } from './promise.ts'
import type { Candidate, Refusal, Rule } from './rule.ts'
import { shiftTime } from './shift-time.ts'
import { skills } from './skills.ts'
import { technicians } from './technicians.ts'
import { timeWindows } from './time-windows.ts'
import { unreachable } from './unreachable.ts'

export { type Candidate, createCandidate, type Refusal, type Rule } from './rule.ts'

/** The rules that are judged without timing the route. */
export const UNTIMED_RULES: readonly Rule[] = [skills, technicians, precedence, maxVisits, capacity]

/** Every hard rule: those that need no timing first. A new rule is a file and a line here (or above). */
export const RULES: readonly Rule[] = [
  ...UNTIMED_RULES,
  unreachable,
  locks,
  promise,
  dueDate,
  timeWindows,
  breaks,
  shiftTime,
  maxDrive,
  maxDistance,
  maxWork,
  maxDuration,
]

/** The first rule's no, or null when the order may be driven. */
export function findRefusal(candidate: Candidate): Refusal | null {
  for (const rule of RULES) {
    const refusal = rule.evaluate(candidate)
    if (refusal) return refusal
  }
  return null
}

/** Every rule's no. */
export function listRefusals(candidate: Candidate): readonly Refusal[] {
  return RULES.flatMap((rule) => rule.evaluate(candidate) ?? [])
}
