import writeXlsxFile from 'write-excel-file/node'
import { neutralise } from '../export/neutralise.ts'
import { SHEET_FONT } from '../export/sheet-font.ts'
import { type Cell, isNumeric, type ReportTable } from './report-tables.ts'

const SHEET_NAME_LENGTH = 31
const WIDTHS = { least: 11, most: 42 } as const
const HEAD_ROWS = 2

const cellOf = (cell: Cell) => {
  if (cell === null) return null
  if (typeof cell === 'string') return { value: neutralise(cell), type: String }
  if ('week' in cell) return { value: cell.week, type: String }
  if ('date' in cell) return { value: new Date(`${cell.date}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy' }
  return { value: cell.value, type: Number, format: cell.digits === 0 ? '#,##0' : `#,##0.${'0'.repeat(cell.digits)}` }
}

/** As wide as the longest words of a column, within reason. */
function widthOf({ columns, rows }: ReportTable, column: number): number {
  const words = rows.map((row) => row[column]).filter((cell) => typeof cell === 'string')
  const letters = Math.max(columns[column]!.length, ...words.map(({ length }) => length))
  return Math.min(WIDTHS.most, Math.max(WIDTHS.least, letters + 2))
}

/** Reports as .xlsx, one sheet each: numbers are numbers, days are days, what is missing is empty; no formula survives. */
export async function reportXlsx(tables: readonly ReportTable[]): Promise<Uint8Array<ArrayBuffer>> {
  const sheets = tables.map((table) => ({
    sheet: table.title.slice(0, SHEET_NAME_LENGTH),
    columns: table.columns.map((_, i) => ({ width: widthOf(table, i) })),
    orientation: 'landscape' as const,
    stickyRowsCount: HEAD_ROWS,
    data: [
      [{ value: table.lead, type: String }],
      table.columns.map((value, i) => ({
        value,
        fontWeight: 'bold' as const,
        align: isNumeric(table, i) ? ('right' as const) : ('left' as const),
      })),
      ...table.rows.map((row) => row.map(cellOf)),
    ],
  }))
  return new Uint8Array(await writeXlsxFile(sheets, SHEET_FONT).toBuffer())
}
