import type { IsoWeek, RoutePlan } from '@tournee/contract'
import type { By } from '../audit/by.ts'
import { recordChange } from '../audit/record-change.ts'
import { claimVersion } from '../database/claim-version.ts'
import type { Connection } from '../database/connection.ts'
import { NotFoundError } from '../database/errors.ts'
import { newId } from '../database/identity.ts'
import { toJson } from '../database/stored-values.ts'
import type { PlanRow } from './plan-row.ts'
import { getPlan, type PlanResult, storeResult } from './plans.ts'
import { insertRoutes } from './routes.ts'

/** Locks a week's plans for the rest of the transaction (PostgreSQL; SQLite has one writer anyway): one naming at a time. */
export async function lockPlansOfWeek(db: Connection, week: IsoWeek): Promise<void> {
  await db('plans').where({ week }).orderBy('id').forUpdate().select('id')
}

/** How many plans of a week are kept by name. */
export async function countNamedPlans(db: Connection, week: IsoWeek): Promise<number> {
  const row = await db('plans').where({ week }).whereNotNull('name').count<{ count: number | string }[]>({ count: '*' })
  return Number(row[0]?.count ?? 0)
}

/** Columns that a copy has as they are: what the plan says, its figures and what they come from. */
const COPIED = [
  'week',
  'seed',
  'summary',
  'baseline',
  'unassigned',
  'violations',
  'travel_source',
  'notices',
  'inputs',
  'inputs_hash',
  'edits',
  'edited',
] as const

/**
 * A draft with the routes, figures and edits of a solved plan, which stays as it is. With a name it is a kept state, as old as the
 * plan it was copied from: the plan people work on does not change by keeping a state of it.
 */
export async function copyPlan(db: Connection, fromId: string, name: string | null, by: By): Promise<RoutePlan> {
  const row = await db<PlanRow>('plans').where({ id: fromId }).first()
  if (!row) throw new NotFoundError('plan', fromId)
  const id = newId(by.at)
  const from = await getPlan(db, fromId)
  await db('plans').insert({
    ...Object.fromEntries(COPIED.map((column) => [column, row[column]])),
    id,
    status: 'COMPLETED',
    state: 'draft',
    mode: 'evaluate',
    seconds: 0,
    kpi: from.kpi && toJson({ ...from.kpi, planId: id }),
    name,
    base_plan_id: fromId,
    worked_on_at: name === null ? by.at : row.worked_on_at,
    created_at: by.at,
    created_by: by.actor,
  })
  await insertRoutes(db, id, from.routes, by.at)
  await recordChange(db, { action: 'create', entity: 'plan', entityId: id, changes: { week: row.week, from: fromId, name } }, by)
  return getPlan(db, id)
}

/** Stores what a hand made of a draft; `label` says in words what was done. Throws `NotFoundError`, `VersionConflictError`. */
export async function saveEditedPlan(
  db: Connection,
  id: string,
  version: number,
  edit: { readonly result: PlanResult; readonly label: string },
  by: By,
): Promise<RoutePlan> {
  await claimVersion(db, 'plans', 'plan', id, version)
  await storeResult(db, id, edit.result, by.at)
  await db('plans').where({ id }).update({ edited: true, worked_on_at: by.at })
  const changes = { edit: edit.label, summary: edit.result.summary }
  await recordChange(db, { action: 'update', entity: 'plan', entityId: id, changes }, by)
  return getPlan(db, id)
}

/** Keeps a plan by name, or lets it go with null. Throws `NotFoundError`, `VersionConflictError`. */
export async function namePlan(db: Connection, id: string, version: number, name: string | null, by: By): Promise<RoutePlan> {
  const before = await getPlan(db, id)
  await claimVersion(db, 'plans', 'plan', id, version)
  await db('plans').where({ id }).update({ name })
  await recordChange(db, { action: 'update', entity: 'plan', entityId: id, changes: { name: [before.name, name] } }, by)
  return getPlan(db, id)
}

/** Deletes drafts that nobody named or worked on since `before` (epoch milliseconds). Published and superseded plans stay. */
export async function deleteOldDrafts(db: Connection, before: number): Promise<number> {
  return db('plans')
    .where({ state: 'draft' })
    .whereNull('name')
    .whereNotIn('status', ['SCHEDULED', 'SOLVING'])
    .andWhere('worked_on_at', '<', before)
    .delete()
}
