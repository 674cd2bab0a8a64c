import type { Handlers } from '../http/handler.ts'
import { exportReports } from '../use-cases/export-reports.ts'
import { givePlanInputs } from '../use-cases/give-plan-inputs.ts'
import { showBookings, showDueWindows, showEndings, showLoads, showSavings, showZoneFill } from '../use-cases/show-reports.ts'

/** The managers' reports, one by one and as a file. */
export const reportHandlers: Handlers<
  | 'getSavingsReport'
  | 'getDueReport'
  | 'getLoadReport'
  | 'getZoneFillReport'
  | 'getBookingReport'
  | 'getEndingReport'
  | 'exportReports'
  | 'getPlanInputs'
> = {
  getSavingsReport: ({ query }, services) => showSavings(services, query),
  getDueReport: ({ query }, services) => showDueWindows(services, query),
  getLoadReport: ({ query }, services) => showLoads(services, query),
  getZoneFillReport: ({ query }, services) => showZoneFill(services, query),
  getBookingReport: ({ query }, services) => showBookings(services, query),
  getEndingReport: ({ query }, services) => showEndings(services, query),
  exportReports: ({ query }, services) => exportReports(services, query),
  getPlanInputs: ({ params }, services) => givePlanInputs(services, params.id),
}
