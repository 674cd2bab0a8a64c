import type { RoutePlan } from '@tournee/contract'
import type { By } from '../audit/by.ts'
import { recordChange } from '../audit/record-change.ts'
import { claimVersion } from '../database/claim-version.ts'
import type { Connection } from '../database/connection.ts'
import { StateError } from '../database/errors.ts'
import { getPlan, getPlanHead } from './plans.ts'
import { findReplaced, keepReplaced, listChangedSince, restoreVisits } from './replaced-plan.ts'

/**
 * Takes a publication back: the plan is a draft again, the one it superseded (if any) is what technicians see, and the visits of
 * both have technician, start and status of before. Throws `VersionConflictError`, `StateError` when it is not published, or when
 * a visit changed since.
 */
export async function unpublishPlan(db: Connection, id: string, expectedVersion: number | null, by: By): Promise<RoutePlan> {
  const { week } = await getPlanHead(db, id)
  // one publication of a week at a time (PostgreSQL; SQLite has one writer anyway)
  await db('plans').where({ week }).orderBy('id').forUpdate().select('id')
  await claimVersion(db, 'plans', 'plan', id, expectedVersion)
  const { state } = await getPlanHead(db, id)
  const replaced = await findReplaced(db, id)
  if (state !== 'published' || !replaced) throw new StateError(`plan ${id} is ${state}: only a publication is taken back`)
  // nobody changes these visits between the look and the writing
  await db('visits')
    .whereIn('id', [...replaced.before.keys()])
    .orderBy('id')
    .forUpdate()
    .select('id')
  const changed = await listChangedSince(db, replaced)
  if (changed.length > 0) throw new StateError(`visits changed since plan ${id} was published: ${changed.join(', ')}`)
  await db('plans').where({ id }).update({ state: 'draft', published_at: null })
  await keepReplaced(db, id, null)
  if (replaced.planId) await reinstate(db, replaced.planId, by)
  await restoreVisits(db, replaced)
  await recordChange(db, { action: 'unpublish', entity: 'plan', entityId: id, changes: { week, reinstated: replaced.planId } }, by)
  return getPlan(db, id)
}

async function reinstate(db: Connection, planId: string, by: By): Promise<void> {
  await claimVersion(db, 'plans', 'plan', planId, null)
  await db('plans').where({ id: planId }).update({ state: 'published' })
  await recordChange(db, { action: 'update', entity: 'plan', entityId: planId, changes: { state: 'published' } }, by)
}
