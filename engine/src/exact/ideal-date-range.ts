import type { CompiledProblem, CompiledShift, CompiledVisit } from '../model/compiled.ts'
import { VISIT_TERMS } from '../objective/index.ts'
import type { Cost, Seconds } from '../units.ts'

/** The least and the most that the ideal dates of some visits can cost on a shift, whenever each is done there. */
export function idealDateRange(
  compiled: CompiledProblem,
  shift: CompiledShift,
  visits: readonly CompiledVisit[],
): { readonly least: Cost; readonly most: Cost } {
  const term = VISIT_TERMS.find(({ name }) => name === 'idealDate')!
  const { earliestStart, latestEnd } = shift.shift
  let least = 0
  let most = 0
  for (const visit of visits) {
    const { ideal } = visit.visit.due ?? {}
    if (ideal === undefined) continue
    const cost = (start: Seconds) => term.costOf(compiled, shift, visit, start)
    const costs = [cost(earliestStart), cost(latestEnd)]
    // farther means dearer: only an ideal inside the shift is nearer than both ends
    least += ideal > earliestStart && ideal < latestEnd ? 0 : Math.min(...costs)
    most += Math.max(...costs)
  }
  return { least, most }
}
