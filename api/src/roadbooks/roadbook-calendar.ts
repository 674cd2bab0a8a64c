import type { PrintLanguage } from '@tournee/contract'
import { partsText } from '@tournee/data'
import { calendarOf } from '../booking/calendar-file.ts'
import { printFormats } from '../print/print-formats.ts'
import { machinesInWords } from './machines.ts'
import { type Roadbook, stopsOf } from './roadbook.ts'
import { kindWord, ROADBOOK_WORDS } from './roadbook-words.ts'
import { placeLinks } from './route-links.ts'

/** Roadbooks as an iCalendar file to subscribe to or open: a visit keeps its UID from plan to plan, so a newer file replaces the older. */
export function roadbookCalendar(books: readonly Roadbook[], language: PrintLanguage, at: number): string {
  const words = ROADBOOK_WORDS[language]
  const entries = books.flatMap((book) => {
    const { labelled } = printFormats(language, book.company.timeZone)
    return stopsOf(book).map(({ order, visit, stop, sheet, parts }) => ({
      uid: `${visit.id}-visit@tournee`,
      sequence: book.sequence,
      start: Date.parse(stop.start),
      end: Date.parse(stop.end),
      stamp: at,
      summary: `${book.technician.letter}${order} · ${visit.clientName} · ${kindWord(words, visit.kind)}`,
      description: [
        visit.phone,
        machinesInWords(sheet.equipment, words),
        sheet.accessNotes && labelled(words.access, sheet.accessNotes),
        parts.length > 0 && labelled(words.parts, partsText(parts)),
        visit.notes,
        visit.position && placeLinks(visit.position).google,
      ]
        .filter(Boolean)
        .join('\n'),
      location: [visit.address, `${visit.postcode} ${visit.city}`].filter(Boolean).join(', '),
    }))
  })
  return calendarOf('PUBLISH', entries)
}
