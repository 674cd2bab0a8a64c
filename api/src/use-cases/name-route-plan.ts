import type { RoutePlan } from '@tournee/contract'
import { type By, getPlanHead, namePlan } from '@tournee/data'
import { isSolved } from '../planning/is-solved.ts'
import { type Refusal, refuse } from '../refusal.ts'
import type { Services } from '../services.ts'
import { transact } from '../transact.ts'
import { refuseOneMore } from './draft-route-plan.ts'

/** Keeps a plan as a named state of its week, or lets it go with null. Throws `NotFoundError`, `VersionConflictError`. */
export function nameRoutePlan(
  { db }: Services,
  { id, version, name }: { readonly id: string; readonly version: number; readonly name: string | null },
  by: By,
): Promise<RoutePlan | Refusal> {
  return transact(db, async (connection) => {
    const plan = await getPlanHead(connection, id)
    if (!isSolved(plan)) return refuse('PLAN_NOT_READY', `The run is ${plan.status}.`)
    const isNew = name !== null && plan.name === null
    const full = isNew ? await refuseOneMore(connection, plan.week) : null
    return full ?? namePlan(connection, id, version, name, by)
  })
}
