import { createLinkJudge } from '../links/link-judge.ts'
import { hasLinks } from '../links/links.ts'
import type { Problem, RouteOrder } from '../model/problem.ts'
import { applyRelaxation } from './apply-relaxation.ts'
import { ALONE, type Beside } from './settle.ts'

/** Asks of an order that a relaxation makes possible whether it keeps the links to the other routes of `orders`. */
export function besideLinks(problem: Problem, orders: readonly RouteOrder[]): Beside {
  if (!hasLinks(problem)) return ALONE
  return ({ shift, visits }, relaxation) => {
    const judge = createLinkJudge(applyRelaxation(problem, relaxation), orders)
    return (
      judge?.place(
        shift.shift.id,
        visits.map(({ visit }) => visit.id),
      ).ok ?? true
    )
  }
}
