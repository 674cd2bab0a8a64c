import type { Technician, TechnicianEffect, VisitCard } from '@tournee/contract'
import { findTechnician, getCompany, listComingVisitsOf } from '@tournee/data'
import { fromEpoch, isoWeek, weekdayOf } from '@tournee/engine/recurrence'
import { defined } from '../defined.ts'
import { type Refusal, refuse } from '../refusal.ts'
import type { Services } from '../services.ts'

interface Change extends Partial<{ [K in keyof Technician]: Technician[K] | undefined }> {
  readonly absence?: { readonly from: string; readonly to: string } | undefined
}

/** Visits to come, promised or planned, that a technician could no longer do after a change or during an absence, by week. */
export async function foreseeTechnician(
  { db, now }: Pick<Services, 'db' | 'now'>,
  id: string,
  { absence, ...patch }: Change,
): Promise<{ items: TechnicianEffect[] } | Refusal> {
  const { connection } = db
  const technician = await findTechnician(connection, id)
  if (!technician) return refuse('NOT_FOUND', 'No such technician.')
  const after: Technician = { ...technician, ...defined(patch) }
  const { timeZone } = await getCompany(connection)
  const weeks = new Map<string, TechnicianEffect>()
  for (const visit of await listComingVisitsOf(connection, id, now())) {
    const start = Date.parse(visit.scheduledStart ?? visit.promise!.earliest) / 1_000
    const local = fromEpoch(Math.floor(start), timeZone)
    const isAway = absence !== undefined && local.date >= absence.from && local.date <= absence.to
    if (!isAway && canDo(after, visit, local)) continue
    const week = isoWeek(local.date)
    const known = weeks.get(week) ?? { week, published: 0, booked: 0 }
    weeks.set(week, visit.status === 'published' ? { ...known, published: known.published + 1 } : { ...known, booked: known.booked + 1 })
  }
  return { items: [...weeks.values()].sort((a, b) => (a.week < b.week ? -1 : 1)) }
}

function canDo(technician: Technician, visit: VisitCard, { date, time }: { readonly date: string; readonly time: string }): boolean {
  if (!technician.active || visit.skills.some((skill) => !technician.skills.includes(skill))) return false
  const weekday = weekdayOf(date)
  return technician.hours.some((hours) => hours.weekday === weekday && hours.start <= time && time < hours.end)
}
