import type { Seconds } from '../units.ts'
import type { TimeWindow } from './problem.ts'

/** Any instant: far beyond every calendar, and still exact when durations are added. */
export const ALWAYS: TimeWindow = [-(2 ** 50), 2 ** 50]

/** The parts of sorted, disjoint windows inside `[earliest, latest]`, in order; empty when there are none. */
export function intersectWindows(windows: readonly TimeWindow[], [earliest, latest]: TimeWindow): readonly TimeWindow[] {
  const parts: TimeWindow[] = []
  for (const [from, to] of windows) {
    const start = Math.max(from, earliest)
    const end = Math.min(to, latest)
    if (start <= end) parts.push([start, end])
  }
  return parts
}

/** The first instant at or after `time` inside a window; `Infinity` when all are over. */
export function earliestInside(windows: readonly TimeWindow[], time: Seconds): Seconds {
  for (let i = 0; i < windows.length; i++) {
    const window = windows[i]!
    if (time <= window[1]) return time > window[0] ? time : window[0]
  }
  return Infinity
}

/** The last instant at or before `time` inside a window; `-Infinity` when none has begun. */
export function latestInside(windows: readonly TimeWindow[], time: Seconds): Seconds {
  for (let i = windows.length - 1; i >= 0; i--) {
    const window = windows[i]!
    if (time >= window[0]) return time < window[1] ? time : window[1]
  }
  return -Infinity
}
