import type { FileAnswer, SavingsBaseline, SavingsMeasure } from '@tournee/contract'
import { getCompany } from '@tournee/data'
import { isRefusal, type Refusal } from '../refusal.ts'
import { reportPdf } from '../reports/report-pdf.ts'
import { reportXlsx } from '../reports/report-sheet.ts'
import { type Reports, reportTables } from '../reports/report-tables.ts'
import { REPORT_WORDS } from '../reports/report-words.ts'
import type { Services } from '../services.ts'
import { type ReportWeeks, showBookings, showDueWindows, showEndings, showLoads, showSavings, showZoneFill } from './show-reports.ts'

/** What the file holds, and how. */
export interface ReportExport extends ReportWeeks {
  readonly baseline: SavingsBaseline
  readonly measure: SavingsMeasure
  readonly format: 'pdf' | 'xlsx'
  readonly language: 'fr' | 'en'
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

async function readReports(services: Services, asked: ReportExport): Promise<Reports | Refusal> {
  const [savings, due, load] = [await showSavings(services, asked), await showDueWindows(services, asked), await showLoads(services, asked)]
  if (isRefusal(savings)) return savings
  if (isRefusal(due)) return due
  if (isRefusal(load)) return load
  const [zones, bookings] = [await showZoneFill(services, asked), await showBookings(services, asked)]
  if (isRefusal(zones)) return zones
  if (isRefusal(bookings)) return bookings
  return { savings, due, load, zones, bookings, endings: await showEndings(services) }
}

/** All reports as one PDF or spreadsheet. */
export async function exportReports(services: Services, asked: ReportExport): Promise<FileAnswer | Refusal> {
  const reports = await readReports(services, asked)
  if (isRefusal(reports)) return reports
  const words = REPORT_WORDS[asked.language]
  const tables = reportTables(reports, words)
  const { weeks, total } = reports.savings
  const [first, last] = [weeks[0]!.week, weeks.at(-1)!.week]
  const fileName = `tournee-${first}-${last}.${asked.format}`
  if (asked.format === 'xlsx') return { fileName, contentType: XLSX, bytes: await reportXlsx(tables) }
  const { name } = await getCompany(services.db.connection)
  const write = (value: number) => value.toLocaleString(asked.language === 'fr' ? 'fr-FR' : 'en-GB', { maximumFractionDigits: 0 })
  const totals =
    total.weeks === 0 ? words.noTotal : words.totals(write(total.km), write(total.driveHours), write(total.eurFull), write(total.co2Kg))
  const cover = { company: name, period: words.period(first, last), totals, at: services.now(), language: asked.language }
  return { fileName, contentType: 'application/pdf', bytes: await reportPdf(tables, cover, words) }
}
