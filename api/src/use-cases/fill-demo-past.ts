import type { CivilDate, User, VisitCard } from '@tournee/contract'
import {
  type By,
  type Connection,
  createPlan,
  type DrivenStop,
  diceOf,
  driveRoute,
  findPublishedPlanId,
  getCompany,
  getPlan,
  getPlanHead,
  listChangesOf,
  listPublishedRoutes,
  listStamps,
  listUntoldVisits,
  listUsers,
  listVisitsById,
  markDemoWeek,
  reopenVisits,
  savePlanResult,
} from '@tournee/data'
import { addDays, fromEpoch, isoWeek, mondayOf, toEpoch } from '@tournee/engine/recurrence'
import { planResult } from '../planning/plan-result.ts'
import { isRefusal } from '../refusal.ts'
import type { Services } from '../services.ts'
import { findDemoStart } from './fill-demo.ts'
import { loadWeek } from './load-week.ts'
import { publishRoutePlan } from './publish-route-plan.ts'
import { readLoaded } from './read-week.ts'
import { stampVisit } from './stamp-visit.ts'

const ACTOR = 'demo'
const SEED = 1
/** What a week's search costs: seconds of a free core, spent as iterations. */
const SECONDS = 2
/** The week is published on the Thursday before, before anybody drives. */
const THURSDAY = -4
const PUBLISHED_AT = '08:00'

/** A week of the past to be lived: its Monday, and the last day to be driven once it is published. */
export interface DemoWeek {
  readonly monday: CivilDate
  readonly driveUntil: CivilDate
}

/** The last `count` weeks before the demo's day that are still to be lived, oldest first; none in anybody else's database. */
export async function listDemoPast({ db, now }: Pick<Services, 'db' | 'now'>, count: number): Promise<readonly DemoWeek[]> {
  const start = await findDemoStart(db.connection)
  if (start === null) return []
  const { timeZone } = await getCompany(db.connection)
  // never the current week: planning it is somebody's work
  const current = mondayOf(fromEpoch(Math.floor(Math.min(start, now()) / 1_000), timeZone).date)
  const mondays = Array.from({ length: count }, (_, i) => addDays(current, 7 * (i - count)))
  const lived = await Promise.all(mondays.map((monday) => listChangesOf(db.connection, 'demo-week', isoWeek(monday))))
  return (
    mondays
      // until the eve of the next publication: what is told later, that one cannot know
      .map((monday, i) => ({ monday, driveUntil: addDays(monday, i === count - 1 ? 6 : 2) }))
      .filter((_, i) => lived[i]!.length === 0)
  )
}

/** Lives the demo's past, a job a week, so that the runs of those who use it come in between; ends early when the service is stopping. */
export async function liveDemoPast(services: Services, count: number, stopping: AbortSignal): Promise<void> {
  for (const week of await listDemoPast(services, count)) if (stopping.aborted || !(await liveAsJob(services, week))) return
}

/** Lives a week once the queue has a place for it; false when it was told to stop. */
const liveAsJob = (services: Services, week: DemoWeek): Promise<boolean> =>
  new Promise((resolve) =>
    services.jobs.add(`demo ${week.monday}`, async (signal) => {
      await fillDemoWeek(services, week, signal).catch((error: unknown) =>
        services.log.error({ err: error, monday: week.monday }, 'a week of the demo’s past was not made'),
      )
      resolve(!signal.aborted)
    }),
  )

/**
 * Lives one week of the demo's past: plans and publishes the visits done in it as they were before, and what the weeks before left
 * over; then drives every day up to `driveUntil`. Begun anew after an interruption it ends the same.
 */
export async function fillDemoWeek(services: Services, { monday, driveUntil }: DemoWeek, signal: AbortSignal): Promise<void> {
  const { connection } = services.db
  const { timeZone } = await getCompany(connection)
  const by = { actor: ACTOR, at: toEpoch(addDays(monday, THURSDAY), PUBLISHED_AT, timeZone) * 1_000 }
  if (!(await findPublishedPlanId(connection, isoWeek(monday)))) await publishPast(services, monday, by, signal)
  let visits = 0
  for (let date = addDays(monday, THURSDAY); date <= driveUntil && !signal.aborted; date = addDays(date, 1))
    visits += await driveDay(services, date)
  if (!signal.aborted) await markDemoWeek(connection, isoWeek(monday), { visits }, by)
}

