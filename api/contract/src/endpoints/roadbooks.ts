import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { PrintLanguage, RoadbookFormat, RouteLinks } from '../entities/roadbook.ts'
import { FileAnswer } from '../file-answer.ts'
import { CivilDate, Id } from '../primitives.ts'

const staff = ['planner', 'manager', 'admin'] as const
const ById = z.object({ id: Id })
const How = z.object({ format: RoadbookFormat.default('pdf'), language: PrintLanguage.default('fr') })
/** Absent = every technician, every day of the plan. */
const Which = z.object({ technicianId: Id.optional(), date: CivilDate.optional() })

export const roadbookEndpoints = {
  getRoadbook: endpoint({
    method: 'GET',
    path: '/v1/route-plans/:id/roadbook',
    summary: 'Routes of a plan to print or to carry along, as one file: of a technician, of a day, or all',
    access: staff,
    form: 'binary',
    params: ById,
    query: How.extend(Which.shape),
    answer: FileAnswer,
  }),
  getRouteLinks: endpoint({
    method: 'GET',
    path: '/v1/route-plans/:id/links',
    summary: 'Routes of a plan as links to Waze, Google Maps and Apple Maps',
    access: staff,
    params: ById,
    query: Which,
    answer: z.object({ items: z.array(RouteLinks) }),
  }),
  getMyRoadbook: endpoint({
    method: 'GET',
    path: '/v1/my-day/roadbook',
    summary: "The signed-in technician's published day, as a file",
    access: ['technician'],
    form: 'binary',
    query: How.extend({ date: CivilDate.optional() }),
    answer: FileAnswer,
  }),
  getMyRouteLinks: endpoint({
    method: 'GET',
    path: '/v1/my-day/links',
    summary: "The signed-in technician's published day as links to Waze, Google Maps and Apple Maps",
    access: ['technician'],
    query: z.object({ date: CivilDate.optional() }),
    answer: z.object({ items: z.array(RouteLinks) }),
  }),
}
