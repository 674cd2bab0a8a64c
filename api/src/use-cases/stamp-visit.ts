import type { CivilDate, NewStamp, PlannedRoute, Stamp, StampReceipt, User } from '@tournee/contract'
import {
  addStamp,
  addVisitMessage,
  type By,
  beforeOf,
  type Connection,
  findBefore,
  findClient,
  findStamp,
  getCompany,
  getTechnician,
  getVisit,
  type LockedVisit,
  listPublishedRoutes,
  listStamps,
  lockVisit,
  markDone,
  markNotDone,
  markUnderWay,
  markUndone,
  type PublishedRoute,
  restoreVisit,
  withdrawVisitMessages,
} from '@tournee/data'
import { legBetween } from '@tournee/engine/live'
import { fromEpoch } from '@tournee/engine/recurrence'
import { dayMessage } from '../live/day-message.ts'
import { rankOf } from '../live/told.ts'
import { type Refusal, refuse } from '../refusal.ts'
import type { Services } from '../services.ts'
import { transact } from '../transact.ts'
import { frozenProblem, showLiveDay } from './show-live-day.ts'

/** A stamp with what the service makes of its clocks; instants are epoch milliseconds. */
interface Told {
  readonly stamp: NewStamp
  readonly technicianId: string
  readonly at: number
  readonly receivedAt: number
  readonly skewMs: number
  readonly date: CivilDate
  readonly today: CivilDate
}

/**
 * When it happened by our clock: the moment it arrived, less its age by the device's own clock. What a device says the hour is
 * counts for nothing; a device whose clock runs backwards told it just now.
 */
function clockOf({ at, sentAt }: NewStamp, receivedAt: number): { at: number; skewMs: number } {
  const [happened, sent] = [Date.parse(at), Date.parse(sentAt)]
  return { at: receivedAt - Math.max(0, sent - happened), skewMs: receivedAt - sent }
}

/**
 * Takes a technician's stamp for a stop of his published day. The id is made by the device: told twice is told once. What another
 * device has told already is kept and changes nothing. Throws `NotFoundError` on an unknown visit.
 */
export async function stampVisit(services: Services, stamp: NewStamp, user: User, by: By): Promise<StampReceipt | Refusal> {
  const { technicianId } = user
  if (!technicianId) return refuse('FORBIDDEN', 'This account belongs to no technician.')
  if (stamp.kind === 'not-done' && !stamp.reason) return incomplete('reason', 'A visit that was not done needs a reason.')
  if (stamp.kind === 'undo' && !stamp.undoes) return incomplete('undoes', 'It does not say which stamp it takes back.')
  const receipt = await transact<StampReceipt>(services.db, async (connection) => {
    const visit = await lockVisit(connection, stamp.visitId)
    const known = await findStamp(connection, stamp.id)
    if (known)
      return known.visitId === visit.id && known.kind === stamp.kind && known.technicianId === technicianId
        ? receiptOf(connection, known)
        : refuse('IDEMPOTENCY_KEY_REUSED', 'Another stamp has this id.')
    const { timeZone } = await getCompany(connection)
    const clock = clockOf(stamp, by.at)
    const dayAt = (at: number) => fromEpoch(Math.floor(at / 1_000), timeZone).date
    const told = { stamp, technicianId, receivedAt: by.at, ...clock, date: dayAt(clock.at), today: dayAt(by.at) }
    const route = (await listPublishedRoutes(connection, told.date)).find((one) => isOn(one.route, technicianId, visit.id))
    if (!route) return refuse('STOP_NOT_YOURS')
    return stamp.kind === 'undo' ? takeBack(connection, visit, route, told, by) : take(services, connection, visit, route, told, by)
  })
  if ('stamp' in receipt) services.liveNews.tell(receipt.stamp.date)
  return receipt
}

const incomplete = (field: string, cause: string) =>
  refuse('INVALID_REQUEST', undefined, [{ code: 'MISSING', path: `body.${field}`, cause, remedy: 'Give it.' }])
const isOn = (route: PlannedRoute, technicianId: string, visitId: string) =>
  route.technicianId === technicianId && route.stops.some((stop) => stop.kind === 'visit' && stop.visitId === visitId)
const receiptOf = async (connection: Connection, stamp: Stamp): Promise<StampReceipt> => ({
  stamp,
  visitStatus: (await getVisit(connection, stamp.visitId)).status,
})

/** What a stamp changes, given what was told of the visit that day: nothing when that, or something further on, is known already. */
function effectOf(kind: Stamp['kind'], told: readonly Stamp[]): Stamp['effect'] {
  if (told.some((one) => one.kind === kind || (rankOf(kind) === 3 && rankOf(one.kind) === 3))) return 'merged'
  return told.some((one) => rankOf(one.kind) > rankOf(kind)) ? 'recorded' : 'applied'
}

async function take(
  services: Services,
  connection: Connection,
  visit: LockedVisit,
  published: PublishedRoute,
  told: Told,
  by: By,
): Promise<StampReceipt | Refusal> {
  const { stamp, technicianId, date } = told
  const ofVisit = await listStamps(connection, { date, visitId: visit.id })
  // a visit that the office closed since stays as it is; what happened is on record all the same
  const isOpen = visit.status !== 'done' && visit.status !== 'cancelled'
  const byOrder = effectOf(stamp.kind, ofVisit)
  const effect = byOrder === 'applied' && !isOpen ? 'recorded' : byOrder
  const drives = effect === 'applied' ? await drivesOf(services, connection, published, told) : { leg: null, home: null }
  const before = effect === 'applied' ? beforeOf(visit) : null
  const kept = await addStamp(connection, { ...base(told, published), ...drives, effect, before }, visit.clientId, by)
  if (kept.effect === 'applied') await apply(connection, visit, kept, by)
  if (kept.effect === 'applied' && kept.kind === 'on-the-way') await announce(services, connection, visit, kept, technicianId, by)
  return receiptOf(connection, kept)
}

