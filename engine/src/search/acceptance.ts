import type { Random } from '../random.ts'
import type { Compiled } from './compiled.ts'
import type { State } from './state.ts'

/** Temperatures of the annealing, as a share of the mean cost of a leg (of the first plan); colder where no hour binds the order. */
const HOT = 1
const COLD = 0.1
const COLD_WITHOUT_HOURS = 0.03

/** What leaving one stop to the next costs on average, plans without any stop aside. */
export function meanLeg(c: Compiled, s: State): number {
  let cost = 0
  let legs = 0
  for (let i = 0; i < s.activeCount; i++) {
    const slot = 2 * s.active[i]! + s.side[s.active[i]!]!
    for (let p = slot * s.stride + 1, end = p + s.length[slot]!; p <= end; p++) {
      cost += s.legCost[p]!
      legs++
    }
  }
  return legs > 0 && cost > 0 ? cost / legs : c.shifts > 0 ? 1 : 0
}

/** Whether any visit has an hour. */
const anyHour = (c: Compiled): boolean => c.opens.some((from) => from > 0) || c.closes.some((to) => c.latest.some((end) => to < end))

/** From where to where a search cools. */
export const coolingOf = (c: Compiled): readonly [hot: number, cold: number] => [HOT, anyHour(c) ? COLD : COLD_WITHOUT_HOURS]

/** Geometric cooling: the temperature when `share` (0 to 1) of the search is done. */
export const temperature = (leg: number, share: number, [hot, cold]: readonly [hot: number, cold: number]): number =>
  leg * hot * (cold / hot) ** Math.min(1, Math.max(0, share))

/** The cost up to which a change is taken at this temperature: annealing with the draw made beforehand, so that a move can be given up early. */
export const acceptBelow = (current: number, degrees: number, random: Random): number => current - degrees * Math.log(1 - random.next())
