import type { CivilDate, PlanEdits, PlannedRoute, PlannedStop, ShiftEdit } from '@tournee/contract'
import type { Connection } from '../database/connection.ts'
import { newId } from '../database/identity.ts'
import { insertAll } from '../database/insert-all.ts'
import { fromJsonOrNull, toEpoch, toInstant } from '../database/stored-values.ts'

interface RouteRow {
  id: string
  plan_id: string
  rank: number
  shift_id: string
  technician_id: string
  date: CivilDate
  start_lng: number
  start_lat: number
  departure: number
  end: number
  last_leg_seconds: number
  last_leg_metres: number
  distance_metres: number
  drive_seconds: number
  service_seconds: number
  wait_seconds: number
  overtime_seconds: number
  proof: PlannedRoute['proof']
}

interface StopRow {
  route_id: string
  rank: number
  kind: 'visit' | 'break'
  visit_id: string | null
  arrival: number | null
  start: number
  end: number
  drive_seconds: number | null
  distance_metres: number | null
  wait_seconds: number | null
}

/** Stores the routes of a plan, in their order. */
export async function insertRoutes(db: Connection, planId: string, routes: readonly PlannedRoute[], at: number): Promise<void> {
  const rows = routes.map((route, rank) => toRouteRow(newId(at), planId, rank, route))
  await insertAll(db, 'routes', rows)
  const stops = rows.flatMap((row, i) => routes[i]!.stops.map((stop, rank) => toStopRow(row.id, rank, stop)))
  await insertAll(db, 'stops', stops)
}

/** The routes of a plan, in their order. */
export async function listRoutes(db: Connection, planId: string): Promise<PlannedRoute[]> {
  const rows = await db<RouteRow>('routes').where({ plan_id: planId }).orderBy('rank')
  const ofPlan = db('routes').where({ plan_id: planId }).select('id')
  const stops = await db<StopRow>('stops').whereIn('route_id', ofPlan).orderBy(['route_id', 'rank'])
  const byRoute = Map.groupBy(stops, (stop) => stop.route_id)
  return rows.map((row) => toRoute(row, byRoute.get(row.id) ?? []))
}

/** A technician's published route of a day, with the plan it is of; null on a day without one. */
export async function findPublishedRoute(
  db: Connection,
  technicianId: string,
  date: CivilDate,
): Promise<Pick<PublishedRoute, 'planId' | 'route' | 'edits'> | null> {
  const row = (await publishedRoutes(db, technicianId).where('routes.date', date))[0]
  if (!row) return null
  const stops = await db<StopRow>('stops').where({ route_id: row.id }).orderBy('rank')
  return { planId: row.plan_id, route: toRoute(row, stops), edits: shiftEdits(row) }
}

/** The next day after `date` on which a technician has a published route. */
export async function findNextPublishedDate(db: Connection, technicianId: string, date: CivilDate): Promise<CivilDate | null> {
  const row = (await publishedRoutes(db, technicianId).where('routes.date', '>', date).orderBy('routes.date').limit(1))[0]
  return row?.date ?? null
}

/** A published route, with the plan it is of and that plan's version. */
export interface PublishedRoute {
  readonly planId: string
  readonly planVersion: number
  readonly route: PlannedRoute
  /** what the planner changed of the days of that plan */
  readonly edits: readonly ShiftEdit[]
}

const shiftEdits = ({ edits }: { readonly edits: string | null }) => fromJsonOrNull<PlanEdits>(edits)?.shifts ?? []

/** Every published route of a day. */
export async function listPublishedRoutes(db: Connection, date: CivilDate): Promise<PublishedRoute[]> {
  const rows = await db('routes')
    .join('plans', 'plans.id', 'routes.plan_id')
    .where({ 'plans.state': 'published', 'routes.date': date })
    .orderBy('routes.rank')
    .select<(RouteRow & { plan_version: number; edits: string | null })[]>('routes.*', 'plans.version as plan_version', 'plans.edits')
  const stops = await db<StopRow>('stops')
    .whereIn(
      'route_id',
      rows.map(({ id }) => id),
    )
    .orderBy(['route_id', 'rank'])
  const byRoute = Map.groupBy(stops, (stop) => stop.route_id)
  return rows.map((row) => ({
    planId: row.plan_id,
    planVersion: row.plan_version,
    route: toRoute(row, byRoute.get(row.id) ?? []),
    edits: shiftEdits(row),
  }))
}

