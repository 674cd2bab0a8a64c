import type { RoutePlan, VisitCard } from '@tournee/contract'
import {
  type By,
  type Connection,
  getCompany,
  getPlan,
  listBookings,
  listTechnicians,
  listVisitsById,
  lockTechnicians,
  publishPlan,
} from '@tournee/data'
import { placementsOf } from '../planning/plan-changes.ts'
import { listMissed } from '../planning/plan-figures.ts'
import { weekBounds } from '../planning/week-shifts.ts'
import { type Culprit, type Refusal, refuse } from '../refusal.ts'
import type { Services } from '../services.ts'
import { transact } from '../transact.ts'

const CLOSED: ReadonlySet<string> = new Set(['done', 'cancelled'])

/** Visits of the plan that were done or cancelled since it was made, or that are gone. */
function findOutdated(visitIds: readonly string[], visits: ReadonlyMap<string, VisitCard>): Culprit[] {
  return visitIds.flatMap((id) => {
    const visit = visits.get(id)
    if (visit && !CLOSED.has(visit.status)) return []
    return [{ code: 'VISIT_CLOSED', path: id, cause: visit ? `It is ${visit.status}.` : 'It is gone.', remedy: 'Plan the week again.' }]
  })
}

/** Promises of today (not of the day the plan was made) that the plan's hours do not keep. */
export function findBroken(plan: RoutePlan, visits: ReadonlyMap<string, VisitCard>): Culprit[] {
  return listMissed(plan, visits).map(({ visitId, visit, start }) => {
    const cause = `${visit.clientName} is promised ${visit.promise!.earliest} to ${visit.promise!.latest}, the plan comes at ${start}.`
    return { code: 'PROMISE', path: visitId, cause, remedy: 'Agree another hour with the client, or plan the week again.' }
  })
}

/** The culprit of a promise that a plan knows nothing of. */
export const promisedSince = (visitId: string): Culprit => ({
  code: 'VISIT_PROMISED',
  path: visitId,
  cause: 'It was promised since the plan was made.',
  remedy: 'Plan the week again.',
})

/** The culprit of a promise that a plan knows of, and leaves out. */
const leftOut = (visitId: string): Culprit => ({
  code: 'VISIT_PROMISED',
  path: visitId,
  cause: 'It is promised, and the plan leaves it out.',
  remedy: 'Agree another hour with the client, or plan the week again.',
})

/** Promises of the week that the plan does not serve: made since, so that its days may have no room for them, or left out. */
export async function findForgotten(connection: Connection, plan: RoutePlan, now: number): Promise<Culprit[]> {
  const { timeZone } = await getCompany(connection)
  const { from, to } = weekBounds(plan.week, timeZone)
  const served = placementsOf(plan)
  const unserved = new Set(plan.unassigned.map(({ visitId }) => visitId))
  const promised = await listBookings(connection, { from: Math.max(from * 1_000, now), before: to * 1_000, now })
  return promised
    .filter(({ kind, window, visitId }) => kind === 'visit' && window !== null && !served.has(visitId))
    .map(({ visitId }) => (unserved.has(visitId) ? leftOut(visitId) : promisedSince(visitId)))
}

/**
 * Makes a solved plan the week that technicians see, superseding the one before. Refused when it breaks a rule, a promise made
 * since, or names a visit closed since. Throws `NotFoundError`, `VersionConflictError`.
 */
export function publishRoutePlan({ db }: Services, id: string, version: number | null, by: By): Promise<RoutePlan | Refusal> {
  return transact(db, async (connection) => {
    const plan = await getPlan(connection, id)
    if (plan.status !== 'COMPLETED' && plan.status !== 'TERMINATED') return refuse('PLAN_NOT_READY', `The run is ${plan.status}.`)
    if (plan.state === 'superseded') return refuse('PLAN_SUPERSEDED')
    const violations = plan.violations.map(({ cause, where, by: amount }) => ({
      code: cause.toUpperCase(),
      path: [where.shift, where.visit, where.break].filter(Boolean).join(' '),
      cause: `${cause} by ${amount}`,
      remedy: 'Plan the week again.',
    }))
    if (violations.length > 0) return refuse('PLAN_VIOLATED', undefined, violations)
    // nobody books these days between the look and the publication
    await lockTechnicians(
      connection,
      (await listTechnicians(connection)).map(({ id: technicianId }) => technicianId),
    )
    const forgotten = await findForgotten(connection, plan, by.at)
    if (forgotten.length > 0) return refuse('PLAN_OUTDATED', undefined, forgotten)
    const ids = [...placementsOf(plan).keys()]
    const visits = new Map((await listVisitsById(connection, ids)).map((visit) => [visit.id, visit]))
    const outdated = findOutdated(ids, visits)
    if (outdated.length > 0) return refuse('PLAN_OUTDATED', undefined, outdated)
    const broken = findBroken(plan, visits)
    if (broken.length > 0) return refuse('PROMISE_BROKEN', undefined, broken)
    return publishPlan(connection, id, version, by)
  })
}
