import type {
  BaselineSummary,
  CurvePoint,
  IsoWeek,
  KpiReport,
  Notice,
  PlanEdits,
  PlanSummary,
  Progress,
  RoutePlan,
  RoutePlanHead,
  RunStatus,
  TravelSource,
  UnassignedVisit,
} from '@tournee/contract'
import type { By } from '../audit/by.ts'
import { recordChange } from '../audit/record-change.ts'
import { claimVersion } from '../database/claim-version.ts'
import { type Connection, dialectOf } from '../database/connection.ts'
import { NotFoundError, StateError } from '../database/errors.ts'
import { newId } from '../database/identity.ts'
import { fromJson, toJson } from '../database/stored-values.ts'
import { HEAD, type PlanRow, toHead, toPlan } from './plan-row.ts'
import { isNobodys } from './processes.ts'
import { insertRoutes, listRoutes } from './routes.ts'

/** What a run leaves when it ends well (or is stopped and keeps its best). */
export interface PlanResult {
  readonly status: 'COMPLETED' | 'TERMINATED'
  readonly summary: PlanSummary
  readonly baseline: BaselineSummary | null
  readonly kpi: KpiReport | null
  readonly routes: RoutePlan['routes']
  readonly unassigned: readonly UnassignedVisit[]
  readonly violations: RoutePlan['violations']
  readonly travelSource: TravelSource | null
  readonly notices: readonly Notice[]
  /** everything the figures can be recomputed from (problem, baseline, factors), stored as it is */
  readonly inputs: unknown
  readonly inputsHash: string
  readonly edits?: PlanEdits
  /** how the best cost fell */
  readonly curve?: readonly CurvePoint[]
}

export type NewPlan = Pick<RoutePlan, 'week' | 'mode' | 'seconds' | 'seed'> & {
  readonly id?: string
  readonly name?: string | undefined
  readonly basePlanId?: string | null
  /** the process that runs it */
  readonly owner?: string
}

/** A plan that waits to be solved. */
export async function createPlan(db: Connection, plan: NewPlan, by: By): Promise<RoutePlanHead> {
  const id = plan.id ?? newId(by.at)
  const { week, mode, seconds, seed, name = null, basePlanId = null, owner = null } = plan
  const fresh = { status: 'SCHEDULED', state: 'draft', unassigned: '[]', violations: '[]', notices: '[]' }
  const origin = { name, base_plan_id: basePlanId, owner_id: owner, worked_on_at: by.at }
  await db('plans').insert({ id, week, mode, seconds, seed, ...origin, ...fresh, created_at: by.at, created_by: by.actor })
  await recordChange(db, { action: 'create', entity: 'plan', entityId: id, changes: { week, mode, seconds, seed } }, by)
  return getPlanHead(db, id)
}

/** A run in one of these goes on. */
const UNFINISHED: readonly RunStatus[] = ['SCHEDULED', 'SOLVING']

/** How far the run is and how its best cost fell; no audit, no new version. A run that is over stays as it is. */
export async function savePlanProgress(db: Connection, id: string, progress: Progress, curve: readonly CurvePoint[] = []): Promise<void> {
  await db('plans')
    .where({ id })
    .whereIn('status', UNFINISHED)
    .update({ status: 'SOLVING', progress: toJson(progress), curve: toJson(curve) })
}

/** Says that the run has begun. */
export async function markPlanSolving(db: Connection, id: string): Promise<void> {
  await db('plans').where({ id, status: 'SCHEDULED' }).update({ status: 'SOLVING' })
}

/** Stores what the run found, with the inputs it found it from. Throws `StateError` when it was ended meanwhile: its process was believed gone. */
export async function savePlanResult(db: Connection, id: string, result: PlanResult, by: By): Promise<RoutePlan> {
  await claimVersion(db, 'plans', 'plan', id, null)
  if (!UNFINISHED.includes((await getPlanHead(db, id)).status)) throw new StateError(`the run of plan ${id} is over`)
  await storeResult(db, id, result, by.at)
  await recordChange(
    db,
    { action: 'update', entity: 'plan', entityId: id, changes: { status: result.status, summary: result.summary } },
    by,
  )
  return getPlan(db, id)
}

