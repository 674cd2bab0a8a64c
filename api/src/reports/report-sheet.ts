import writeXlsxFile from 'write-excel-file/node'
import { neutralise } from '../export/neutralise.ts'
import type { Cell, ReportTable } from './report-tables.ts'

const SHEET_NAME_LENGTH = 31
const cellOf = (cell: Cell) => {
  if (cell === null) return null
  if (typeof cell === 'string') return { value: neutralise(cell), type: String }
  return { value: cell.value, type: Number, format: cell.digits === 0 ? '0' : `0.${'0'.repeat(cell.digits)}` }
}

/** Reports as .xlsx, one sheet each: numbers are numbers, what is missing is empty; no formula survives. */
export async function reportXlsx(tables: readonly ReportTable[]): Promise<Uint8Array<ArrayBuffer>> {
  const sheets = tables.map(({ title, lead, columns, rows }) => ({
    sheet: title.slice(0, SHEET_NAME_LENGTH),
    columns: columns.map((name, i) => ({ width: i === 0 ? 26 : Math.max(12, name.length + 2) })),
    data: [
      [{ value: lead, type: String }],
      columns.map((name) => ({ value: name, fontWeight: 'bold' as const })),
      ...rows.map((row) => row.map(cellOf)),
    ],
  }))
  return new Uint8Array(await writeXlsxFile(sheets).toBuffer())
}
