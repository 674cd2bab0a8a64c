import { endReduction, type Reduction, reduceFleet, startReduction } from './fleet.ts'
import { iterate, type Search } from './search.ts'

/** Share of the search that looks for fewer vehicles first, where they come first. */
const REDUCING = 0.1

/** The first part of a search, which does without vehicles where they come first; then, and else from the start, it iterates plainly. */
export interface FleetPhase {
  /** between two stretches: begins the reduction once everybody is served, ends it when its share of the search is over */
  turn(done: number, isStretchOver: boolean): void
  /** one iteration at so many degrees; true when the plan is better or one vehicle less serves everybody */
  iterate(degrees: number): boolean
  /** a reduction has come to its end and waits for the next turn */
  isOver(): boolean
}

/** Makes the phase of one search; `isFirst` false = it goes on from a cooler one, which had its reduction. */
export function createFleetPhase(search: Search, isFirst: boolean): FleetPhase {
  let reduction: Reduction | null = null
  let mayBegin = isFirst
  return {
    turn(done, isStretchOver) {
      if (mayBegin && isStretchOver && search.s.bankCount === 0) {
        mayBegin = false
        if (done < REDUCING) reduction = startReduction(search)
      }
      if (!reduction || (done < REDUCING && !reduction.over)) return
      endReduction(search)
      reduction = null
    },
    iterate: (degrees) => (reduction ? reduceFleet(search, reduction, degrees) : iterate(search, degrees)),
    isOver: () => reduction?.over === true,
  }
}
