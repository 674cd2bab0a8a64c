import type { RoutePlan } from '@tournee/contract'
import {
  type By,
  type Connection,
  findReplaced,
  getPlan,
  listChangedSince,
  listTechnicians,
  listVisitsById,
  lockTechnicians,
  unpublishPlan,
} from '@tournee/data'
import { placementsOf } from '../planning/plan-changes.ts'
import { type Refusal, refuse } from '../refusal.ts'
import type { Services } from '../services.ts'
import { transact } from '../transact.ts'
import { findBroken, findForgotten, promisedSince } from './publish-route-plan.ts'

/**
 * Takes a publication back: technicians see the plan it superseded, or none, and its visits are as before. Refused when one of them
 * was begun, done, promised or moved since, or when the plan before would break a promise. Throws `NotFoundError`,
 * `VersionConflictError`.
 */
export function unpublishRoutePlan({ db }: Services, id: string, version: number | null, by: By): Promise<RoutePlan | Refusal> {
  return transact(db, async (connection) => {
    // nobody books these days between the look and the change
    await lockTechnicians(
      connection,
      (await listTechnicians(connection)).map(({ id: technicianId }) => technicianId),
    )
    const plan = await getPlan(connection, id)
    const replaced = await findReplaced(connection, id)
    if (plan.state !== 'published' || !replaced) return refuse('PLAN_NOT_PUBLISHED', `The plan is ${plan.state}.`)
    const changed = await listChangedSince(connection, replaced)
    if (changed.length > 0) return refuse('PLAN_OUTDATED', 'Visits changed since the publication.', changed.map(changedSince))
    const refusal = replaced.planId && (await refuseFormer(connection, plan, replaced.planId, by.at))
    return refusal || unpublishPlan(connection, id, version, by)
  })
}

const changedSince = (visitId: string) => ({
  code: 'VISIT_CHANGED',
  path: visitId,
  cause: 'It was begun, done, promised or moved since the publication.',
  remedy: 'Plan the week again.',
})

/** The plan that would come back is held to the promises of today, as any plan that is published. */
async function refuseFormer(connection: Connection, plan: RoutePlan, formerId: string, now: number): Promise<Refusal | null> {
  const former = await getPlan(connection, formerId)
  const [kept, placed] = [placementsOf(former), placementsOf(plan)]
  const visits = new Map((await listVisitsById(connection, [...kept.keys(), ...placed.keys()])).map((visit) => [visit.id, visit]))
  const lost = [...placed.keys()].filter((visitId) => !kept.has(visitId) && visits.get(visitId)?.promise).map(promisedSince)
  const forgotten = lost.length > 0 ? lost : await findForgotten(connection, former, now)
  if (forgotten.length > 0) return refuse('PLAN_OUTDATED', 'The plan before knows nothing of these promises.', forgotten)
  const broken = findBroken(former, visits)
  return broken.length > 0 ? refuse('PROMISE_BROKEN', undefined, broken) : null
}
