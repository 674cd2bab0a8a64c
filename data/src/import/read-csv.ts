import { parse } from 'csv-parse/sync'
import { decodeText } from './decode-text.ts'
import { ImportFileError } from './import-file-error.ts'
import { LIMITS } from './table.ts'

const SEPARATORS = [';', ',', '\t'] as const

/** The rows of a .csv with their place in the file, and how it was written. */
export interface CsvSheet {
  readonly encoding: string
  readonly separator: string
  readonly rows: readonly { readonly number: number; readonly cells: readonly string[] }[]
}

interface Parsed {
  readonly record: string[]
  readonly info: { readonly lines: number }
}

/** Reads a .csv in any of our encodings and separators. Throws `ImportFileError`. */
export function readCsv(content: Buffer): CsvSheet {
  const { text, encoding } = decodeText(content)
  const separator = separatorOf(text)
  try {
    const options = {
      delimiter: separator,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      to: LIMITS.rows + 2,
    }
    const parsed = parse(text, options) as unknown as Parsed[]
    // a cell may hold line breaks: a row is numbered by the line it begins on
    let previous = 0
    const rows = parsed.map(({ record, info }) => {
      const breaks = record.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0)
      const number = Math.max(previous + 1, info.lines - breaks)
      previous = info.lines
      return { number, cells: record }
    })
    return { encoding, separator, rows }
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error)
    throw new ImportFileError('CSV_UNREADABLE', `the file is no readable CSV: ${cause}`, 'open it in a spreadsheet and save it as .xlsx')
  }
}

/** The separator that cuts the first lines into the most columns; quoted text does not count. */
function separatorOf(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .replace(/"[^"]*"/g, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 20)
  const columns = (separator: string) => lines.reduce((sum, line) => sum + line.split(separator).length - 1, 0)
  return SEPARATORS.reduce((best, separator) => (columns(separator) > columns(best) ? separator : best))
}
