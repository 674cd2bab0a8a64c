import {
  type CurvePoint,
  type IsoWeek,
  NO_EDITS,
  type Notice,
  type PlanEdits,
  type PlanMode,
  type PlanState,
  type Progress,
  type RoutePlan,
  type RoutePlanHead,
  type RunStatus,
  type TravelSource,
} from '@tournee/contract'
import { fromJson, fromJsonOrNull, toInstant, toInstantOrNull } from '../database/stored-values.ts'
import { readNotice } from './stored-notice.ts'

/** A row of `plans`. */
export interface PlanRow {
  id: string
  week: IsoWeek
  status: RunStatus
  state: PlanState
  mode: PlanMode
  seconds: number
  seed: number
  name: string | null
  base_plan_id: string | null
  edited: boolean | number
  created_at: number
  created_by: string | null
  published_at: number | null
  progress: string | null
  curve: string | null
  error: string | null
  summary: string | null
  baseline: string | null
  kpi: string | null
  unassigned: string
  violations: string
  edits: string | null
  travel_source: TravelSource | null
  notices: string
  inputs: string | null
  inputs_hash: string | null
  worked_on_at: number | null
  version: number
}

/** The columns of a plan's head. */
export const HEAD = [
  'id',
  'week',
  'status',
  'state',
  'mode',
  'seconds',
  'seed',
  'name',
  'base_plan_id',
  'edited',
  'created_at',
  'created_by',
  'published_at',
  'progress',
  'curve',
  'error',
  'summary',
  'baseline',
  'kpi',
  'travel_source',
  'notices',
  'version',
] as const

/** A plan's head, of its row. */
export function toHead(row: PlanRow): RoutePlanHead {
  return {
    id: row.id,
    week: row.week,
    status: row.status,
    state: row.state,
    mode: row.mode,
    seconds: row.seconds,
    seed: row.seed,
    name: row.name,
    basePlanId: row.base_plan_id,
    edited: Boolean(row.edited),
    createdAt: toInstant(row.created_at),
    createdBy: row.created_by,
    publishedAt: toInstantOrNull(row.published_at),
    progress: fromJsonOrNull<Progress>(row.progress),
    curve: fromJsonOrNull<CurvePoint[]>(row.curve) ?? [],
    error: row.error,
    summary: fromJsonOrNull(row.summary),
    baseline: fromJsonOrNull(row.baseline),
    kpi: fromJsonOrNull(row.kpi),
    travelSource: row.travel_source,
    notices: fromJson<(Notice | string)[]>(row.notices).map(readNotice),
    version: row.version,
  }
}

/** A whole plan, of its row and its routes. */
export function toPlan(row: PlanRow, routes: RoutePlan['routes']): RoutePlan {
  const edits = fromJsonOrNull<PlanEdits>(row.edits) ?? NO_EDITS
  return { ...toHead(row), routes, unassigned: fromJson(row.unassigned), violations: fromJson(row.violations), edits }
}
