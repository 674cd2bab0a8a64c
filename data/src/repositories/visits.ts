import type { CivilDate, Instant, Visit, VisitCard, VisitKind, VisitStatus } from '@tournee/contract'
import type { By } from '../audit/by.ts'
import { type Change, differences, recordChange, recordChanges } from '../audit/record-change.ts'
import { claimVersion } from '../database/claim-version.ts'
import type { Connection } from '../database/connection.ts'
import { NotFoundError } from '../database/errors.ts'
import { newId } from '../database/identity.ts'
import { chunks, insertAll } from '../database/insert-all.ts'
import { fromJson, toEpoch, toInstantOrNull, toJson } from '../database/stored-values.ts'
import { toPosition } from './sites.ts'

export type NewVisit = Omit<Visit, 'id'> & { readonly id?: string; readonly doneOn?: CivilDate | null }

/** A visit as it is stored. */
export interface VisitRow {
  id: string
  client_id: string
  site_id: string
  contract_id: string | null
  occurrence_key: string | null
  kind: VisitKind
  status: VisitStatus
  due_from: string
  due_ideal: string
  due_to: string
  duration_minutes: number
  skills: string
  promise_earliest: number | null
  promise_latest: number | null
  technician_id: string | null
  scheduled_start: number | null
  done_at: number | null
  done_on: string | null
  notes: string
}

interface CardRow extends VisitRow {
  client_name: string
  phone: string | null
  address: string
  postcode: string
  city: string
  lng: number | null
  lat: number | null
  precision: VisitCard['precision']
  tier: string | null
}

function toVisit(row: VisitRow): Visit {
  return {
    id: row.id,
    clientId: row.client_id,
    siteId: row.site_id,
    contractId: row.contract_id,
    occurrenceKey: row.occurrence_key,
    kind: row.kind,
    status: row.status,
    dueFrom: row.due_from,
    dueIdeal: row.due_ideal,
    dueTo: row.due_to,
    durationMinutes: row.duration_minutes,
    skills: fromJson(row.skills),
    promise: promiseOf(row),
    technicianId: row.technician_id,
    scheduledStart: toInstantOrNull(row.scheduled_start),
    doneAt: toInstantOrNull(row.done_at),
    notes: row.notes,
  }
}

function promiseOf(row: VisitRow): Visit['promise'] {
  const earliest = toInstantOrNull(row.promise_earliest)
  const latest = toInstantOrNull(row.promise_latest)
  return earliest === null || latest === null ? null : { earliest, latest }
}

/** A visit as it is to be stored. */
export function toVisitRow(id: string, visit: NewVisit): VisitRow {
  return {
    id,
    client_id: visit.clientId,
    site_id: visit.siteId,
    contract_id: visit.contractId,
    occurrence_key: visit.occurrenceKey,
    kind: visit.kind,
    status: visit.status,
    due_from: visit.dueFrom,
    due_ideal: visit.dueIdeal,
    due_to: visit.dueTo,
    duration_minutes: visit.durationMinutes,
    skills: toJson(visit.skills),
    promise_earliest: visit.promise ? toEpoch(visit.promise.earliest) : null,
    promise_latest: visit.promise ? toEpoch(visit.promise.latest) : null,
    technician_id: visit.technicianId,
    scheduled_start: visit.scheduledStart ? toEpoch(visit.scheduledStart) : null,
    done_at: visit.doneAt ? toEpoch(visit.doneAt) : null,
    done_on: visit.doneOn ?? visit.doneAt?.slice(0, 10) ?? null,
    notes: visit.notes,
  }
}

function toCard(row: CardRow): VisitCard {
  return {
    ...toVisit(row),
    clientName: row.client_name,
    phone: row.phone,
    address: row.address,
    postcode: row.postcode,
    city: row.city,
    position: toPosition(row.lng, row.lat),
    precision: row.precision,
    tier: row.tier,
  }
}

function cards(db: Connection) {
  return db('visits as v')
    .join('clients as c', 'c.id', 'v.client_id')
    .join('sites as s', 's.id', 'v.site_id')
    .leftJoin('contracts as k', 'k.id', 'v.contract_id')
    .select<CardRow[]>(
      'v.*',
      'c.name as client_name',
      'c.phone',
      's.address',
      's.postcode',
      's.city',
      's.lng',
      's.lat',
      's.precision',
      'k.tier',
    )
}

export interface WeekOfVisits {
  /** first and last day, both included */
  readonly from: CivilDate
  readonly to: CivilDate
  /** the same days on the axis of instants, in the company's time zone: [earliest, before) */
  readonly earliest: Instant
  readonly before: Instant
  /** free visits due before this day and not done are overdue: every week has them; absent = none */
  readonly overdueBefore?: CivilDate
}

