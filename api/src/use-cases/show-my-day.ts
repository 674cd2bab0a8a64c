import {
  type CivilDate,
  type LoadedPart,
  labelPauses,
  type PlannedRoute,
  type Stamp,
  type StopSheet,
  type Technician,
  type User,
  type VisitCard,
} from '@tournee/contract'
import {
  type Connection,
  findNextPublishedDate,
  findPublishedRoute,
  getCompany,
  getTechnician,
  listSiteSheets,
  listStamps,
  listVisitNeeds,
  listVisitsById,
} from '@tournee/data'
import { fromEpoch } from '@tournee/engine/recurrence'
import { clockOf } from '../planning/clock-of.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { partsOf, partsToLoad } from '../roadbooks/parts-to-load.ts'
import type { Services } from '../services.ts'

/** A technician's published day. */
export interface MyDay {
  readonly date: CivilDate
  readonly technician: Technician
  readonly route: PlannedRoute | null
  /** in the order of the route */
  readonly visits: VisitCard[]
  /** of each visit, in the same order */
  readonly sheets: StopSheet[]
  /** parts to load before leaving */
  readonly load: LoadedPart[]
  readonly nextDate: CivilDate | null
  readonly today: CivilDate
  /** what counts of that day, oldest first */
  readonly stamps: Stamp[]
}

/** The day of the technician who asks, as published: drafts change nothing here. `date` defaults to today. */
export async function showMyDay({ db, now }: Services, user: User, asked: CivilDate | undefined): Promise<MyDay | Refusal> {
  if (!user.technicianId) return refuse('FORBIDDEN', 'This account belongs to no technician.')
  const { connection } = db
  const { timeZone } = await getCompany(connection)
  const today = fromEpoch(Math.floor(now() / 1_000), timeZone).date
  const date = asked ?? today
  const published = await findPublishedRoute(connection, user.technicianId, date)
  const ids = published?.route.stops.flatMap((stop) => (stop.kind === 'visit' ? [stop.visitId] : [])) ?? []
  const cards = new Map((await listVisitsById(connection, ids)).map((visit) => [visit.id, visit]))
  const visits = ids.flatMap((id) => cards.get(id) ?? [])
  const sheets = await sheetsOf(connection, visits)
  const orders = new Map(ids.map((id, i) => [id, i + 1]))
  return {
    date,
    technician: await getTechnician(connection, user.technicianId),
    route: published ? labelPauses(published.route, published.edits, clockOf(timeZone)) : null,
    visits,
    sheets,
    load: partsToLoad(sheets.map(({ visitId, parts }) => ({ order: orders.get(visitId)!, parts }))),
    today,
    stamps: await listStamps(connection, { date, technicianId: user.technicianId }),
    nextDate: await findNextPublishedDate(connection, user.technicianId, date),
  }
}

async function sheetsOf(connection: Connection, visits: readonly VisitCard[]): Promise<StopSheet[]> {
  const sheets = await listSiteSheets(
    connection,
    visits.map(({ siteId }) => siteId),
  )
  const needs = await listVisitNeeds(
    connection,
    visits.map(({ id }) => id),
  )
  return visits.flatMap((visit) => {
    const sheet = sheets.get(visit.siteId)
    return sheet ? [{ visitId: visit.id, accessNotes: sheet.accessNotes, parts: [...partsOf(visit, sheet, needs.get(visit.id)!)] }] : []
  })
}
