import type { Hold } from '@tournee/contract'
import type { By } from '../audit/by.ts'
import type { Connection } from '../database/connection.ts'
import { newId } from '../database/identity.ts'
import { toInstant } from '../database/stored-values.ts'

/** A hold as it is stored; instants are epoch milliseconds. */
export interface StoredHold {
  readonly id: string
  readonly visitId: string
  readonly technicianId: string
  readonly earliest: number
  readonly latest: number
  /** when the visit begins in the order found */
  readonly plannedStart: number
  readonly expiresAt: number
  /** how good the slot was when it was taken; null = an hour that nobody offered */
  readonly quality?: SlotQuality | null
}

/** What was known of a slot when it was taken: its grade (0-100), whether a technician was near, whether it was the best offered. */
export interface SlotQuality {
  readonly grade: number
  readonly green: boolean
  readonly best: boolean
}

export interface QualityRow {
  grade: number | null
  green: boolean | number | null
  best: boolean | number | null
}

/** A slot's quality as it is stored. */
export const toQualityRow = (quality: SlotQuality | null | undefined): QualityRow =>
  quality ? { grade: quality.grade, green: quality.green, best: quality.best } : { grade: null, green: null, best: null }

const toQuality = ({ grade, green, best }: QualityRow): SlotQuality | null =>
  grade === null ? null : { grade, green: Boolean(green), best: Boolean(best) }

interface Row extends QualityRow {
  id: string
  visit_id: string
  technician_id: string
  earliest: number
  latest: number
  planned_start: number
  expires_at: number
}

const toStored = (row: Row): StoredHold => ({
  id: row.id,
  visitId: row.visit_id,
  technicianId: row.technician_id,
  earliest: row.earliest,
  latest: row.latest,
  plannedStart: row.planned_start,
  expiresAt: row.expires_at,
  quality: toQuality(row),
})

/** A hold in the words of the contract, as it stands at `now` (epoch ms). */
export const presentHold = (hold: StoredHold, now: number): Hold => ({
  id: hold.id,
  visitId: hold.visitId,
  technicianId: hold.technicianId,
  earliest: toInstant(hold.earliest),
  latest: toInstant(hold.latest),
  expiresAt: toInstant(hold.expiresAt),
  expiresInSeconds: Math.max(0, Math.round((hold.expiresAt - now) / 1_000)),
})

/** Holds a slot for a visit; one held before for the same visit is given back. */
export async function createHold(db: Connection, hold: Omit<StoredHold, 'id'>, by: By): Promise<StoredHold> {
  const row: Row = {
    id: newId(by.at),
    visit_id: hold.visitId,
    technician_id: hold.technicianId,
    earliest: hold.earliest,
    latest: hold.latest,
    planned_start: hold.plannedStart,
    expires_at: hold.expiresAt,
    ...toQualityRow(hold.quality),
  }
  await db('holds').where({ visit_id: hold.visitId }).delete()
  await db('holds').insert({ ...row, created_at: by.at })
  return toStored(row)
}

/** A hold, over or not; null when it was given back, confirmed or swept away. */
export async function findHold(db: Connection, id: string): Promise<StoredHold | null> {
  const row = await db<Row>('holds').where({ id }).first()
  return row ? toStored(row) : null
}

/** The hold of a visit, over or not. */
export async function findHoldOfVisit(db: Connection, visitId: string): Promise<StoredHold | null> {
  const row = await db<Row>('holds').where({ visit_id: visitId }).first()
  return row ? toStored(row) : null
}

/** Gives a held slot back; twice is as once. */
export async function deleteHold(db: Connection, id: string): Promise<void> {
  await db('holds').where({ id }).delete()
}

/** Sweeps away the holds that were over before `before` (epoch milliseconds). */
export async function deleteExpiredHolds(db: Connection, before: number): Promise<number> {
  return db('holds').where('expires_at', '<', before).delete()
}
