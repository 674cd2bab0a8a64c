import { openPaper, type Paper } from '../print/paper.ts'
import { PAPER_TONES } from '../print/print-palette.ts'
import type { Cell, ReportTable } from './report-tables.ts'
import type { ReportWords } from './report-words.ts'

const ROW = 14
const HEAD = 54

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
  for (const table of tables) drawTable(paper, table, words, language)
  return new Uint8Array(await paper.finish(paper.legible(`${company} · ${period}`), words.page))
}

function drawTable(paper: Paper, table: ReportTable, words: ReportWords, language: 'fr' | 'en'): void {
  const { doc } = paper
  paper.need(HEAD + 2 * ROW)
  doc.moveDown(1)
  paper.face('strong', 13).text(paper.legible(table.title), paper.left, doc.y, { width: paper.width })
  paper.face('regular', 9, PAPER_TONES.soft).text(paper.legible(table.lead), { width: paper.width })
  doc.moveDown(0.4)
  if (table.rows.length === 0) return
  const rows = table.rows.map((row) => row.map((cell) => written(cell, words, language)))
  const widths = widthsOf([table.columns, ...rows], paper.width)
  drawRow(paper, table.columns, widths, 'strong')
  for (const row of rows) {
    if (paper.need(ROW)) drawRow(paper, table.columns, widths, 'strong')
    drawRow(paper, row, widths, 'regular')
  }
}

/** Columns as wide as their longest text asks for, within reason, filling the line. */
function widthsOf(rows: readonly (readonly string[])[], width: number): readonly number[] {
  const letters = rows[0]!.map((_, i) => Math.min(30, Math.max(7, ...rows.map((row) => row[i]?.length ?? 0))))
  const all = letters.reduce((sum, count) => sum + count, 0)
  return letters.map((count) => (width * count) / all)
}

function written(cell: Cell, words: ReportWords, language: 'fr' | 'en'): string {
  if (cell === null) return words.missing
  if (typeof cell === 'string') return cell
  const options = { minimumFractionDigits: cell.digits, maximumFractionDigits: cell.digits }
  return cell.value.toLocaleString(language === 'fr' ? 'fr-FR' : 'en-GB', options)
}

/** One line of a table: the first column to the left, numbers to the right, a hairline below. */
function drawRow(paper: Paper, cells: readonly string[], widths: readonly number[], weight: 'regular' | 'strong'): void {
  const { doc } = paper
  const top = doc.y
  let x = paper.left
  for (const [i, cell] of cells.entries()) {
    const width = widths[i]!
    paper.face(weight, 7.5).text(paper.legible(cell), x, top + 3, {
      width: width - 4,
      height: ROW - 3,
      align: i === 0 ? 'left' : 'right',
      ellipsis: true,
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