/** Plans the week with the real solver, and publishes it; until then nobody sees that its visits were done otherwise. */
async function publishPast(services: Services, monday: CivilDate, by: By, signal: AbortSignal): Promise<void> {
  const { db } = services
  const week = isoWeek(monday)
  const own = await listUntoldVisits(db.connection, monday, addDays(monday, 6))
  const loaded = await loadWeek(db.connection, week, by.at)
  const read = await readLoaded(services, { ...loaded, visits: await visitsBefore(db.connection, monday, own) })
  const asked = { problem: read.plain, seconds: SECONDS, seed: SEED, baseline: { problem: read.plain, seed: SEED }, untimed: true }
  const outcome = await services.solver.solve(asked, { signal })
  if (outcome.cancelled) return
  await db.transaction(async (connection) => {
    await reopenVisits(connection, own)
    const { id } = await createPlan(connection, { week, mode: 'from-scratch', seconds: SECONDS, seed: SEED }, by)
    const { version } = await savePlanResult(connection, id, planResult({ ...read, problem: read.plain }, outcome, SEED, id), by)
    const within = {
      ...services,
      db: { ...db, connection, transaction: <T>(work: (inner: typeof connection) => Promise<T>) => work(connection) },
    }
    const published = await publishRoutePlan(within, id, version, by)
    if (isRefusal(published)) throw new Error(`week ${week} of the demo’s past was refused: ${published.code}`)
  })
}

/** The week's own visits as they were before they were done, and what was known to be left over when it was planned. */
async function visitsBefore(connection: Connection, monday: CivilDate, own: readonly string[]): Promise<readonly VisitCard[]> {
  const fresh = { status: 'due', technicianId: null, scheduledStart: null, doneAt: null, promise: null } as const
  const visits = (await listVisitsById(connection, own)).map((visit): VisitCard => ({ ...visit, ...fresh }))
  const leftOver = (await listVisitsById(connection, await listLeftOver(connection, monday))).filter(isFree)
  return [...visits, ...leftOver].sort((a, b) => (a.dueIdeal < b.dueIdeal || (a.dueIdeal === b.dueIdeal && a.id < b.id) ? -1 : 1))
}

const isFree = ({ status, promise, scheduledStart }: VisitCard) => status === 'due' && promise === null && scheduledStart === null

/** Visits that the plan of the week before has no room for, and those not done in the fortnight before this one's publication. */
async function listLeftOver(connection: Connection, monday: CivilDate): Promise<string[]> {
  const before = await findPublishedPlanId(connection, isoWeek(addDays(monday, -7)))
  const ids = new Set(before ? (await getPlan(connection, before)).unassigned.map(({ visitId }) => visitId) : [])
  for (let date = addDays(monday, -14); date < addDays(monday, THURSDAY); date = addDays(date, 1))
    for (const { kind, visitId } of await listStamps(connection, { date })) if (kind === 'not-done') ids.add(visitId)
  return [...ids]
}

/** Stamps the day's published routes as they were driven, if the plan is the demo's own. Answers how many visits. */
async function driveDay(services: Services, date: CivilDate): Promise<number> {
  const { connection } = services.db
  const users = await listUsers(connection)
  let visits = 0
  for (const { planId, route } of await listPublishedRoutes(connection, date)) {
    const user = users.find(({ technicianId }) => technicianId === route.technicianId)
    if (!user || (await getPlanHead(connection, planId)).createdBy !== ACTOR) continue
    const told = driveRoute(route, diceOf(`${SEED} ${route.shiftId}`))
    for (const stop of told) await tell(services, stop, user)
    visits += told.length / 2
  }
  return visits
}

/** What a technician told, at the moment he told it; told before, it changes nothing. */
async function tell(services: Services, { id, visitId, kind, at }: DrivenStop, user: User): Promise<void> {
  const instant = new Date(at).toISOString()
  const why = kind === 'not-done' ? { reason: 'absent' as const } : {}
  const stamp = { id, visitId, kind, at: instant, sentAt: instant, ...why }
  const receipt = await stampVisit({ ...services, now: () => at }, stamp, user, { actor: user.email, at })
  if (isRefusal(receipt)) throw new Error(`a stamp of the demo’s past was refused: ${receipt.code}`)
}
