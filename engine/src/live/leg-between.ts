import type { Problem } from '../model/problem.ts'
import { type Metres, type Seconds, UNREACHABLE } from '../units.ts'

/**
 * The drive between two visits of a shift as the problem's matrix has it; null stands for the shift's start (or end) place.
 * Null when there is no way, or the problem does not know them.
 */
export function legBetween(
  problem: Problem,
  shiftId: string,
  from: string | null,
  to: string | null,
): { readonly seconds: Seconds; readonly metres: Metres } | null {
  const shift = problem.shifts.find(({ id }) => id === shiftId)
  const matrix = problem.matrices[shift?.profile ?? 'car']
  const placeOf = (visit: string) => problem.visits.find(({ id }) => id === visit)?.location
  const origin = from === null ? shift?.start : placeOf(from)
  const target = to === null ? shift?.end : placeOf(to)
  if (!matrix || origin === undefined || target === undefined) return null
  const at = origin * matrix.size + target
  const [seconds, metres] = [matrix.durations[at]!, matrix.distances[at]!]
  return seconds === UNREACHABLE || metres === UNREACHABLE ? null : { seconds, metres }
}
