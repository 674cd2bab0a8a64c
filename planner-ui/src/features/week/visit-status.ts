import type { VisitCard } from '@tournee/contract'
import type { StatusShape } from '@tournee/ui-kit'
import type { BasketItem, PlacedVisit } from './model.ts'

/** Where a visit stands for who looks at this plan: a visit without an appointment is what the plan makes of it. */
export function statusOf(
  visit: Pick<VisitCard, 'status'>,
  placed: PlacedVisit | null,
  waiting: Pick<BasketItem, 'reasons'> | null,
  published: boolean,
): StatusShape {
  if (visit.status !== 'due' && visit.status !== 'published') return visit.status
  if (placed) return published ? 'published' : 'planned'
  return waiting?.reasons.length ? 'refused' : 'due'
}