/** Writes a result into a plan's row and its routes, whoever made it; the caller claims the version and writes the audit log. */
export async function storeResult(db: Connection, id: string, result: PlanResult, at: number): Promise<void> {
  await db('plans')
    .where({ id })
    .update({
      status: result.status,
      error: null,
      summary: toJson(result.summary),
      baseline: result.baseline && toJson(result.baseline),
      kpi: result.kpi && toJson(result.kpi),
      unassigned: toJson(result.unassigned),
      violations: toJson(result.violations),
      travel_source: result.travelSource,
      notices: toJson(result.notices),
      inputs: toJson(result.inputs),
      inputs_hash: result.inputsHash,
      ...(result.edits ? { edits: toJson(result.edits) } : {}),
      ...(result.curve ? { curve: toJson(result.curve) } : {}),
    })
  await db('routes').where({ plan_id: id }).delete()
  await insertRoutes(db, id, result.routes, at)
}

/** The run failed: `error` says why, for people. One that is over stays as it is. */
export async function failPlan(db: Connection, id: string, error: string, by: By): Promise<RoutePlanHead> {
  const failed = { status: 'FAILED', error, version: db.raw('version + 1') }
  if ((await db('plans').where({ id }).whereIn('status', UNFINISHED).update(failed)) === 0) return getPlanHead(db, id)
  await recordChange(db, { action: 'update', entity: 'plan', entityId: id, changes: { status: 'FAILED', error } }, by)
  return getPlanHead(db, id)
}

/** Plans newest first; with `week` only that week's. */
export async function listPlanHeads(
  db: Connection,
  filter: { readonly week?: IsoWeek | undefined; readonly limit?: number } = {},
): Promise<RoutePlanHead[]> {
  const query = db('plans')
    .select<PlanRow[]>(...HEAD)
    .orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(filter.limit ?? 200)
  if (filter.week) query.where({ week: filter.week })
  return (await query).map(toHead)
}

/** Plans whose run goes on though its process is gone, taken for the transaction: two processes never fail the same one. */
export async function listAbandonedPlans(db: Connection): Promise<RoutePlanHead[]> {
  const query = db('plans')
    .select<PlanRow[]>(...HEAD)
    .whereIn('status', UNFINISHED)
    .andWhere(isNobodys(db))
    .orderBy('id')
  return (await (dialectOf(db) === 'postgres' ? query.forUpdate() : query)).map(toHead)
}

export async function getPlanHead(db: Connection, id: string): Promise<RoutePlanHead> {
  const row = await db('plans')
    .where({ id })
    .first<PlanRow | undefined>(...HEAD)
  if (!row) throw new NotFoundError('plan', id)
  return toHead(row)
}

/** A plan with its routes. */
export async function getPlan(db: Connection, id: string): Promise<RoutePlan> {
  const row = await db<PlanRow>('plans').where({ id }).first()
  if (!row) throw new NotFoundError('plan', id)
  return toPlan(row, await listRoutes(db, id))
}

/** The id of the week's published plan, if there is one. */
export async function findPublishedPlanId(db: Connection, week: IsoWeek): Promise<string | null> {
  const row = await db('plans').where({ week, state: 'published' }).first<{ id: string } | undefined>('id')
  return row?.id ?? null
}

/**
 * The id of the plan that people work on: of the week's solved and not superseded ones the one made or edited last, of two at the
 * same instant the one that is not kept by name; null when there is none.
 */
export async function findCurrentPlanId(db: Connection, week: IsoWeek): Promise<string | null> {
  const row = await db('plans')
    .where({ week })
    .whereIn('status', ['COMPLETED', 'TERMINATED'])
    .whereNot({ state: 'superseded' })
    .orderByRaw('worked_on_at desc, case when name is null then 0 else 1 end, created_at desc, id desc')
    .first<{ id: string } | undefined>('id')
  return row?.id ?? null
}

/** What a plan was made from, as it was; null while it is not solved. */
export async function findPlanInputs(db: Connection, id: string): Promise<{ inputs: unknown; inputsHash: string } | null> {
  const row = await db<PlanRow>('plans').where({ id }).first('inputs', 'inputs_hash')
  if (!row) throw new NotFoundError('plan', id)
  return row.inputs === null || row.inputs_hash === null ? null : { inputs: fromJson(row.inputs), inputsHash: row.inputs_hash }
}
