import { type CivilDate, type LiveDay, labelPauses } from '@tournee/contract'
import {
  type Connection,
  findPlanInputs,
  getCompany,
  listClientEmails,
  listPublishedDatesAround,
  listPublishedRoutes,
  listStamps,
  listTechnicians,
  listVisitNotices,
  listVisitsById,
  type PublishedRoute,
} from '@tournee/data'
import type { Problem } from '@tournee/engine'
import { fromEpoch, isoWeek, toEpoch } from '@tournee/engine/recurrence'
import { presentLiveDay } from '../live/live-day.ts'
import { clockOf } from '../planning/clock-of.ts'
import { type FrozenInputs, thawProblem } from '../planning/frozen-inputs.ts'
import type { Services } from '../services.ts'

type Needs = Pick<Services, 'db' | 'now' | 'problems'>

/** The problem frozen with a plan, kept in memory: it is read again and again on its day. Null when the plan has none. */
export function frozenProblem(
  { problems }: Pick<Services, 'problems'>,
  connection: Connection,
  { planId, planVersion }: Pick<PublishedRoute, 'planId' | 'planVersion'>,
): Promise<Problem | null> {
  return problems.get(`${planId} ${planVersion}`, async () => {
    const stored = await findPlanInputs(connection, planId)
    const problem = (stored?.inputs as Partial<FrozenInputs> | undefined)?.problem
    return problem === undefined ? null : thawProblem(problem)
  })
}

/** A day by name: `today` is by the service's clock in the company's time zone. */
export async function dayOf(
  connection: Connection,
  asked: CivilDate | 'today',
  now: number,
): Promise<{ date: CivilDate; today: CivilDate; timeZone: string }> {
  const { timeZone } = await getCompany(connection)
  const today = fromEpoch(Math.floor(now / 1_000), timeZone).date
  return { date: asked === 'today' ? today : asked, today, timeZone }
}

/** The published day as it goes: what was planned, told, and is expected now. */
export async function showLiveDay(services: Needs, asked: CivilDate | 'today'): Promise<LiveDay> {
  const { connection } = services.db
  const now = services.now()
  const { date, today, timeZone } = await dayOf(connection, asked, now)
  const { live: rules } = await getCompany(connection)
  const published = await listPublishedRoutes(connection, date)
  const planId = published[0]?.planId ?? null
  const ids = published.flatMap(({ route }) => route.stops.flatMap((stop) => (stop.kind === 'visit' ? [stop.visitId] : [])))
  const visits = new Map((await listVisitsById(connection, ids)).map((visit) => [visit.id, visit]))
  const clientIds = [...new Set([...visits.values()].map(({ clientId }) => clientId))]
  const emails = await listClientEmails(connection, clientIds)
  const reachable = [...visits.values()].filter(({ clientId, phone }) => phone !== null || Boolean(emails.get(clientId)))
  return presentLiveDay({
    date,
    week: isoWeek(date),
    today,
    now,
    planId,
    publishedDates: await listPublishedDatesAround(connection, date),
    routes: published.map(({ route, edits }) => labelPauses(route, edits, clockOf(timeZone))),
    visits,
    technicians: await listTechnicians(connection),
    stamps: await listStamps(connection, { date }),
    notices: await listVisitNotices(connection, ids, toEpoch(date, '00:00', timeZone) * 1_000),
    reachable: new Set(reachable.map(({ clientId }) => clientId)),
    rules,
    problem: published[0] && date === today ? await frozenProblem(services, connection, published[0]) : null,
  })
}

/** How often a day is looked at again when nobody tells anything: time alone brings a promise into danger. */
const EVERY_MS = 15_000

/** What a screen would show differently: everything but the clock. */
const shownOf = ({ now: _now, ...day }: LiveDay) => JSON.stringify(day)

/** The day now, and again whenever it changes, until `signal` aborts. */
export async function* followLiveDay(
  services: Needs & Pick<Services, 'liveNews'>,
  asked: CivilDate | 'today',
  signal: AbortSignal,
): AsyncGenerator<LiveDay> {
  let shown = ''
  while (!signal.aborted) {
    const { date } = await dayOf(services.db.connection, asked, services.now())
    // listening begins before reading, so that nothing is missed
    const news = services.liveNews.next(date, EVERY_MS, signal)
    const day = await showLiveDay(services, asked)
    if (shownOf(day) !== shown) yield day
    shown = shownOf(day)
    await news
  }
}
