import type { RoutePlanHead } from '@tournee/contract'
import { getPlanHead } from '@tournee/data'
import type { Services } from '../services.ts'

/** A run has ended, well or not. */
export const isOver = ({ status }: Pick<RoutePlanHead, 'status'>): boolean => status !== 'SCHEDULED' && status !== 'SOLVING'

/** The states of a run from now to its end. Throws `NotFoundError` on the first read. */
export function followRoutePlan({ db, planFeed }: Services, id: string, signal: AbortSignal): AsyncIterable<RoutePlanHead> {
  const read = async () => {
    const stored = await getPlanHead(db.connection, id)
    return isOver(stored) ? stored : (planFeed.latest(id) ?? stored)
  }
  return planFeed.follow(id, read, isOver, signal)
}
