import type { RoutePlanHead } from '@tournee/contract'
import { getPlanHead } from '@tournee/data'
import { type Refusal, refuse } from '../refusal.ts'
import type { Services } from '../services.ts'
import { isOver } from './follow-route-plan.ts'

/** Asks a run to stop and keep its best; a run that is over stays as it is. Throws `NotFoundError`. */
export async function terminateRoutePlan({ db, jobs, planFeed }: Services, id: string): Promise<RoutePlanHead | Refusal> {
  const head = await getPlanHead(db.connection, id)
  if (isOver(head)) return head
  if (!jobs.cancel(id)) return refuse('PLAN_NOT_READY', 'Another process runs it.')
  return planFeed.latest(id) ?? head
}
