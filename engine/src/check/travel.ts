import type { Problem, Shift } from '../model/problem.ts'
import type { Metres, Seconds } from '../units.ts'
import { UNREACHABLE } from '../units.ts'
import { getMatrix } from './lookup.ts'

/** One drive between two places, as a shift drives it. */
export interface Travel {
  readonly drive: Seconds
  readonly distance: Metres
  readonly reachable: boolean
}

const NOWHERE: Travel = { drive: 0, distance: 0, reachable: true }

/** The drive from one location index to another; an absent one (no start or end place) costs nothing, an impossible one is not reachable. */
export function travel(problem: Problem, shift: Shift, from: number | undefined, to: number | undefined): Travel {
  if (from === undefined || to === undefined) return NOWHERE
  const matrix = getMatrix(problem, shift)
  const duration = matrix.durations[from * matrix.size + to] ?? UNREACHABLE
  const distance = matrix.distances[from * matrix.size + to] ?? UNREACHABLE
  if (duration < 0 || distance < 0) return { drive: 0, distance: 0, reachable: false }
  return { drive: Math.round(duration / (shift.speedFactor ?? 1)), distance, reachable: true }
}
