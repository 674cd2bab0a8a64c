import { createLinkJudge, withOrder } from '../links/link-judge.ts'
import { hasLinks } from '../links/links.ts'
import { isBrokenAnyway, synchronise } from '../links/synchronise.ts'
import type { Problem, RouteOrder } from '../model/problem.ts'
import { applyRelaxation } from './apply-relaxation.ts'
import { ALONE, type Beside } from './settle.ts'

/** Asks of an order that a relaxation makes possible whether it keeps the links to the other routes of `orders`. */
export function besideLinks(problem: Problem, orders: readonly RouteOrder[]): Beside {
  if (!hasLinks(problem)) return ALONE
  const isSound = synchronise(problem, orders).ok
  return ({ shift, visits }, relaxation) => {
    const on = shift.shift.id
    const order = visits.map(({ visit }) => visit.id)
    // of a plan that keeps its links, which a relaxation of one route does not change, only the new order is asked
    if (!isSound) return createLinkJudge(applyRelaxation(problem, relaxation), orders)!.place(on, order).ok
    const changed = withOrder(orders, on, order)
    return !isBrokenAnyway(problem, changed) && synchronise(applyRelaxation(problem, relaxation), changed, 'linked').ok
  }
}
