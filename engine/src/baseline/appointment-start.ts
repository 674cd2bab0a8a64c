import type { TimeWindow } from '../model/problem.ts'
import type { Seconds } from '../units.ts'

/**
 * The first hour at or after `time` that one gives on the phone: a multiple of `grid` inside a window. A window too short to
 * contain any multiple is an hour already agreed: its first instant counts. `Infinity` when all windows are over.
 */
export function appointmentStart(windows: readonly TimeWindow[], time: Seconds, grid: Seconds): Seconds {
  for (const [earliest, latest] of windows) {
    const first = Math.max(earliest, time)
    const rounded = roundUp(first, grid)
    if (rounded <= latest) return rounded
    if (first <= latest && roundUp(earliest, grid) > latest) return first
  }
  return Infinity
}

function roundUp(time: Seconds, grid: Seconds): Seconds {
  return Math.ceil(time / grid) * grid
}
