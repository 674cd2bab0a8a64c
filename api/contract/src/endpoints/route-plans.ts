import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Stamp } from '../entities/live.ts'
import { LoadedPart, StopSheet } from '../entities/roadbook.ts'
import { KpiReport, PlanChange, PlanFigures, PlanMode, PlannedRoute, RoutePlan, RoutePlanHead } from '../entities/route-plan.ts'
import { Technician } from '../entities/technician.ts'
import { VisitCard } from '../entities/visit.ts'
import { CivilDate, Id, IsoWeek } from '../primitives.ts'

const staff = ['planner', 'manager', 'admin'] as const
const office = ['planner', 'admin'] as const
const ById = z.object({ id: Id })
/** A route as GeoJSON: LineString features of legs with `technicianId`, `date`, `colour`, `source`. */
const GeoJson = z.object({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()) })

export const routePlanEndpoints = {
  getWeek: endpoint({
    method: 'GET',
    path: '/v1/weeks/:week',
    summary: 'What a week holds: visits due or booked, shifts, plans',
    access: staff,
    params: z.object({ week: IsoWeek }),
    answer: z.object({
      week: IsoWeek,
      days: z.array(z.object({ date: CivilDate, holiday: z.string().nullable() })),
      visits: z.array(VisitCard),
      technicians: z.array(Technician),
      /** technician x day that can be planned */
      shifts: z.array(z.object({ id: z.string(), technicianId: Id, date: CivilDate, start: z.string(), end: z.string() })),
      absences: z.array(z.object({ technicianId: Id, date: CivilDate, reason: z.string() })),
      plans: z.array(RoutePlanHead),
      currentPlanId: Id.nullable(),
      publishedPlanId: Id.nullable(),
      /** of a week that has no visit: when windows open next, and how many visits open within seven days from then */
      nextDue: z.object({ from: CivilDate, visits: z.int() }).nullable(),
    }),
  }),
  createRoutePlan: endpoint({
    method: 'POST',
    path: '/v1/route-plans',
    summary: 'Start planning a week; a run to follow',
    access: office,
    status: 202,
    body: z.object({
      week: IsoWeek,
      mode: PlanMode.default('from-scratch'),
      seconds: z.number().min(0.2).max(600).default(10),
      seed: z.int().min(0).default(1),
      /** for one-technician and one-day */
      technicianId: Id.optional(),
      date: CivilDate.optional(),
      /**
       * the plan to start from; what was decided in it (hours, relaxations, locks) holds in the run. Default: the week's current plan,
       * from scratch none
       */
      basePlanId: Id.optional(),
    }),
    answer: RoutePlanHead,
  }),
  listRoutePlans: endpoint({
    method: 'GET',
    path: '/v1/route-plans',
    summary: 'Plans of a week, newest first',
    access: staff,
    query: z.object({ week: IsoWeek.optional() }),
    answer: z.object({ items: z.array(RoutePlanHead) }),
  }),
  getRoutePlan: endpoint({ method: 'GET', path: '/v1/route-plans/:id', summary: 'A plan', access: staff, params: ById, answer: RoutePlan }),
  followRoutePlan: endpoint({
    method: 'GET',
    path: '/v1/route-plans/:id/events',
    summary: 'Progress of the run, best cost so far, then the end',
    access: staff,
    form: 'events',
    params: ById,
    answer: RoutePlanHead,
  }),
  terminateRoutePlan: endpoint({
    method: 'POST',
    path: '/v1/route-plans/:id/terminate',
    summary: 'Stop the run and keep the best',
    access: office,
    params: ById,
    status: 202,
    answer: RoutePlanHead,
  }),
  evaluateRoutePlan: endpoint({
    method: 'POST',
    path: '/v1/route-plans/evaluate',
    summary: 'Time and check an imposed plan; nothing is stored',
    access: staff,
    body: z.object({
      week: IsoWeek,
      routes: z.array(z.object({ technicianId: Id, date: CivilDate, visits: z.array(Id).max(200) })).max(2000),
    }),
    answer: RoutePlan.pick({ summary: true, routes: true, unassigned: true, violations: true }),
  }),
  compareRoutePlan: endpoint({
    method: 'GET',
    path: '/v1/route-plans/:id/compare',
    summary: 'What changes against another plan, or against the published one',
    access: staff,
    params: ById,
    query: z.object({ with: Id.optional() }),
    answer: z.object({
      withPlanId: Id.nullable(),
      changes: z.array(PlanChange),
      /** of this plan, and of the other one (null: there is none) */
      figures: z.object({ plan: PlanFigures, other: PlanFigures.nullable() }),
    }),
  }),
  publishRoutePlan: endpoint({
    method: 'POST',
    path: '/v1/route-plans/:id/publish',
    summary: 'Make it the week that technicians see (If-Match: version)',
    access: office,
    params: ById,
    answer: RoutePlan,
  }),
  unpublishRoutePlan: endpoint({
    method: 'POST',
    path: '/v1/route-plans/:id/unpublish',
    summary: 'Take its publication back: technicians see the plan before it, or none (If-Match: version)',
    access: office,
    params: ById,
    answer: RoutePlan,
  }),
  getRoutePlanGeometry: endpoint({
    method: 'GET',
    path: '/v1/route-plans/:id/geometry',
    summary: 'Routes along the roads, as GeoJSON',
    access: staff,
    params: ById,
    answer: GeoJson,
  }),
  getKpi: endpoint({
    method: 'GET',
    path: '/v1/kpi',
    summary: 'Kilometres saved in a week, recomputed from stored inputs',
    access: staff,
    query: z.object({ week: IsoWeek }),
    answer: KpiReport,
  }),
  getMyDay: endpoint({
    method: 'GET',
    path: '/v1/my-day',
    summary: "The signed-in technician's published day, in order",
    access: ['technician'],
    query: z.object({ date: CivilDate.optional() }),
    answer: z.object({
      date: CivilDate,
      technician: Technician,
      route: PlannedRoute.nullable(),
      visits: z.array(VisitCard),
      /** of each visit, in the same order */
      sheets: z.array(StopSheet),
      /** parts to load before leaving, of the whole day */
      load: z.array(LoadedPart),
      nextDate: CivilDate.nullable(),
      /** by the service's clock: only a stop of today can be stamped */
      today: CivilDate,
      /** what was told of these visits that day, oldest first; those taken back are left out */
      stamps: z.array(Stamp),
    }),
  }),
  getBasemap: endpoint({
    method: 'GET',
    path: '/v1/basemap',
    summary: 'Offline base map: lakes, roads, places; or the address of an online style',
    access: 'signed-in',
    answer: z.object({ styleUrl: z.string().nullable(), lakes: GeoJson, roads: GeoJson, places: GeoJson }),
  }),
}