/**
 * The visits of a week, by ideal date: promised or planned in it (done ones too), or free and with a due window that touches it.
 * A visit promised or planned in another week is that week's; free visits of archived clients are nobody's.
 */
export async function listVisitsOfWeek(db: Connection, week: WeekOfVisits): Promise<VisitCard[]> {
  const span: [number, number] = [toEpoch(week.earliest), toEpoch(week.before) - 1]
  const rows = await cards(db)
    .where('v.status', '<>', 'cancelled')
    .andWhere((inWeek) => {
      inWeek
        .whereBetween('v.promise_earliest', span)
        .orWhereBetween('v.scheduled_start', span)
        .orWhere((free) => {
          free
            .where({ 'v.status': 'due' })
            .whereNull('v.promise_earliest')
            .whereNull('v.scheduled_start')
            .whereNull('c.archived_at')
            .where('v.due_from', '<=', week.to)
            .andWhere((open) => {
              open.where('v.due_to', '>=', week.from)
              if (week.overdueBefore !== undefined) open.orWhere('v.due_to', '<', week.overdueBefore)
            })
        })
    })
    .orderBy(['v.due_ideal', 'v.id'])
  return rows.map(toCard)
}

/** Visits by id, in no order; unknown ids are left out. */
export async function listVisitsById(db: Connection, ids: readonly string[]): Promise<VisitCard[]> {
  const found: VisitCard[] = []
  for (const some of chunks(ids, 500)) found.push(...(await cards(db).whereIn('v.id', some)).map(toCard))
  return found
}

/** A client's visits, newest first. */
export async function listClientVisits(db: Connection, clientId: string): Promise<VisitCard[]> {
  return (await cards(db).where('v.client_id', clientId).orderBy('v.due_ideal', 'desc').orderBy('v.id', 'desc')).map(toCard)
}

/** Visits of a technician that are held, promised or planned from an instant (epoch milliseconds) on. */
export async function listComingVisitsOf(db: Connection, technicianId: string, from: number): Promise<VisitCard[]> {
  const rows = await cards(db)
    .where('v.technician_id', technicianId)
    .whereIn('v.status', ['held', 'booked', 'published'])
    .andWhere((coming) => coming.where('v.scheduled_start', '>=', from).orWhere('v.promise_earliest', '>=', from))
  return rows.map(toCard)
}

/** The free visits of these clients, soonest due first. */
export async function listDueVisitsOf(db: Connection, clientIds: readonly string[]): Promise<VisitCard[]> {
  const found: VisitCard[] = []
  for (const some of chunks(clientIds, 500)) {
    const rows = await cards(db)
      .whereIn('v.client_id', some)
      .where({ 'v.status': 'due' })
      .whereNull('v.promise_earliest')
      .whereNull('v.scheduled_start')
    found.push(...rows.map(toCard))
  }
  return found.sort((a, b) => (a.dueTo < b.dueTo ? -1 : a.dueTo > b.dueTo ? 1 : a.id < b.id ? -1 : 1))
}

export async function findVisit(db: Connection, id: string): Promise<VisitCard | null> {
  const row = (await cards(db).where('v.id', id))[0]
  return row ? toCard(row) : null
}

export async function getVisit(db: Connection, id: string): Promise<VisitCard> {
  const visit = await findVisit(db, id)
  if (!visit) throw new NotFoundError('visit', id)
  return visit
}

/** Creates visits; answers their ids in order. For the occurrences of contracts use `storeOccurrences` (occurrences.ts). */
export async function createVisits(db: Connection, visits: readonly NewVisit[], by: By): Promise<string[]> {
  const rows = visits.map((visit) => toVisitRow(visit.id ?? newId(by.at), visit))
  await insertAll(db, 'visits', rows)
  await recordChanges(db, rows.map(visitCreation), by)
  return rows.map((row) => row.id)
}

/** Changes a visit's status, promise, technician, times or notes. */
export async function updateVisit(db: Connection, id: string, patch: Partial<Omit<NewVisit, 'id'>>, by: By): Promise<VisitCard> {
  const before = await getVisit(db, id)
  await claimVersion(db, 'visits', 'visit', id, null)
  await db('visits')
    .where({ id })
    .update(toVisitRow(id, { ...before, ...patch }))
  const changes = differences(before, patch)
  await recordChange(db, { action: 'update', entity: 'visit', entityId: id, clientId: before.clientId, changes }, by)
  return getVisit(db, id)
}

/** The audit entry of a visit that comes to be. */
export const visitCreation = (row: VisitRow): Change => ({
  action: 'create',
  entity: 'visit',
  entityId: row.id,
  clientId: row.client_id,
  changes: { due: [null, [row.due_from, row.due_to]] },
})
