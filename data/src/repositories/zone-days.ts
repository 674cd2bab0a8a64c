import type { CivilDate } from '@tournee/contract'
import type { By } from '../audit/by.ts'
import { recordChange } from '../audit/record-change.ts'
import type { Connection } from '../database/connection.ts'
import { replaceAll } from '../database/insert-all.ts'
import { fromJson, toJson } from '../database/stored-values.ts'

/** A technician's day given to zones of a zoning; no zones = left free of them, or (locked) kept free by hand. */
export interface StoredZoneDay {
  readonly technicianId: string
  readonly date: CivilDate
  readonly zoningId: string
  readonly zoneIds: readonly string[]
  readonly locked: boolean
  readonly minutesPlanned: number
  readonly minutesOpen: number
}

interface Row {
  technician_id: string
  date: CivilDate
  zoning_id: string
  zone_ids: string
  locked: boolean | number
  minutes_planned: number
  minutes_open: number
}

const toZoneDay = (row: Row): StoredZoneDay => ({
  technicianId: row.technician_id,
  date: row.date,
  zoningId: row.zoning_id,
  zoneIds: fromJson(row.zone_ids),
  locked: Boolean(row.locked),
  minutesPlanned: row.minutes_planned,
  minutesOpen: row.minutes_open,
})

const toRow = (day: StoredZoneDay): Row => ({
  technician_id: day.technicianId,
  date: day.date,
  zoning_id: day.zoningId,
  zone_ids: toJson(day.zoneIds),
  locked: day.locked,
  minutes_planned: day.minutesPlanned,
  minutes_open: day.minutesOpen,
})

/** Zone days between two days, both included, by date and technician; days left free are left out, those locked free are not. */
export async function listZoneDays(
  db: Connection,
  between: { readonly from: CivilDate; readonly to: CivilDate },
  technicianId?: string,
): Promise<StoredZoneDay[]> {
  const query = db<Row>('zone_days').whereBetween('date', [between.from, between.to]).orderBy(['date', 'technician_id'])
  if (technicianId !== undefined) query.where({ technician_id: technicianId })
  return (await query).map(toZoneDay).filter(({ zoneIds, locked }) => locked || zoneIds.length > 0)
}

/** The last day that a calendar was chosen for, free days included; null before the first. */
export async function findLastPlannedDay(db: Connection): Promise<CivilDate | null> {
  const row = await db<Row>('zone_days').orderBy('date', 'desc').first('date')
  return row?.date ?? null
}

/** Sets one technician's day, whatever it was before. */
export async function saveZoneDay(db: Connection, day: StoredZoneDay, by: By): Promise<void> {
  await replaceAll(db, 'zone_days', [toRow(day)], ['technician_id', 'date'])
  const changes = { date: day.date, zones: day.zoneIds, locked: day.locked }
  await recordChange(db, { action: 'update', entity: 'zone-day', entityId: day.technicianId, changes }, by)
}

/** Puts these zone days in the place of all those between two days, both included. */
export async function replaceZoneDays(
  db: Connection,
  between: { readonly from: CivilDate; readonly to: CivilDate },
  days: readonly StoredZoneDay[],
  by: By,
): Promise<void> {
  await db('zone_days').whereBetween('date', [between.from, between.to]).delete()
  await replaceAll(db, 'zone_days', days.map(toRow), ['technician_id', 'date'])
  const changes = { ...between, days: days.length }
  await recordChange(db, { action: 'update', entity: 'zone-day', entityId: between.from, changes }, by)
}
