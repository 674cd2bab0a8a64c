import type { Compiled } from './compiled.ts'
import type { State } from './state.ts'

/** Cost of the technicians' work beyond the mean (`ObjectiveWeights.perUnfairSecond`). */
export function fairness(c: Compiled, s: State): number {
  if (c.unfairCost === 0) return 0
  const { workOf } = s
  workOf.fill(0)
  let sum = 0
  for (let i = 0; i < s.activeCount; i++) {
    const route = s.active[i]!
    const work = s.work[2 * route + s.side[route]!]!
    workOf[c.technicianOf[route]!]! += work
    sum += work
  }
  const mean = Math.floor(sum / c.technicians)
  let excess = 0
  for (let t = 0; t < c.technicians; t++) if (workOf[t]! > mean) excess += workOf[t]! - mean
  return excess * c.unfairCost
}
