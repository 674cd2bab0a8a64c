import type {
  BaselineSummary,
  IsoWeek,
  KpiReport,
  Notice,
  PlanMode,
  PlanState,
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
import type { Connection } from '../database/connection.ts'
import { NotFoundError } from '../database/errors.ts'
import { newId } from '../database/identity.ts'
import { fromJson, fromJsonOrNull, toInstant, toInstantOrNull, toJson } from '../database/stored-values.ts'
import { insertRoutes, listRoutes } from './routes.ts'
import { readNotice } from './stored-notice.ts'

interface PlanRow {
  id: string
  week: IsoWeek
  status: RunStatus
  state: PlanState
  mode: PlanMode
  seconds: number
  seed: number
  created_at: number
  created_by: string | null
  published_at: number | null
  progress: string | null
  error: string | null
  summary: string | null
  baseline: string | null
  kpi: string | null
  unassigned: string
  violations: string
  travel_source: TravelSource | null
  notices: string
  inputs: string | null
  inputs_hash: string | null
  version: number
}

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
}

export type NewPlan = Pick<RoutePlan, 'week' | 'mode' | 'seconds' | 'seed'> & { readonly id?: string }

const HEAD = [
  'id',
  'week',
  'status',
  'state',
  'mode',
  'seconds',
  'seed',
  'created_at',
  'created_by',
  'published_at',
  'progress',
  'error',
  'summary',
  'baseline',
  'kpi',
  'travel_source',
  'notices',
  'version',
] as const

function toHead(row: PlanRow): RoutePlanHead {
  return {
    id: row.id,
    week: row.week,
    status: row.status,
    state: row.state,
    mode: row.mode,
    seconds: row.seconds,
    seed: row.seed,
    createdAt: toInstant(row.created_at),
    createdBy: row.created_by,
    publishedAt: toInstantOrNull(row.published_at),
    progress: fromJsonOrNull<Progress>(row.progress),
    error: row.error,
    summary: fromJsonOrNull(row.summary),
    baseline: fromJsonOrNull(row.baseline),
    kpi: fromJsonOrNull(row.kpi),
    travelSource: row.travel_source,
    notices: fromJson<(Notice | string)[]>(row.notices).map(readNotice),
    version: row.version,
  }
}

/** A plan that waits to be solved. */
export async function createPlan(db: Connection, plan: NewPlan, by: By): Promise<RoutePlanHead> {
  const id = plan.id ?? newId(by.at)
  const { week, mode, seconds, seed } = plan
  const fresh = { status: 'SCHEDULED', state: 'draft', unassigned: '[]', violations: '[]', notices: '[]' }
  await db('plans').insert({ id, week, mode, seconds, seed, ...fresh, created_at: by.at, created_by: by.actor })
  await recordChange(db, { action: 'create', entity: 'plan', entityId: id, changes: { week, mode, seconds, seed } }, by)
  return getPlanHead(db, id)
}

/** How far the run is; no audit, no new version. */
export async function savePlanProgress(db: Connection, id: string, progress: Progress): Promise<void> {
  await db('plans')
    .where({ id })
    .whereIn('status', ['SCHEDULED', 'SOLVING'])
    .update({ status: 'SOLVING', progress: toJson(progress) })
}

/** Says that the run has begun. */
export async function markPlanSolving(db: Connection, id: string): Promise<void> {
  await db('plans').where({ id, status: 'SCHEDULED' }).update({ status: 'SOLVING' })
}

/** Stores what the run found, with the inputs it found it from. */
export async function savePlanResult(db: Connection, id: string, result: PlanResult, by: By): Promise<RoutePlan> {
  await claimVersion(db, 'plans', 'plan', id, null)
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
    })
  await db('routes').where({ plan_id: id }).delete()
  await insertRoutes(db, id, result.routes, by.at)
  await recordChange(
    db,
    { action: 'update', entity: 'plan', entityId: id, changes: { status: result.status, summary: result.summary } },
    by,
  )
  return getPlan(db, id)
}

/** The run failed: `error` says why, for people. */
export async function failPlan(db: Connection, id: string, error: string, by: By): Promise<RoutePlanHead> {
  await claimVersion(db, 'plans', 'plan', id, null)
  await db('plans').where({ id }).update({ status: 'FAILED', error })
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

/** Plans whose run never ended, because their process died: to be failed or run again at the next start. */
export async function listUnfinishedPlans(db: Connection): Promise<RoutePlanHead[]> {
  const rows = await db('plans')
    .select<PlanRow[]>(...HEAD)
    .whereIn('status', ['SCHEDULED', 'SOLVING'])
    .orderBy('id')
  return rows.map(toHead)
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
  const routes = await listRoutes(db, id)
  return { ...toHead(row), routes, unassigned: fromJson(row.unassigned), violations: fromJson(row.violations) }
}

/** The id of the week's published plan, if there is one. */
export async function findPublishedPlanId(db: Connection, week: IsoWeek): Promise<string | null> {
  const row = await db('plans').where({ week, state: 'published' }).first<{ id: string } | undefined>('id')
  return row?.id ?? null
}

/** What a plan was made from, as it was; null while it is not solved. */
export async function findPlanInputs(db: Connection, id: string): Promise<{ inputs: unknown; inputsHash: string } | null> {
  const row = await db<PlanRow>('plans').where({ id }).first('inputs', 'inputs_hash')
  if (!row) throw new NotFoundError('plan', id)
  return row.inputs === null || row.inputs_hash === null ? null : { inputs: fromJson(row.inputs), inputsHash: row.inputs_hash }
}
