import { readSheet } from 'read-excel-file/node'
import { checkZip } from './check-zip.ts'
import { ImportFileError } from './import-file-error.ts'
import { readCsv } from './read-csv.ts'
import { recognisedHeaders } from './recognise-headers.ts'
import { LIMITS, type Table } from './table.ts'

interface Sheet extends Pick<Table, 'format' | 'encoding' | 'separator'> {
  readonly rows: readonly { readonly number: number; readonly cells: readonly string[] }[]
}

/** Reads a .csv or .xlsx (by its content, not its name) into a table. Throws `ImportFileError`. */
export async function readTable(content: Buffer): Promise<Table> {
  if (content.length > LIMITS.bytes) throw new ImportFileError('FILE_TOO_LARGE', 'the file is larger than 20 MB', 'split it')
  const isZip = content[0] === 0x50 && content[1] === 0x4b
  const sheet = isZip ? await readXlsx(content) : readText(content)
  const rows = sheet.rows.filter((row) => row.cells.some((cell) => cell.trim() !== ''))
  const header = rows.findIndex((row, i) => i < 10 && recognisedHeaders(row.cells) >= 2)
  const top = rows[Math.max(0, header)]
  if (!top) throw new ImportFileError('FILE_EMPTY', 'the file has no rows', 'give a file with a row of titles and one row for each client')
  const columns = Math.max(...rows.map((row) => row.cells.length))
  if (columns > LIMITS.columns) throw new ImportFileError('TOO_MANY_COLUMNS', `the file has ${columns} columns`, 'keep at most 200')
  const body = rows.slice(Math.max(0, header) + 1)
  if (body.length > LIMITS.rows) throw new ImportFileError('TOO_MANY_ROWS', 'the file has more than 100 000 rows', 'split it')
  const width = Math.max(top.cells.length, ...body.map((row) => row.cells.length))
  const padded = (cells: readonly string[]) => Array.from({ length: width }, (_, i) => (cells[i] ?? '').trim().slice(0, LIMITS.cellLength))
  const { format, encoding, separator } = sheet
  return {
    format,
    encoding,
    separator,
    headers: padded(top.cells),
    rows: body.map((row) => ({ number: row.number, cells: padded(row.cells) })),
  }
}

function readText(content: Buffer): Sheet {
  if (content.subarray(0, 8).toString('latin1').startsWith('\xd0\xcf\x11\xe0')) {
    throw new ImportFileError('XLS_OLD', 'the file is an old .xls', 'open it in a spreadsheet and save it as .xlsx')
  }
  return { format: 'csv', ...readCsv(content) }
}

async function readXlsx(content: Buffer): Promise<Sheet> {
  checkZip(content)
  const data = await readSheet(content).catch((error: unknown) => {
    throw new ImportFileError('XLSX_BROKEN', `the file is no readable .xlsx: ${String(error)}`, 'save it again as .xlsx or .csv')
  })
  const rows = data.map((cells, i) => ({ number: i + 1, cells: cells.map(cellText) }))
  return { format: 'xlsx', encoding: null, separator: null, rows }
}

/** A cell as text: dates as YYYY-MM-DD (a sheet's dates have no time zone and are read as UTC), numbers with a point. */
function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)
  return String(cell)
}
