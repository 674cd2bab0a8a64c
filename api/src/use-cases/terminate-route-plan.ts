import type { RoutePlanHead } from '@tournee/contract'
import { getPlanHead } from '@tournee/data'
import type { Services } from '../services.ts'
import { isOver } from './follow-route-plan.ts'

/** Asks a run to stop and keep its best, on whichever process it is; a run that is over stays as it is. Throws `NotFoundError`. */
export async function terminateRoutePlan({ db, stops, planFeed }: Services, id: string): Promise<RoutePlanHead> {
  const head = await getPlanHead(db.connection, id)
  if (isOver(head)) return head
  stops.ask(id)
  return planFeed.latest(id) ?? head
}
