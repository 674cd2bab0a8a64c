import type { CivilDate, NotDoneReason, Stamp, StampKind } from '@tournee/contract'
import type { By } from '../audit/by.ts'
import { recordChange } from '../audit/record-change.ts'
import type { Connection } from '../database/connection.ts'
import { fromJsonOrNull, toInstant, toJson } from '../database/stored-values.ts'
import { toPosition } from './sites.ts'
import type { VisitBefore } from './stamped-visit.ts'

/** A stamp to be kept; instants are epoch milliseconds. */
export interface NewStampRow {
  readonly id: string
  readonly technicianId: string
  readonly visitId: string
  readonly planId: string
  readonly date: CivilDate
  readonly kind: StampKind
  readonly reason: NotDoneReason | null
  readonly note: string
  readonly undoes: string | null
  /** by the service's clock */
  readonly at: number
  readonly deviceAt: number
  readonly receivedAt: number
  readonly skewMs: number
  readonly position: { readonly lng: number; readonly lat: number; readonly accuracyMetres: number } | null
  readonly effect: Stamp['effect']
  /** the visit as it was, when the stamp changed it */
  readonly before: VisitBefore | null
  /** the drive that led here on the plan's matrix, null where unknown or none */
  readonly leg: { readonly seconds: number; readonly metres: number } | null
  /** the drive home from here */
  readonly home: { readonly seconds: number; readonly metres: number } | null
}

interface Row {
  id: string
  technician_id: string
  visit_id: string
  plan_id: string
  date: CivilDate
  kind: StampKind
  reason: NotDoneReason | null
  note: string
  undoes: string | null
  at: number
  device_at: number
  received_at: number
  skew_ms: number
  lng: number | null
  lat: number | null
  accuracy_metres: number | null
  effect: Stamp['effect']
  undone_at: number | null
  before: string | null
  leg_seconds: number | null
  leg_metres: number | null
  home_seconds: number | null
  home_metres: number | null
}

const toStamp = (row: Row): Stamp => ({
  id: row.id,
  visitId: row.visit_id,
  technicianId: row.technician_id,
  date: row.date,
  kind: row.kind,
  reason: row.reason,
  note: row.note,
  undoes: row.undoes,
  at: toInstant(row.at),
  deviceAt: toInstant(row.device_at),
  receivedAt: toInstant(row.received_at),
  skewMs: row.skew_ms,
  position: toPosition(row.lng, row.lat),
  effect: row.effect,
  undone: row.undone_at !== null,
})

const toRow = (stamp: NewStampRow): Row => ({
  id: stamp.id,
  technician_id: stamp.technicianId,
  visit_id: stamp.visitId,
  plan_id: stamp.planId,
  date: stamp.date,
  kind: stamp.kind,
  reason: stamp.reason,
  note: stamp.note,
  undoes: stamp.undoes,
  at: stamp.at,
  device_at: stamp.deviceAt,
  received_at: stamp.receivedAt,
  skew_ms: stamp.skewMs,
  lng: stamp.position?.lng ?? null,
  lat: stamp.position?.lat ?? null,
  accuracy_metres: stamp.position?.accuracyMetres ?? null,
  effect: stamp.effect,
  undone_at: null,
  before: stamp.before && toJson(stamp.before),
  leg_seconds: stamp.leg?.seconds ?? null,
  leg_metres: stamp.leg?.metres ?? null,
  home_seconds: stamp.home?.seconds ?? null,
  home_metres: stamp.home?.metres ?? null,
})

/** A stamp by the id its device gave it; null when it is new. */
export async function findStamp(db: Connection, id: string): Promise<Stamp | null> {
  const row = await db<Row>('stamps').where({ id }).first()
  return row ? toStamp(row) : null
}

/** What the visit was before a stamp; null when the stamp changed nothing. */
export async function findBefore(db: Connection, stampId: string): Promise<VisitBefore | null> {
  const row = await db<Row>('stamps').where({ id: stampId }).first('before')
  return fromJsonOrNull(row?.before ?? null)
}

/** Keeps a stamp, on record for the client's file. */
export async function addStamp(db: Connection, stamp: NewStampRow, clientId: string, by: By): Promise<Stamp> {
  const row = toRow(stamp)
  await db('stamps').insert(row)
  const changes = { visit: stamp.visitId, kind: stamp.kind, at: toInstant(stamp.at), effect: stamp.effect, reason: stamp.reason }
  await recordChange(db, { action: 'create', entity: 'stamp', entityId: stamp.id, clientId, changes }, by)
  return toStamp(row)
}

/** Marks a stamp as taken back. */
export async function markUndone(db: Connection, id: string, at: number): Promise<void> {
  await db('stamps').where({ id }).update({ undone_at: at })
}

/** What counts of a day, oldest first: not what was taken back, nor what another device had told already. */
export async function listStamps(
  db: Connection,
  filter: { readonly date: CivilDate; readonly technicianId?: string; readonly visitId?: string },
): Promise<Stamp[]> {
  const query = db<Row>('stamps')
    .where({ date: filter.date })
    .whereNull('undone_at')
    .whereNot({ kind: 'undo' })
    .whereNot({ effect: 'merged' })
    .orderBy(['at', 'received_at', 'id'])
  if (filter.technicianId !== undefined) query.where({ technician_id: filter.technicianId })
  if (filter.visitId !== undefined) query.where({ visit_id: filter.visitId })
  return (await query).map(toStamp)
}
