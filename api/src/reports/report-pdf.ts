import { openPaper, type Paper } from '../print/paper.ts'
import { type PrintFormats, printFormats } from '../print/print-formats.ts'
import { PAPER_TONES } from '../print/print-palette.ts'
import { CHART_HEIGHT, drawChart } from './report-chart.ts'
import { type Cell, isNumeric, type ReportTable } from './report-tables.ts'
import type { ReportWords } from './report-words.ts'

const ROW = 14
const HEAD = 54
/** Figures all as wide, and no comma drawn under a seven; pdfkit's types know lists of features only, its fonts switches too. */
const FIGURES = { tnum: true, kern: false } as unknown as []

/** What stands above the tables. */
export interface ReportCover {
  readonly company: string
  readonly period: string
  readonly totals: string
  /** epoch milliseconds */
  readonly at: number
  readonly language: 'fr' | 'en'
}

/** The reports on A4: what was saved in one line, then every table, with what is missing said. `compress: false` is for tests. */
export async function reportPdf(
  tables: readonly ReportTable[],
  cover: ReportCover,
  words: ReportWords,
  compress = true,
): Promise<Uint8Array<ArrayBuffer>> {
  const { company, period, totals, at, language } = cover
  const paper = await openPaper({ title: `${words.title} · ${company}`, author: company, language, at, compress })
  const { doc } = paper
  paper.face('regular', 9, PAPER_TONES.faint).text(paper.legible(company), paper.left, paper.top)
  paper.face('strong', 20).text(paper.legible(words.title))
  paper.face('regular', 10, PAPER_TONES.soft).text(paper.legible(period))
  doc.moveDown(0.5)
  paper.face('strong', 11).text(paper.legible(totals), { width: paper.width })
  const writing: Writing = { words, formats: printFormats(language, 'UTC') }
  for (const table of tables) drawTable(paper, table, writing)
  return new Uint8Array(await paper.finish(paper.legible(`${company} · ${period}`), words.page))
}

/** How cells are written: every date of a report is a civil one. */
interface Writing {
  readonly words: ReportWords
  readonly formats: PrintFormats
}

function drawTable(paper: Paper, table: ReportTable, writing: Writing): void {
  const { doc } = paper
  paper.need(HEAD + 2 * ROW + (table.chart ? CHART_HEIGHT : 0))
  doc.moveDown(1)
  paper.face('strong', 13).text(paper.legible(table.title), paper.left, doc.y, { width: paper.width })
  paper.face('regular', 9, PAPER_TONES.soft).text(paper.legible(table.lead), { width: paper.width })
  doc.moveDown(0.4)
  if (table.rows.length === 0) return
  if (table.chart) drawChart(paper, table.chart, (value) => writing.formats.number(value))
  const rows = table.rows.map((row) => row.map((cell) => written(cell, writing)))
  const widths = widthsOf([table.columns, ...rows], paper.width)
  const columns = widths.map((width, i) => ({ width, align: isNumeric(table, i) ? ('right' as const) : ('left' as const) }))
  drawRow(paper, table.columns, columns, 'strong')
  for (const row of rows) {
    if (paper.need(ROW)) drawRow(paper, table.columns, columns, 'strong')
    drawRow(paper, row, columns, 'regular')
  }
}

/** Columns as wide as their longest text asks for, within reason, filling the line. */
function widthsOf(rows: readonly (readonly string[])[], width: number): readonly number[] {
  const letters = rows[0]!.map((_, i) => Math.min(30, Math.max(7, ...rows.map((row) => row[i]?.length ?? 0))))
  const all = letters.reduce((sum, count) => sum + count, 0)
  return letters.map((count) => (width * count) / all)
}

function written(cell: Cell, { words, formats }: Writing): string {
  if (cell === null) return words.missing
  if (typeof cell === 'string') return cell
  if ('week' in cell) return `${words.weekShort(Number(cell.week.slice(6)))} ${cell.week.slice(0, 4)}`
  if ('date' in cell) return formats.date(cell.date)
  return formats.number(cell.value, cell.digits)
}

interface Column {
  /** points */
  readonly width: number
  readonly align: 'left' | 'right'
}

/** One line of a table: words to the left, numbers to the right, a hairline below. */
function drawRow(paper: Paper, cells: readonly string[], columns: readonly Column[], weight: 'regular' | 'strong'): void {
  const { doc } = paper
  const top = doc.y
  let x = paper.left
  for (const [i, cell] of cells.entries()) {
    const { width, align } = columns[i]!
    paper.face(weight, 7.5).text(paper.legible(cell), align === 'left' && i > 0 ? x + 12 : x, top + 3, {
      width: width - (align === 'left' && i > 0 ? 16 : 4),
      height: ROW - 3,
      align,
      ellipsis: true,
      ...(align === 'right' && { features: FIGURES }),
      lineBreak: false,
    })
    x += width
  }
  doc
    .moveTo(paper.left, top + ROW)
    .lineTo(paper.left + paper.width, top + ROW)
    .lineWidth(weight === 'strong' ? 0.8 : 0.3)
    .stroke(PAPER_TONES.faint)
  doc.y = top + ROW
  doc.x = paper.left
}
