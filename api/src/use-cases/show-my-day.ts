import type { CivilDate, PlannedRoute, Technician, User, VisitCard } from '@tournee/contract'
import { findNextPublishedDate, findPublishedRoute, getCompany, getTechnician, listVisitsById } from '@tournee/data'
import { fromEpoch } from '@tournee/engine/recurrence'
import { type Refusal, refuse } from '../refusal.ts'
import type { Services } from '../services.ts'

/** A technician's published day. */
export interface MyDay {
  readonly date: CivilDate
  readonly technician: Technician
  readonly route: PlannedRoute | null
  /** in the order of the route */
  readonly visits: VisitCard[]
  readonly nextDate: CivilDate | null
}

/** The day of the technician who asks, as published: drafts change nothing here. `date` defaults to today. */
export async function showMyDay({ db, now }: Services, user: User, asked: CivilDate | undefined): Promise<MyDay | Refusal> {
  if (!user.technicianId) return refuse('FORBIDDEN', 'This account belongs to no technician.')
  const { connection } = db
  const { timeZone } = await getCompany(connection)
  const date = asked ?? fromEpoch(Math.floor(now() / 1_000), timeZone).date
  const published = await findPublishedRoute(connection, user.technicianId, date)
  const ids = published?.route.stops.flatMap((stop) => (stop.kind === 'visit' ? [stop.visitId] : [])) ?? []
  const cards = new Map((await listVisitsById(connection, ids)).map((visit) => [visit.id, visit]))
  return {
    date,
    technician: await getTechnician(connection, user.technicianId),
    route: published?.route ?? null,
    visits: ids.flatMap((id) => cards.get(id) ?? []),
    nextDate: await findNextPublishedDate(connection, user.technicianId, date),
  }
}