/** The days around `date` that have published routes: the last one before it, and the next one after it. */
export async function listPublishedDatesAround(db: Connection, date: CivilDate): Promise<CivilDate[]> {
  const days = () => db('routes').join('plans', 'plans.id', 'routes.plan_id').where({ 'plans.state': 'published' })
  const before = await days().where('routes.date', '<', date).max<{ date: CivilDate | null }[]>('routes.date as date')
  const after = await days().where('routes.date', '>', date).min<{ date: CivilDate | null }[]>('routes.date as date')
  return [...before, ...after].flatMap((row) => row.date ?? [])
}

function publishedRoutes(db: Connection, technicianId: string) {
  return db('routes')
    .join('plans', 'plans.id', 'routes.plan_id')
    .where({ 'plans.state': 'published', 'routes.technician_id': technicianId })
    .select<(RouteRow & { edits: string | null })[]>('routes.*', 'plans.edits')
}

function toRouteRow(id: string, planId: string, rank: number, route: PlannedRoute): RouteRow {
  return {
    id,
    plan_id: planId,
    rank,
    shift_id: route.shiftId,
    technician_id: route.technicianId,
    date: route.date,
    start_lng: route.start.lng,
    start_lat: route.start.lat,
    departure: toEpoch(route.departure),
    end: toEpoch(route.end),
    last_leg_seconds: route.lastLeg.driveSeconds,
    last_leg_metres: route.lastLeg.distanceMetres,
    distance_metres: route.distanceMetres,
    drive_seconds: route.driveSeconds,
    service_seconds: route.serviceSeconds,
    wait_seconds: route.waitSeconds,
    overtime_seconds: route.overtimeSeconds,
    proof: route.proof,
  }
}

function toRoute(row: RouteRow, stops: readonly StopRow[]): PlannedRoute {
  return {
    shiftId: row.shift_id,
    technicianId: row.technician_id,
    date: row.date,
    start: { lng: row.start_lng, lat: row.start_lat },
    departure: toInstant(row.departure),
    end: toInstant(row.end),
    stops: stops.map(toStop),
    lastLeg: { driveSeconds: row.last_leg_seconds, distanceMetres: row.last_leg_metres },
    distanceMetres: row.distance_metres,
    driveSeconds: row.drive_seconds,
    serviceSeconds: row.service_seconds,
    waitSeconds: row.wait_seconds,
    overtimeSeconds: row.overtime_seconds,
    proof: row.proof,
  }
}

function toStopRow(routeId: string, rank: number, stop: PlannedStop): StopRow {
  const times = { start: toEpoch(stop.start), end: toEpoch(stop.end) }
  const at = { route_id: routeId, rank, kind: stop.kind, ...times }
  if (stop.kind === 'break') return { ...at, visit_id: null, arrival: null, drive_seconds: null, distance_metres: null, wait_seconds: null }
  return {
    ...at,
    visit_id: stop.visitId,
    arrival: toEpoch(stop.arrival),
    drive_seconds: stop.driveSeconds,
    distance_metres: stop.distanceMetres,
    wait_seconds: stop.waitSeconds,
  }
}

function toStop(row: StopRow): PlannedStop {
  const times = { start: toInstant(row.start), end: toInstant(row.end) }
  if (row.kind === 'break') return { kind: 'break', ...times }
  return {
    kind: 'visit',
    visitId: row.visit_id!,
    arrival: toInstant(row.arrival!),
    ...times,
    driveSeconds: row.drive_seconds!,
    distanceMetres: row.distance_metres!,
    waitSeconds: row.wait_seconds!,
  }
}
