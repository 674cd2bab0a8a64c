import type { FileAnswer, SavingsBaseline, SavingsMeasure } from '@tournee/contract'
import { getCompany, listTechnicians } from '@tournee/data'
import { weekDays } from '@tournee/engine/recurrence'
import { printFormats } from '../print/print-formats.ts'
import { isRefusal, type Refusal } from '../refusal.ts'
import { reportPdf } from '../reports/report-pdf.ts'
import { reportXlsx } from '../reports/report-sheet.ts'
import { type Reports, reportTables } from '../reports/report-tables.ts'
import { REPORT_WORDS } from '../reports/report-words.ts'
import type { Services } from '../services.ts'
import { findZones } from '../zoning/zone-finder.ts'
import { companyToday } from './company-today.ts'
import {
  type ReportScope,
  type ReportWeeks,
  showBookings,
  showDueWindows,
  showEndings,
  showLoads,
  showSavings,
  showZoneFill,
} from './show-reports.ts'

/** What the file holds, and how. */
export interface ReportExport extends ReportWeeks, ReportScope {
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
  return { savings, due, load, zones, bookings, endings: await showEndings(services, asked) }
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
  const formats = printFormats(asked.language, 'UTC')
  const write = (value: number) => formats.number(value)
  const totals =
    total.weeks === 0 ? words.noTotal : words.totals(write(total.km), write(total.driveHours), write(total.eurFull), write(total.co2Kg))
  const [from, to] = [weekDays(first)[0]!, weekDays(last)[6]!]
  const period = [words.period(formats.dayLong(from), formats.dayLong(to)), ...(await scopeInWords(services, asked, words))].join(' · ')
  const cover = { company: name, period, totals, at: services.now(), language: asked.language }
  return { fileName, contentType: 'application/pdf', bytes: await reportPdf(tables, cover, words) }
}

/** Whose service the tables tell of, where it is not everybody's; what is saved is always the company's. */
async function scopeInWords(
  { db, now }: Services,
  { technicianId, zoneId }: ReportScope,
  words: (typeof REPORT_WORDS)['fr'],
): Promise<string[]> {
  const { connection } = db
  const technician = technicianId === undefined ? undefined : (await listTechnicians(connection)).find(({ id }) => id === technicianId)
  const zones = zoneId === undefined ? [] : (await findZones(connection, await companyToday(connection, now()))).zones
  const names = [technician?.name, zones.find(({ id }) => id === zoneId)?.name].filter((name) => name !== undefined)
  return names.length > 0 ? [words.serviceOf(names.join(', '))] : []
}
