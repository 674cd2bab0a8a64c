import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import {
  BookingReport,
  DueReport,
  EndingReport,
  LoadReport,
  SavingsBaseline,
  SavingsMeasure,
  SavingsReport,
  ZoneFillReport,
} from '../entities/reports.ts'
import { FileAnswer } from '../file-answer.ts'
import { Id, IsoWeek } from '../primitives.ts'

const staff = ['planner', 'manager', 'admin'] as const
/** The last `weeks` ISO weeks up to `until`; by default the current one, or the newest published one of the four weeks after it. */
const Weeks = z.object({ weeks: z.coerce.number().int().min(1).max(53).default(12), until: IsoWeek.optional() })
const Savings = Weeks.extend({
  baseline: SavingsBaseline.default('first-come-first-served'),
  measure: SavingsMeasure.default('planned'),
})

const ByTechnician = { technicianId: Id.optional() }
/** of the zoning in force; the places that lie in it today */
const ByZone = { zoneId: z.string().max(100).optional() }

export const reportEndpoints = {
  getSavingsReport: endpoint({
    method: 'GET',
    path: '/v1/reports/savings',
    summary: 'Kilometres, hours, money and CO2 saved week by week against a baseline',
    access: staff,
    query: Savings,
    answer: SavingsReport,
  }),
  getDueReport: endpoint({
    method: 'GET',
    path: '/v1/reports/due-windows',
    summary: 'Contract visits done within their due window, week by week, everybody’s or some',
    access: staff,
    query: Weeks.extend({ ...ByTechnician, ...ByZone }),
    answer: DueReport,
  }),
  getLoadReport: endpoint({
    method: 'GET',
    path: '/v1/reports/load',
    summary: 'Published hours of each technician against the hours he works',
    access: staff,
    query: Weeks.extend(ByTechnician),
    answer: LoadReport,
  }),
  getZoneFillReport: endpoint({
    method: 'GET',
    path: '/v1/reports/zone-days',
    summary: 'How full the zone days are, week by week, of everybody or some',
    access: staff,
    query: Weeks.extend({ ...ByTechnician, ...ByZone }),
    answer: ZoneFillReport,
  }),
  getBookingReport: endpoint({
    method: 'GET',
    path: '/v1/reports/bookings',
    summary: 'How good the slots are that were taken, week by week, everywhere or somewhere',
    access: staff,
    query: Weeks.extend({ ...ByTechnician, ...ByZone }),
    answer: BookingReport,
  }),
  getEndingReport: endpoint({
    method: 'GET',
    path: '/v1/reports/contracts',
    summary: 'Contracts that end within 60, 30 and 7 days, everywhere or in a zone',
    access: staff,
    query: z.object(ByZone),
    answer: EndingReport,
  }),
  exportReports: endpoint({
    method: 'GET',
    path: '/v1/reports/export',
    summary: 'All reports as one file',
    access: staff,
    query: Savings.extend({
      ...ByTechnician,
      ...ByZone,
      format: z.enum(['pdf', 'xlsx']).default('pdf'),
      language: z.enum(['fr', 'en']).default('fr'),
    }),
    form: 'binary',
    answer: FileAnswer,
  }),
  getPlanInputs: endpoint({
    method: 'GET',
    path: '/v1/route-plans/:id/inputs',
    summary: 'The stored inputs that a plan’s figures are recomputed from, with their hash in the file’s name',
    access: staff,
    params: z.object({ id: Id }),
    form: 'binary',
    answer: FileAnswer,
  }),
}
