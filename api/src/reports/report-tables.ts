import type {
  BookingReport,
  CivilDate,
  DueReport,
  EndingReport,
  IsoWeek,
  LoadReport,
  SavingsReport,
  ZoneFillReport,
} from '@tournee/contract'
import type { ReportChart } from './report-chart.ts'
import type { ReportWords } from './report-words.ts'

/** All reports of one moment. */
export interface Reports {
  readonly savings: SavingsReport
  readonly due: DueReport
  readonly load: LoadReport
  readonly zones: ZoneFillReport
  readonly bookings: BookingReport
  readonly endings: EndingReport
}

/** A cell: words, a week, a day, a number with its digits after the point, or nothing known. */
export type Cell =
  | string
  | { readonly week: IsoWeek }
  | { readonly date: CivilDate }
  | { readonly value: number; readonly digits: number }
  | null

/** A report as a table, for paper and spreadsheets alike. */
export interface ReportTable {
  readonly title: string
  /** what the table says in one sentence, what is missing included */
  readonly lead: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
  /** the same as a picture, where one says it faster */
  readonly chart?: ReportChart
}

/** Whether a column holds numbers as far as it holds anything; the first one names its rows. */
export const isNumeric = ({ rows }: ReportTable, column: number): boolean => {
  const cells = rows.map((row) => row[column] ?? null).filter((cell) => cell !== null)
  return column > 0 && cells.every((cell) => typeof cell === 'object' && 'value' in cell)
}

const n = (value: number | null | undefined, digits = 0): Cell => (value === null || value === undefined ? null : { value, digits })
const share = (part: number, all: number): Cell => (all === 0 ? null : n((100 * part) / all))

/** Every report as a table in one language. */
export function reportTables({ savings, due, load, zones, bookings, endings }: Reports, words: ReportWords): ReportTable[] {
  return [
    {
      title: words.savings,
      lead: words.savingsLead(
        words.baselines[savings.baseline],
        words.measures[savings.measure],
        savings.total.weeks,
        savings.weeks.length,
      ),
      columns: words.savingsColumns,
      ...(savings.total.weeks > 0 && { chart: savingsChart(savings, words) }),
      rows: savings.weeks.map(({ week, baseline, planned, driven, saved, gap, inputsHash }) => [
        { week },
        n(baseline?.km, 1),
        n(planned?.km, 1),
        n(driven?.km, 1),
        n(saved?.km, 1),
        n(saved?.driveHours, 1),
        n(saved?.eurFull),
        n(saved?.co2Kg),
        gap === null ? (inputsHash?.slice(0, 16) ?? null) : words.gaps[gap],
      ]),
    },
    {
      title: words.due,
      lead: words.dueLead(due.total.inWindow, due.total.done),
      columns: words.dueColumns,
      rows: due.weeks.map(({ week, done, inWindow, early, late }) => [
        { week },
        n(done),
        n(inWindow),
        n(early),
        n(late),
        share(inWindow, done),
      ]),
    },
    {
      title: words.load,
      lead: words.loadLead(load.weeks),
      columns: words.loadColumns,
      rows: load.technicians.map(({ name, driveHours, serviceHours, availableHours, visits }) => [
        name,
        n(visits),
        n(driveHours, 1),
        n(serviceHours, 1),
        n(availableHours, 1),
        share(driveHours + serviceHours, availableHours),
      ]),
    },
    {
      title: words.zones,
      lead: zones.weeks.length === 0 ? words.nothing : words.zonesLead,
      columns: words.zonesColumns,
      rows: zones.weeks.map(({ week, days, minutesBooked, minutesOpen }) => [
        { week },
        n(days),
        n(minutesBooked / 60, 1),
        n(minutesOpen / 60, 1),
        share(minutesBooked, minutesOpen),
      ]),
    },
    {
      title: words.bookings,
      lead: bookings.weeks.length === 0 ? words.nothing : words.bookingsLead(bookings.total.ungraded),
      columns: words.bookingsColumns,
      rows: bookings.weeks.map(({ week, booked, ungraded, green, best, meanGrade }) => [
        { week },
        n(booked),
        share(green, booked - ungraded),
        share(best, booked - ungraded),
        n(meanGrade),
        n(ungraded),
      ]),
    },
    {
      title: words.endings,
      lead: words.endingsLead(endings.within7, endings.within30, endings.within60),
      columns: words.endingsColumns,
      rows: endings.items.map(({ clientName, city, tier, endsOn, daysLeft, priceCents }) => [
        clientName,
        city,
        words.tiers[tier],
        { date: endsOn },
        n(daysLeft),
        n(priceCents === null ? null : priceCents / 100),
      ]),
    },
  ]
}

/** Kilometres of the weeks that compare; the others keep their place and draw nothing. */
const savingsChart = ({ weeks, measure }: SavingsReport, words: ReportWords): ReportChart => ({
  before: words.chart.before,
  after: words.chart[measure],
  bars: weeks.map(({ week, baseline, planned, driven, saved }) => ({
    label: words.weekShort(Number(week.slice(6))),
    before: saved && baseline ? baseline.km : null,
    after: saved ? ((measure === 'planned' ? planned : driven)?.km ?? null) : null,
  })),
})
