import type { CivilDate, PrintLanguage } from '@tournee/contract'
import { harmlessCell, partsText } from '@tournee/data'
import { stringify } from 'csv-stringify/sync'
import writeXlsxFile from 'write-excel-file/node'
import { SHEET_FONT } from '../export/sheet-font.ts'
import { type PrintFormats, printFormats } from '../print/print-formats.ts'
import { machinesInWords } from './machines.ts'
import { partsToLoad } from './parts-to-load.ts'
import { type Roadbook, type RoadbookStop, stopsOf } from './roadbook.ts'
import { kindWord, ROADBOOK_WORDS, type RoadbookWords } from './roadbook-words.ts'
import { placeLinks } from './route-links.ts'

type Cell = string | number | { readonly day: CivilDate } | null
type Column = keyof RoadbookWords['columns']

interface Row {
  readonly book: Roadbook
  readonly line: RoadbookStop
  readonly words: RoadbookWords
  readonly formats: PrintFormats
}

/** Every column: its width in characters and its value of a stop. */
const COLUMNS: readonly (readonly [Column, number, (row: Row) => Cell])[] = [
  ['date', 12, ({ book }) => ({ day: book.route.date })],
  ['technician', 18, ({ book }) => book.technician.name],
  ['order', 7, ({ line }) => line.order],
  ['arrival', 9, ({ line, formats }) => formats.time(line.stop.arrival)],
  ['start', 9, ({ line, formats }) => formats.time(line.stop.start)],
  ['end', 9, ({ line, formats }) => formats.time(line.stop.end)],
  ['promisedFrom', 11, ({ line, formats }) => line.visit.promise && formats.time(line.visit.promise.earliest)],
  ['promisedTo', 11, ({ line, formats }) => line.visit.promise && formats.time(line.visit.promise.latest)],
  ['client', 30, ({ line }) => line.visit.clientName],
  ['address', 34, ({ line }) => line.visit.address],
  ['postcode', 8, ({ line }) => line.visit.postcode],
  ['city', 20, ({ line }) => line.visit.city],
  ['phone', 16, ({ line }) => line.visit.phone],
  ['kind', 16, ({ line, words }) => kindWord(words, line.visit.kind)],
  ['minutes', 11, ({ line }) => line.visit.durationMinutes],
  ['equipment', 34, ({ line, words }) => machinesInWords(line.sheet.equipment, words)],
  ['parts', 34, ({ line }) => partsText(line.parts)],
  ['access', 30, ({ line }) => line.sheet.accessNotes],
  ['tier', 10, ({ line, words }) => line.visit.tier && (words.tiers[line.visit.tier] ?? line.visit.tier)],
  ['last', 14, ({ line }) => line.sheet.lastVisitOn && { day: line.sheet.lastVisitOn }],
  ['notes', 30, ({ line }) => line.visit.notes],
  ['legMinutes', 11, ({ line }) => Math.round(line.stop.driveSeconds / 60)],
  ['legKm', 11, ({ line }) => Math.round(line.stop.distanceMetres / 100) / 10],
  ['lat', 11, ({ line }) => line.visit.position?.lat ?? null],
  ['lng', 11, ({ line }) => line.visit.position?.lng ?? null],
  ['link', 40, ({ line }) => line.visit.position && placeLinks(line.visit.position).google],
]

function rowsOf(books: readonly Roadbook[], language: PrintLanguage): { titles: string[]; rows: Cell[][] } {
  const words = ROADBOOK_WORDS[language]
  const rows = books.flatMap((book) => {
    const formats = printFormats(language, book.company.timeZone)
    return stopsOf(book).map((line) => COLUMNS.map(([, , value]) => value({ book, line, words, formats })))
  })
  return { titles: COLUMNS.map(([name]) => words.columns[name]), rows }
}

/** Roadbooks as CSV for the spreadsheet of the language's country: French Excel wants a BOM, semicolons and decimal commas. */
export function roadbookCsv(books: readonly Roadbook[], language: PrintLanguage): string {
  const { titles, rows } = rowsOf(books, language)
  const number = (value: number) => (language === 'fr' ? String(value).replace('.', ',') : String(value))
  const { date } = printFormats(language, 'UTC')
  const write = (cell: Cell): string => {
    if (typeof cell === 'number') return number(cell)
    return typeof cell === 'object' && cell !== null ? date(cell.day) : harmlessCell(cell ?? '')
  }
  const written = rows.map((row) => row.map(write))
  return stringify([titles, ...written], { bom: true, delimiter: language === 'fr' ? ';' : ',', record_delimiter: 'windows' })
}

/** What every technician's day needs, a line a part. */
export function loadRows(books: readonly Roadbook[], language: PrintLanguage): { titles: string[]; rows: Cell[][] } {
  const { columns, loadColumns } = ROADBOOK_WORDS[language]
  const rows = books.flatMap((book) =>
    partsToLoad(stopsOf(book)).map(({ label, reference, quantity, stops }): Cell[] => [
      { day: book.route.date },
      book.technician.name,
      label,
      reference,
      quantity,
      stops.join(', '),
    ]),
  )
  const { part, reference, quantity, stops } = loadColumns
  return { titles: [columns.date, columns.technician, part, reference, quantity, stops], rows }
}

const LOAD_WIDTHS = [12, 18, 34, 16, 9, 16]

function sheetCell(cell: Cell) {
  if (typeof cell === 'number') return { value: cell, type: Number }
  if (typeof cell === 'object' && cell !== null) return { value: new Date(`${cell.day}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy' }
  return { value: harmlessCell(cell ?? ''), type: String }
}

function sheetOf({ titles, rows }: { titles: string[]; rows: Cell[][] }, sheet: string, widths: readonly number[]) {
  const heads = titles.map((value) => ({ value, type: String, fontWeight: 'bold' as const }))
  const columns = widths.map((width) => ({ width }))
  return { data: [heads, ...rows.map((row) => row.map(sheetCell))], sheet, columns, stickyRowsCount: 1, orientation: 'landscape' as const }
}

/** Roadbooks as a workbook: the stops, and what to load for them; numbers stay numbers, days days, text is never a formula. */
export async function roadbookWorkbook(books: readonly Roadbook[], language: PrintLanguage): Promise<Uint8Array> {
  const words = ROADBOOK_WORDS[language]
  const stops = sheetOf(
    rowsOf(books, language),
    words.titles,
    COLUMNS.map(([, width]) => width),
  )
  return writeXlsxFile([stops, sheetOf(loadRows(books, language), words.load, LOAD_WIDTHS)], SHEET_FONT).toBuffer()
}
