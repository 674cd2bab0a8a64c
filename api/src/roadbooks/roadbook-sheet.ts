import type { Paper } from '../print/paper.ts'
import type { PrintFormats } from '../print/print-formats.ts'
import { PAPER_TONES } from '../print/print-palette.ts'
import type { Roadbook } from './roadbook.ts'
import type { RoadbookWords } from './roadbook-words.ts'

/** A technician's day being written on paper. */
export interface Sheet {
  readonly paper: Paper
  readonly book: Roadbook
  readonly words: RoadbookWords
  readonly formats: PrintFormats
}

/** Left edges of a stop's columns, in points. */
export const COLUMN = { hour: 30, text: 140 } as const

/** Width of what is said of a stop, in points. */
export const textWidth = (paper: Paper): number => paper.width - COLUMN.text

/** The head of a day's further pages. */
export function drawContinued({ paper, book, words, formats }: Sheet): void {
  const said = `${book.technician.letter} · ${book.technician.name} · ${formats.day(book.route.date)} (${words.followed})`
  paper.face('strong', 9, PAPER_TONES.soft).text(paper.legible(said), paper.left, paper.top, { width: paper.width })
  paper.doc.y += 8
}