const base = ({ stamp, technicianId, at, receivedAt, skewMs, date }: Told, { planId }: PublishedRoute) => ({
  id: stamp.id,
  technicianId,
  visitId: stamp.visitId,
  planId,
  date,
  kind: stamp.kind,
  reason: stamp.reason ?? null,
  note: stamp.note ?? '',
  undoes: stamp.undoes ?? null,
  at,
  deviceAt: Date.parse(stamp.at),
  receivedAt,
  skewMs,
  position: stamp.position ?? null,
})

/** The drive that led to a stop, once, and from its end the one home: what was driven on a day adds up from these. */
async function drivesOf(services: Services, connection: Connection, published: PublishedRoute, { stamp, technicianId, at, date }: Told) {
  const problem = await frozenProblem(services, connection, published)
  if (!problem || stamp.kind === 'on-the-way') return { leg: null, home: null }
  const before = await listStamps(connection, { date, technicianId })
  const hasArrived = before.some(({ visitId, kind }) => visitId === stamp.visitId && kind === 'arrived')
  const from = before.filter((one) => one.visitId !== stamp.visitId && rankOf(one.kind) >= 2 && Date.parse(one.at) <= at).at(-1)
  const { shiftId } = published.route
  return {
    leg: hasArrived ? null : legBetween(problem, shiftId, from?.visitId ?? null, stamp.visitId),
    home: rankOf(stamp.kind) === 3 ? legBetween(problem, shiftId, stamp.visitId, null) : null,
  }
}

async function apply(connection: Connection, visit: LockedVisit, stamp: Stamp, by: By): Promise<void> {
  if (stamp.kind === 'on-the-way') return markUnderWay(connection, visit)
  // he is there: nobody needs to be told any more that he comes
  await withdrawVisitMessages(connection, visit.id)
  if (stamp.kind === 'arrived') return markUnderWay(connection, visit)
  if (stamp.kind === 'done') return markDone(connection, visit, Date.parse(stamp.at), stamp.date)
  await markNotDone(connection, visit, stamp.reason === 'absent', stamp.note || (stamp.reason ?? ''), by.at)
}

/** Tells the client that his technician is on the way, once per version of the visit; a late stamp announces nothing. */
async function announce(services: Services, connection: Connection, visit: LockedVisit, stamp: Stamp, technicianId: string, by: By) {
  const day = await showLiveDay({ ...services, db: { ...services.db, connection } }, stamp.date)
  const stop = day.lanes.flatMap(({ stops }) => stops).find((one) => one.visit.id === visit.id)
  if (!day.isToday || !stop?.expected) return
  const card = await getVisit(connection, visit.id)
  const client = await findClient(connection, visit.clientId)
  const message = dayMessage(
    {
      kind: 'visit.on-the-way',
      company: await getCompany(connection),
      client: client ?? { email: null, phone: null },
      visit: card,
      visitVersion: visit.version,
      technicianName: (await getTechnician(connection, technicianId)).name,
      expectedAt: Date.parse(stop.expected.start),
      smsIsConfigured: services.config.smsWebhookUrl !== null,
    },
    by.at,
  )
  // an hour told by the office before is replaced by this one
  await withdrawVisitMessages(connection, visit.id)
  if (message) await addVisitMessage(connection, message, by)
}

/** Takes the last stamp of a visit back, on its own day: the visit is what it was. */
async function takeBack(
  connection: Connection,
  visit: LockedVisit,
  published: PublishedRoute,
  told: Told,
  by: By,
): Promise<StampReceipt | Refusal> {
  const { stamp, technicianId, date, today } = told
  const wrong = await findStamp(connection, stamp.undoes!)
  if (!wrong || wrong.visitId !== visit.id || wrong.technicianId !== technicianId) return refuse('NOT_FOUND', 'No such stamp of yours.')
  const undo = { ...base(told, published), before: null, leg: null, home: null }
  if (wrong.undone) return receiptOf(connection, await addStamp(connection, { ...undo, effect: 'merged' }, visit.clientId, by))
  if (wrong.date !== today) return refuse('STAMP_FINAL', 'It is of another day.')
  const later = (await listStamps(connection, { date, visitId: visit.id })).filter(({ id }) => id !== wrong.id)
  if (later.some((one) => rankOf(one.kind) > rankOf(wrong.kind)))
    return refuse('STAMP_FINAL', 'Something later was told of the visit: take that back first.')
  const before = await findBefore(connection, wrong.id)
  if (wrong.effect === 'applied' && before) {
    if (visit.version !== before.version) return refuse('STAMP_FINAL', 'The visit was planned again since.')
    await restoreVisit(connection, visit, before, by.at)
    await withdrawVisitMessages(connection, visit.id)
  }
  await markUndone(connection, wrong.id, by.at)
  return receiptOf(connection, await addStamp(connection, { ...undo, effect: 'applied' }, visit.clientId, by))
}
