import type { FileAnswer, PrintLanguage, RoadbookFormat } from '@tournee/contract'
import type { Roadbook } from './roadbook.ts'
import { roadbookCalendar } from './roadbook-calendar.ts'
import { roadbookGeoJson } from './roadbook-geojson.ts'
import { roadbookGpx } from './roadbook-gpx.ts'
import { roadbookPdf } from './roadbook-pdf.ts'
import { roadbookCsv, roadbookWorkbook } from './roadbook-table.ts'

interface Writer {
  readonly contentType: string
  readonly write: (books: readonly Roadbook[], language: PrintLanguage, at: number) => string | Promise<Uint8Array>
}

const WRITERS: Readonly<Record<RoadbookFormat, Writer>> = {
  pdf: { contentType: 'application/pdf', write: (books, language, at) => roadbookPdf(books, language, at) },
  ics: { contentType: 'text/calendar; charset=utf-8; method=PUBLISH', write: roadbookCalendar },
  gpx: { contentType: 'application/gpx+xml', write: roadbookGpx },
  geojson: { contentType: 'application/geo+json', write: (books) => JSON.stringify(roadbookGeoJson(books)) },
  csv: { contentType: 'text/csv; charset=utf-8', write: roadbookCsv },
  xlsx: { contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', write: roadbookWorkbook },
}

/** `feuille-de-route-2026-12-01-Julien.pdf`; days as `from_to`, and no name for everybody's. */
function fileNameOf(books: readonly Roadbook[], format: RoadbookFormat, language: PrintLanguage): string {
  const days = [...new Set(books.map(({ route }) => route.date))].sort()
  const names = new Set(books.map(({ technician }) => technician.name))
  const parts = [
    language === 'fr' ? 'feuille-de-route' : 'roadbook',
    days.length === 1 ? days[0] : `${days[0]}_${days.at(-1)}`,
    ...(names.size === 1 ? [...names] : []),
  ]
  return `${parts.join('-').replace(/[\s/\\:*?"<>|]+/g, '-')}.${format}`
}

/** Roadbooks as one file. `books` is not empty; `at`: epoch milliseconds. */
export async function writeRoadbooks(
  books: readonly Roadbook[],
  { format, language }: { readonly format: RoadbookFormat; readonly language: PrintLanguage },
  at: number,
): Promise<FileAnswer> {
  const { contentType, write } = WRITERS[format]
  const content = await write(books, language, at)
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return { fileName: fileNameOf(books, format, language), contentType, bytes: bytes as FileAnswer['bytes'] }
}
