import type { CompiledVisit } from '../model/compiled.ts'
import type { TimeWindow } from '../model/problem.ts'
import { NEVER } from './compiled.ts'

/** Far enough from any time of a problem, near enough for 32-bit sums. */
const EDGE = NEVER / 2

/** When the stay may start, in seconds from `origin` and within 32-bit reach; empty = never. */
export function flatWindows(visit: CompiledVisit, origin: number): readonly TimeWindow[] {
  return visit.windows.flatMap(([from, to]): TimeWindow[] => {
    const window: TimeWindow = [Math.max(from - origin, -EDGE), Math.min(to - origin, EDGE)]
    return window[0] <= window[1] ? [window] : []
  })
}
