import type { CompiledProblem, CompiledShift, CompiledVisit } from '../model/compiled.ts'
import { distanceOn, driveOn, serviceOn, setupOn } from '../model/compiled.ts'
import { ROUTE_TERMS } from '../objective/index.ts'
import type { Cost } from '../units.ts'

/** What each leg of a day costs: entry `from * (count + 1) + to`; row `count` is the start place, column `count` the end place. */
export interface Arcs {
  readonly count: number
  /** drive, distance and work of the leg with the setup and service at its end; `Infinity` where there is no road */
  readonly costs: Float64Array
}

/** The additive part of the objective, leg by leg. */
export function createArcs(compiled: CompiledProblem, shift: CompiledShift, visits: readonly CompiledVisit[]): Arcs {
  const count = visits.length
  const costs = new Float64Array((count + 1) * (count + 1))
  for (let from = 0; from <= count; from++)
    for (let to = 0; to <= count; to++) {
      const origin = from === count ? shift.start : visits[from]!.location
      const visit = visits[to]
      const place = visit ? visit.location : shift.end
      const stay = visit ? setupOn(shift, visit, origin) + serviceOn(shift, visit) : 0
      costs[from * (count + 1) + to] = legCost(compiled, shift, driveOn(shift, origin, place), distanceOn(shift, origin, place), stay)
    }
  return { count, costs }
}

/** The terms that add up over legs; the others depend on the day as a whole. */
const ADDITIVE = ROUTE_TERMS.filter(({ name }) => name === 'drive' || name === 'distance' || name === 'work')

function legCost(compiled: CompiledProblem, shift: CompiledShift, drive: number, distance: number, service: number): Cost {
  if (drive === Infinity || distance === Infinity) return Infinity
  return ADDITIVE.reduce((sum, term) => sum + term.costOf(compiled, shift, { drive, distance, service, overtime: 0 }), 0)
}

/**
 * The least that the rest of a day can cost, timing left aside: entry `subset * count + last`, for the visits done (a bit set) and
 * the last of them (Held & Karp 1962, backwards).
 */
export function completionBounds({ count, costs }: Arcs): Float64Array {
  const full = (1 << count) - 1
  const bounds = new Float64Array((full + 1) * count).fill(Infinity)
  for (let last = 0; last < count; last++) bounds[full * count + last] = costs[last * (count + 1) + count]!
  for (let done = full - 1; done > 0; done--)
    for (let last = 0; last < count; last++) {
      if (!(done & (1 << last))) continue
      let best = Infinity
      for (let next = 0; next < count; next++) {
        if (done & (1 << next)) continue
        const cost = costs[last * (count + 1) + next]! + bounds[(done | (1 << next)) * count + next]!
        if (cost < best) best = cost
      }
      bounds[done * count + last] = best
    }
  return bounds
}
