import {
  type CivilDate,
  type FileAnswer,
  labelPauses,
  type PrintLanguage,
  type RoadbookFormat,
  type RouteLinks,
  type RoutePlan,
  type User,
} from '@tournee/contract'
import { findPublishedRoute, getCompany, getPlan, listSiteSheets, listTechnicians, listVisitNeeds, listVisitsById } from '@tournee/data'
import { clockOf } from '../planning/clock-of.ts'
import { placementsOf } from '../planning/plan-changes.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { linesOf, type Roadbook } from '../roadbooks/roadbook.ts'
import { routeLinks } from '../roadbooks/route-links.ts'
import { writeRoadbooks } from '../roadbooks/write-roadbooks.ts'
import type { Services } from '../services.ts'
import { companyToday } from './company-today.ts'
import { drawRoutePlan } from './draw-route-plan.ts'

/** Which of a plan's routes; absent = every technician, every day. */
export interface WhichRoutes {
  readonly technicianId?: string | undefined
  readonly date?: CivilDate | undefined
}

/** What a file is asked as. */
export interface FileWish {
  readonly format: RoadbookFormat
  readonly language: PrintLanguage
}

interface DrawnLeg {
  readonly geometry: { readonly coordinates: readonly (readonly [number, number])[] }
  readonly properties: { readonly technicianId: string; readonly date: CivilDate; readonly leg: number }
}

/** Newer plans and later edits count higher: seconds of the plan's making, and its version. */
const sequenceOf = (plan: RoutePlan) => Math.floor(Date.parse(plan.createdAt) / 1_000) + plan.version

/** The roadbooks of a plan's routes, by day, then technician. Throws `NotFoundError`; refuses where there is no such route. */
export async function readRoadbooks(services: Services, planId: string, which: WhichRoutes): Promise<readonly Roadbook[] | Refusal> {
  const { connection } = services.db
  const plan = await getPlan(connection, planId)
  const routes = plan.routes.filter(
    (route) =>
      (which.technicianId === undefined || route.technicianId === which.technicianId) &&
      (which.date === undefined || route.date === which.date),
  )
  if (routes.length === 0) return refuse('NOT_FOUND', 'The plan has no route of that technician on that day.')
  const visits = await listVisitsById(connection, [...placementsOf({ routes }).keys()])
  const cards = new Map(visits.map((visit) => [visit.id, visit]))
  const sheets = await listSiteSheets(
    connection,
    visits.map(({ siteId }) => siteId),
  )
  const needs = await listVisitNeeds(connection, [...cards.keys()])
  const technicians = new Map((await listTechnicians(connection)).map((one) => [one.id, one]))
  const drawn = (await drawRoutePlan(services, planId)).features as DrawnLeg[]
  const company = await getCompany(connection)
  const clock = clockOf(company.timeZone)
  const books = routes.map(
    (route): Roadbook => ({
      company,
      technician: technicians.get(route.technicianId)!,
      route,
      lines: linesOf(labelPauses(route, plan.edits.shifts, clock), cards, sheets, needs),
      legs: drawn
        .filter(({ properties }) => properties.technicianId === route.technicianId && properties.date === route.date)
        .sort((a, b) => a.properties.leg - b.properties.leg)
        .map(({ geometry }) => geometry.coordinates),
      sequence: sequenceOf(plan),
    }),
  )
  return books.sort((a, b) =>
    a.route.date === b.route.date ? (a.technician.letter < b.technician.letter ? -1 : 1) : a.route.date < b.route.date ? -1 : 1,
  )
}

/** Where a technician's published day is: its plan, and which of its routes. */
async function findOwn(
  { db, now }: Services,
  user: User,
  asked: CivilDate | undefined,
): Promise<{ planId: string; which: WhichRoutes } | Refusal> {
  if (!user.technicianId) return refuse('FORBIDDEN', 'This account belongs to no technician.')
  const date = asked ?? (await companyToday(db.connection, now()))
  const published = await findPublishedRoute(db.connection, user.technicianId, date)
  if (!published) return refuse('NOT_FOUND', 'Nothing is published for that day.')
  return { planId: published.planId, which: { technicianId: user.technicianId, date } }
}

/** Roadbooks of a plan as one file. */
export async function saveRoadbook(services: Services, planId: string, which: WhichRoutes, wish: FileWish): Promise<FileAnswer | Refusal> {
  const books = await readRoadbooks(services, planId, which)
  return isRefusal(books) ? books : writeRoadbooks(books, wish, services.now())
}

/** Roadbooks of a plan as links. */
export async function linkRoadbooks(services: Services, planId: string, which: WhichRoutes): Promise<{ items: RouteLinks[] } | Refusal> {
  const books = await readRoadbooks(services, planId, which)
  return isRefusal(books) ? books : { items: books.map(routeLinks) }
}

/** The published day of the technician who asks, as a file; `date` defaults to today. */
export async function saveMyRoadbook(
  services: Services,
  user: User,
  date: CivilDate | undefined,
  wish: FileWish,
): Promise<FileAnswer | Refusal> {
  const own = await findOwn(services, user, date)
  return isRefusal(own) ? own : saveRoadbook(services, own.planId, own.which, wish)
}

/** The published day of the technician who asks, as links; none without a published day. */
export async function linkMyRoadbook(
  services: Services,
  user: User,
  date: CivilDate | undefined,
): Promise<{ items: RouteLinks[] } | Refusal> {
  const own = await findOwn(services, user, date)
  return isRefusal(own) ? own : linkRoadbooks(services, own.planId, own.which)
}
