import type { TimeWindow } from '../model/problem.ts'
import type { Seconds } from '../units.ts'

/** Seconds between `time` and the nearest of the windows, 0 inside one or where there are none. */
export function missOf(time: Seconds, windows: readonly TimeWindow[]): Seconds {
  let nearest = Infinity
  for (const [earliest, latest] of windows) nearest = Math.min(nearest, Math.max(0, earliest - time, time - latest))
  return nearest === Infinity ? 0 : nearest
}
