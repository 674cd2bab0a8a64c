import type { RoutePlan, Technician, VisitCard } from '@tournee/contract'
import { getPlan, listTechnicians, listVisitsById } from '@tournee/data'
import type { LngLat } from '@tournee/osrm'
import { dayOfPasses } from '../planning/day-of-passes.ts'
import { placementsOf } from '../planning/plan-changes.ts'
import { daysOfWeek } from '../planning/week-shifts.ts'
import type { Services } from '../services.ts'

/** The points of a route: start, visits that have a position, start again. */
function pointsOf(route: RoutePlan['routes'][number], visits: ReadonlyMap<string, VisitCard>): LngLat[] {
  const stops = route.stops.flatMap((stop) => (stop.kind === 'visit' ? (visits.get(stop.visitId)?.position ?? []) : []))
  return [route.start, ...stops, route.start]
}

/** Routes along the roads, as GeoJSON. */
export interface Drawing {
  readonly type: 'FeatureCollection'
  readonly features: unknown[]
}

/** A plan's routes along the roads, one LineString a leg; drawn once a version. Throws `NotFoundError`. */
export async function drawRoutePlan(services: Services, id: string): Promise<Drawing> {
  const plan = await getPlan(services.db.connection, id)
  return services.drawings.get(`${plan.id} ${plan.version}`, () => draw(services, plan))
}

async function draw({ db, roads }: Services, plan: RoutePlan): Promise<Drawing> {
  const visits = new Map((await listVisitsById(db.connection, [...placementsOf(plan).keys()])).map((visit) => [visit.id, visit]))
  const technicians = new Map<string, Technician>((await listTechnicians(db.connection)).map((one) => [one.id, one]))
  const on = dayOfPasses(daysOfWeek(plan.week))
  const features = await Promise.all(
    plan.routes.map(async (route) => {
      const legs = await roads.route(pointsOf(route, visits), { on })
      return legs.map((leg, rank) => ({
        type: 'Feature',
        geometry: { type: 'LineString', coordinates: leg.geometry },
        properties: {
          technicianId: route.technicianId,
          date: route.date,
          colour: technicians.get(route.technicianId)?.colour ?? 0,
          source: leg.source,
          leg: rank,
        },
      }))
    }),
  )
  return { type: 'FeatureCollection', features: features.flat() }
}
