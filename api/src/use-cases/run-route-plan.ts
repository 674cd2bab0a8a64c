import type { CurvePoint, RoutePlan, RoutePlanHead } from '@tournee/contract'
import { type By, failPlan, getPlanHead, markPlanSolving, savePlanProgress, savePlanResult } from '@tournee/data'
import type { Progress } from '@tournee/engine'
import type { ModeRequest } from '../planning/mode-locks.ts'
import { planResult } from '../planning/plan-result.ts'
import { extendCurve } from '../planning/progress-curve.ts'
import type { Services } from '../services.ts'
import { prepareWeek } from './prepare-week.ts'

/** How often, in milliseconds of the search, its progress is stored. */
const KEPT_EVERY_MS = 2_000

/** What a run was asked, beyond what its row says. */
export interface RunRequest extends ModeRequest {
  readonly planId: string
  readonly basePlanId?: string | undefined
}

/** Solves a scheduled plan: reads the week, asks the roads, searches on another thread, checks, stores. A failure is stored too. Answers the end. */
export async function runRoutePlan(services: Services, request: RunRequest, by: By, signal: AbortSignal): Promise<RoutePlanHead> {
  const { db, planFeed } = services
  try {
    await markPlanSolving(db.connection, request.planId)
    const head = await getPlanHead(db.connection, request.planId)
    planFeed.tell(head.id, head)
    const solved = headOf(await solvePlan(services, head, request, by, signal))
    planFeed.end(head.id, solved)
    return solved
  } catch (error) {
    services.log.error({ err: error, plan: request.planId }, 'a planning run failed')
    const failed = await db.transaction((connection) =>
      failPlan(connection, request.planId, messageOf(error), { ...by, at: services.now() }),
    )
    planFeed.end(failed.id, failed)
    return failed
  }
}

async function solvePlan(services: Services, head: RoutePlanHead, request: RunRequest, by: By, signal: AbortSignal): Promise<RoutePlan> {
  const { db, solver, planFeed } = services
  const week = await prepareWeek(services, head.week, request)
  let curve: readonly CurvePoint[] = []
  let keptAt = 0
  const onProgress = (progress: Progress) => {
    curve = extendCurve(curve, progress)
    planFeed.tell(head.id, { ...head, curve: [...curve], progress })
    if (progress.elapsedMs < keptAt + KEPT_EVERY_MS) return
    keptAt = progress.elapsedMs
    // for those who follow it from another process
    savePlanProgress(db.connection, head.id, progress, curve).catch((error: unknown) =>
      services.log.warn({ err: error, plan: head.id }, 'how far a run is was not kept'),
    )
  }
  const orders = request.mode === 'evaluate' ? { orders: week.base } : {}
  const outcome = await solver.solve(
    { problem: week.problem, seconds: head.seconds, seed: head.seed, baseline: { problem: week.plain, seed: head.seed }, ...orders },
    { signal, onProgress },
  )
  const result = { ...planResult(week, outcome, head.seed, head.id), edits: week.edits, curve }
  return db.transaction((connection) => savePlanResult(connection, head.id, result, { ...by, at: services.now() }))
}

function headOf({ routes: _routes, unassigned: _unassigned, violations: _violations, edits: _edits, ...head }: RoutePlan): RoutePlanHead {
  return head
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
