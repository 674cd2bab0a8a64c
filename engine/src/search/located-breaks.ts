import type { CompiledProblem } from '../model/compiled.ts'
import { timeInTime } from '../schedule/index.ts'

/** The totals of a route whose breaks have places of their own: the drive there is part of it. */
export interface LocatedTotals {
  drive: number
  metres: number
  stay: number
  end: number
  departure: number
}

/** Times visits (indexes) on a shift (index); null when it cannot be in time. Slow: the reference timing of `schedule`. */
export type LocatedTiming = (shift: number, visits: readonly number[]) => LocatedTotals | null

/** Reference timing for classes with located breaks; the fast labels know no detours. */
export function createLocatedTiming(compiled: CompiledProblem): LocatedTiming {
  return (shift, visits) => {
    const on = compiled.shifts[shift]!
    const list = visits.map((v) => compiled.visits[v]!)
    const route = timeInTime(on, list)
    return route && { drive: route.drive, metres: route.distance, stay: route.service, end: route.end, departure: route.departure }
  }
}
