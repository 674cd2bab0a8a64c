import type { Connection } from '../database/connection.ts'
import { fromJson } from '../database/stored-values.ts'

/** What occupies a technician: a promise, a visit of a published plan (no window: any hour of its day), or a hold not yet expired. */
export interface Booking {
  /** the hold's id, or the visit's */
  readonly id: string
  readonly kind: 'visit' | 'hold'
  readonly visitId: string
  readonly technicianId: string
  /** window of the start, epoch milliseconds; null = any hour of the day of `at` */
  readonly window: { readonly earliest: number; readonly latest: number } | null
  /** epoch milliseconds on the day in question */
  readonly at: number
  readonly durationMinutes: number
  readonly skills: readonly string[]
  /** null = the site has no position */
  readonly position: { readonly lng: number; readonly lat: number } | null
  /** of a hold: when it ends, epoch milliseconds */
  readonly expiresAt: number | null
}

interface Row {
  id: string
  visit_id: string
  technician_id: string
  earliest: number | null
  latest: number | null
  scheduled_start: number | null
  duration_minutes: number
  skills: string
  lng: number | null
  lat: number | null
  expires_at: number | null
}

/** Instants, epoch milliseconds: `[from, before)`; `now` decides which holds are over. */
export interface BookingSpan {
  readonly from: number
  readonly before: number
  readonly now: number
  /** absent = everybody */
  readonly technicianIds?: readonly string[]
}

const toBooking =
  (kind: Booking['kind']) =>
  (row: Row): Booking => ({
    id: row.id,
    kind,
    visitId: row.visit_id,
    technicianId: row.technician_id,
    window: row.earliest === null || row.latest === null ? null : { earliest: row.earliest, latest: row.latest },
    at: row.earliest ?? row.scheduled_start!,
    durationMinutes: row.duration_minutes,
    skills: fromJson(row.skills),
    position: row.lng === null || row.lat === null ? null : { lng: row.lng, lat: row.lat },
    expiresAt: row.expires_at,
  })

/** Everything that occupies technicians in a span: pending (held), confirmed and published alike. */
export async function listBookings(db: Connection, { from, before, now, technicianIds }: BookingSpan): Promise<Booking[]> {
  // a promise keeps the technician it was made with until a plan names another
  const technician = db.raw('coalesce(v.technician_id, a.technician_id)')
  const visits = db('visits as v')
    .join('sites as s', 's.id', 'v.site_id')
    .leftJoin('appointments as a', (join) => {
      join.on('a.visit_id', 'v.id').andOnVal('a.status', 'confirmed')
    })
    .whereIn('v.status', ['due', 'held', 'booked', 'published', 'under_way'])
    .andWhere((span) => {
      span
        .where((promised) => {
          promised.where('v.promise_earliest', '>=', from).andWhere('v.promise_earliest', '<', before)
        })
        .orWhere((planned) => {
          planned.whereNull('v.promise_earliest').andWhere('v.scheduled_start', '>=', from).andWhere('v.scheduled_start', '<', before)
        })
    })
    .select<Row[]>(
      'v.id',
      'v.id as visit_id',
      'v.promise_earliest as earliest',
      'v.promise_latest as latest',
      'v.scheduled_start',
      'v.duration_minutes',
      'v.skills',
      's.lng',
      's.lat',
      db.raw('coalesce(v.technician_id, a.technician_id) as technician_id'),
      db.raw('null as expires_at'),
    )
  const holds = db('holds as h')
    .join('visits as v', 'v.id', 'h.visit_id')
    .join('sites as s', 's.id', 'v.site_id')
    .where('h.earliest', '>=', from)
    .andWhere('h.earliest', '<', before)
    .andWhere('h.expires_at', '>', now)
    .select<Row[]>(
      'h.id',
      'h.visit_id',
      'h.technician_id',
      'h.earliest',
      'h.latest',
      'h.expires_at',
      'v.scheduled_start',
      'v.duration_minutes',
      'v.skills',
      's.lng',
      's.lat',
    )
  if (technicianIds) {
    visits.whereIn(technician as unknown as string, technicianIds)
    holds.whereIn('h.technician_id', technicianIds)
  }
  const found = [
    ...(await visits).filter((row) => row.technician_id !== null).map(toBooking('visit')),
    ...(await holds).map(toBooking('hold')),
  ]
  return found.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}

/**
 * Holds the technicians still until the transaction ends: nobody else books them meanwhile. In id order, so that two transactions that want the
 * same two never wait for each other. SQLite has one writer anyway.
 */
export async function lockTechnicians(db: Connection, ids: readonly string[]): Promise<void> {
  await db('technicians')
    .whereIn('id', [...new Set(ids)])
    .orderBy('id')
    .forNoKeyUpdate()
    .select('id')
}
