import type { IsoWeek, RoutePlan } from '@tournee/contract'
import { type By, copyPlan, countNamedPlans, createPlan, getPlanHead, lockPlansOfWeek, savePlanResult } from '@tournee/data'
import { weekCulprits } from '../planning/input-rules.ts'
import { isSolved } from '../planning/is-solved.ts'
import { planResult } from '../planning/plan-result.ts'
import { type Refusal, refuse, refuseIfAny } from '../refusal.ts'
import type { Services } from '../services.ts'
import { transact } from '../transact.ts'
import { EXPLAINED } from '../workers/desk.ts'
import { readWeek } from './read-week.ts'

/** Kept states of a week at most. */
export const MOST_KEPT = 10
/** The order in which clients call for the baseline of a draft that no run made. */
const SEED = 1

/** A draft to edit by hand: a copy of a plan with its edits, or one with nothing placed. A name makes it a kept state. Throws `NotFoundError`. */
export async function draftRoutePlan(
  services: Services,
  request: { readonly week: IsoWeek; readonly fromPlanId: string | null; readonly name?: string | undefined },
  by: By,
): Promise<RoutePlan | Refusal> {
  const { week, fromPlanId, name = null } = request
  const refused = refuseIfAny(weekCulprits(week, 'params.week'))
  if (refused) return refused
  if (fromPlanId === null) return draftEmpty(services, week, name, by)
  return transact(services.db, async (connection) => {
    const from = await getPlanHead(connection, fromPlanId)
    if (from.week !== week) return refuse('NO_BASE_PLAN', 'That plan is of another week.')
    if (!isSolved(from)) return refuse('PLAN_NOT_READY', `The run is ${from.status}.`)
    const full = name === null ? null : await refuseOneMore(connection, week)
    return full ?? copyPlan(connection, fromPlanId, name, by)
  })
}

/** Whether the week has as many kept states as it may; nobody else keeps one until the transaction ends. */
export async function refuseOneMore(connection: Parameters<typeof lockPlansOfWeek>[0], week: IsoWeek): Promise<Refusal | null> {
  await lockPlansOfWeek(connection, week)
  return (await countNamedPlans(connection, week)) >= MOST_KEPT ? refuse('TOO_MANY_KEPT') : null
}

async function draftEmpty(services: Services, week: IsoWeek, name: string | null, by: By): Promise<RoutePlan | Refusal> {
  const read = await readWeek(services, week)
  const { plain } = read
  if (plain.shifts.length === 0) return refuse('NO_SHIFTS')
  const baseline = { problem: plain, seed: SEED }
  const appraisal = await services.desk.ask({ kind: 'appraise', problem: plain, orders: [], baseline, explained: EXPLAINED })
  const outcome = { ...appraisal, elapsedMs: 0, cancelled: false, outOfTime: false }
  return transact(services.db, async (connection) => {
    const full = name === null ? null : await refuseOneMore(connection, week)
    if (full) return full
    const { id } = await createPlan(connection, { week, mode: 'evaluate', seconds: 0, seed: SEED, ...(name === null ? {} : { name }) }, by)
    return savePlanResult(connection, id, planResult({ ...read, problem: plain }, outcome, SEED, id), by)
  })
}
