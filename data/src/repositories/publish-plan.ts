import type { RoutePlan } from '@tournee/contract'
import type { By } from '../audit/by.ts'
import { recordChange } from '../audit/record-change.ts'
import { claimVersion } from '../database/claim-version.ts'
import type { Connection } from '../database/connection.ts'
import { StateError } from '../database/errors.ts'
import { toEpoch } from '../database/stored-values.ts'
import { findPublishedPlanId, getPlan, getPlanHead } from './plans.ts'
import { keepReplaced, readVisitStates, visitsOfPlans } from './replaced-plan.ts'

/**
 * Makes a solved plan the week that technicians see; the one published before becomes `superseded`. Its visits get technician,
 * start and the status `published`; visits that only the former plan had go back to `due` (or `booked` when promised). Visits
 * under way or done stay as they are. Throws `VersionConflictError`, `StateError`.
 */
export async function publishPlan(db: Connection, id: string, expectedVersion: number | null, by: By): Promise<RoutePlan> {
  const { week } = await getPlanHead(db, id)
  // one publication of a week at a time (PostgreSQL; SQLite has one writer anyway)
  await db('plans').where({ week }).orderBy('id').forUpdate().select('id')
  await claimVersion(db, 'plans', 'plan', id, expectedVersion)
  const plan = await getPlan(db, id)
  if (plan.status !== 'COMPLETED' && plan.status !== 'TERMINATED')
    throw new StateError(`plan ${id} is ${plan.status}: only a solved plan is published`)
  if (plan.state === 'superseded') throw new StateError(`plan ${id} was superseded by a later one`)
  const former = await findPublishedPlanId(db, week)
  const before = await readVisitStates(db, visitsOfPlans(former ? [plan, await getPlan(db, former)] : [plan]))
  if (former && former !== id) await withdraw(db, former, by)
  await db('plans').where({ id }).update({ state: 'published', published_at: by.at })
  await assignVisits(db, plan)
  // published twice, it still takes the place of the same plan
  if (former !== id) await keepReplaced(db, id, { planId: former, before, after: await readVisitStates(db, [...before.keys()]) })
  await recordChange(db, { action: 'publish', entity: 'plan', entityId: id, changes: { week, superseded: former } }, by)
  return getPlan(db, id)
}

async function withdraw(db: Connection, planId: string, by: By): Promise<void> {
  await claimVersion(db, 'plans', 'plan', planId, null)
  await db('plans').where({ id: planId }).update({ state: 'superseded' })
  const served = db('stops').join('routes', 'routes.id', 'stops.route_id').where('routes.plan_id', planId).whereNotNull('stops.visit_id')
  const open = () => db('visits').whereIn('id', served.clone().select('stops.visit_id')).where({ status: 'published' })
  const free = { technician_id: null, scheduled_start: null, version: db.raw('version + 1') }
  await open()
    .whereNotNull('promise_earliest')
    .update({ ...free, status: 'booked' })
  await open().update({ ...free, status: 'due' })
  await recordChange(db, { action: 'update', entity: 'plan', entityId: planId, changes: { state: 'superseded' } }, by)
}

async function assignVisits(db: Connection, plan: RoutePlan): Promise<void> {
  for (const route of plan.routes) {
    for (const stop of route.stops) {
      if (stop.kind !== 'visit') continue
      const planned = { status: 'published', technician_id: route.technicianId, scheduled_start: toEpoch(stop.start) }
      await db('visits')
        .where({ id: stop.visitId })
        .whereIn('status', ['due', 'held', 'booked', 'published'])
        .update({ ...planned, version: db.raw('version + 1') })
    }
  }
}
