import type { Technician, WorkingHours } from '@tournee/contract'
import type { By } from '../audit/by.ts'
import { differences, recordChange } from '../audit/record-change.ts'
import { claimVersion } from '../database/claim-version.ts'
import type { Connection } from '../database/connection.ts'
import { NotFoundError } from '../database/errors.ts'
import { newId } from '../database/identity.ts'
import { insertAll } from '../database/insert-all.ts'

export type NewTechnician = Omit<Technician, 'id' | 'version'> & { readonly id?: string }

interface Row {
  id: string
  name: string
  letter: string
  colour: number
  phone: string | null
  email: string | null
  start_label: string
  start_lng: number
  start_lat: number
  max_work_minutes: number
  active: boolean | number
  version: number
}

type HoursRow = WorkingHours & { technician_id: string }

/** Every technician, inactive ones too, by letter. */
export async function listTechnicians(db: Connection): Promise<Technician[]> {
  return withSkillsAndHours(db, await db<Row>('technicians').orderBy(['letter', 'id']))
}

export async function findTechnician(db: Connection, id: string): Promise<Technician | null> {
  const rows = await db<Row>('technicians').where({ id })
  return (await withSkillsAndHours(db, rows))[0] ?? null
}

export async function getTechnician(db: Connection, id: string): Promise<Technician> {
  const technician = await findTechnician(db, id)
  if (!technician) throw new NotFoundError('technician', id)
  return technician
}

export async function createTechnician(db: Connection, technician: NewTechnician, by: By): Promise<Technician> {
  const id = technician.id ?? newId(by.at)
  await db('technicians').insert({ id, ...toRow(technician), created_at: by.at })
  await saveSkillsAndHours(db, id, technician)
  await recordChange(db, { action: 'create', entity: 'technician', entityId: id, changes: differences({}, technician) }, by)
  return getTechnician(db, id)
}

/** Changes a technician; `expectedVersion` null = whatever it is. Throws `VersionConflictError`. */
export async function updateTechnician(
  db: Connection,
  id: string,
  patch: Partial<Omit<Technician, 'id' | 'version'>>,
  expectedVersion: number | null,
  by: By,
): Promise<Technician> {
  const before = await getTechnician(db, id)
  await claimVersion(db, 'technicians', 'technician', id, expectedVersion)
  const after = { ...before, ...patch }
  await db('technicians').where({ id }).update(toRow(after))
  await db('technician_skills').where({ technician_id: id }).delete()
  await db('working_hours').where({ technician_id: id }).delete()
  await saveSkillsAndHours(db, id, after)
  await recordChange(db, { action: 'update', entity: 'technician', entityId: id, changes: differences(before, patch) }, by)
  return getTechnician(db, id)
}

async function saveSkillsAndHours(db: Connection, id: string, technician: NewTechnician): Promise<void> {
  const skills = [...new Set(technician.skills)].map((skill) => ({ technician_id: id, skill }))
  await insertAll(db, 'technician_skills', skills)
  const hours = technician.hours.map(({ weekday, start, end }) => ({ technician_id: id, weekday, start, end }))
  await insertAll(db, 'working_hours', hours)
}

function toRow(technician: NewTechnician) {
  return {
    name: technician.name,
    letter: technician.letter,
    colour: technician.colour,
    phone: technician.phone,
    email: technician.email,
    start_label: technician.startLabel,
    start_lng: technician.start.lng,
    start_lat: technician.start.lat,
    max_work_minutes: technician.maxWorkMinutes,
    active: technician.active,
  }
}

async function withSkillsAndHours(db: Connection, rows: readonly Row[]): Promise<Technician[]> {
  const ids = rows.map((row) => row.id)
  const skills = await db('technician_skills').whereIn('technician_id', ids).orderBy('skill')
  const hours = await db<HoursRow>('working_hours').whereIn('technician_id', ids).orderBy(['weekday', 'start'])
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    letter: row.letter,
    colour: row.colour,
    phone: row.phone,
    email: row.email,
    skills: skills.filter((s) => s.technician_id === row.id).map((s) => s.skill as string),
    startLabel: row.start_label,
    start: { lng: row.start_lng, lat: row.start_lat },
    hours: hours.filter((h) => h.technician_id === row.id).map(({ weekday, start, end }) => ({ weekday, start, end })),
    maxWorkMinutes: row.max_work_minutes,
    active: Boolean(row.active),
    version: row.version,
  }))
}
