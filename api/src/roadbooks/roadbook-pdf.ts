import type { LoadedPart, PlannedBreak, PrintLanguage } from '@tournee/contract'
import { partText } from '@tournee/data'
import { drawMap } from '../print/map-picture.ts'
import { openPaper } from '../print/paper.ts'
import { printFormats } from '../print/print-formats.ts'
import { PAPER_TONES, printColour } from '../print/print-palette.ts'
import { partsToLoad } from './parts-to-load.ts'
import { type Roadbook, stopsOf } from './roadbook.ts'
import { COLUMN, drawContinued, type Sheet, textWidth } from './roadbook-sheet.ts'
import { drawStop } from './roadbook-stop.ts'
import { ROADBOOK_WORDS } from './roadbook-words.ts'
import { googleRoute, placesOf } from './route-links.ts'

const MAP_HEIGHT = 196
/** Heights of the list to load: its title, a line; points. */
const [LOAD_HEAD, LOAD_LINE] = [18, 14]
function drawHeader(sheet: Sheet): void {
  const { paper, book, words, formats } = sheet
  const { doc } = paper
  const { technician, route, company } = book
  const colour = printColour(technician.colour)
  const top = doc.y
  doc
    .circle(paper.left + 20, top + 24, 20)
    .lineWidth(1)
    .fillAndStroke(colour.fill, PAPER_TONES.ink)
  paper.face('strong', 20, colour.on)
  doc.text(technician.letter, paper.left + 20 - doc.widthOfString(technician.letter) / 2, top + 12, { lineBreak: false })
  const x = paper.left + 52
  paper.face('regular', 9, PAPER_TONES.faint).text(paper.legible(`${words.title} · ${company.name}`), x, top, { width: paper.width - 52 })
  paper.face('strong', 18).text(paper.legible(technician.name), x, top + 12, { width: paper.width - 52, lineBreak: false })
  paper.face('regular', 12, PAPER_TONES.soft).text(formats.dayLong(route.date), x, top + 35, { width: paper.width - 52 })
  doc.y = top + 60
  drawFigures(sheet)
}

function drawFigures({ paper, book, words, formats }: Sheet): void {
  const { doc } = paper
  const { route, technician } = book
  const figures: (readonly [string, string, string])[] = [
    [words.departure, formats.time(route.departure), technician.startLabel],
    [words.back, formats.time(route.end), technician.startLabel],
    [words.visits, String(stopsOf(book).length), ''],
    [words.distance, formats.km(route.distanceMetres), ''],
    [words.drive, formats.duration(route.driveSeconds), ''],
  ]
  const top = doc.y
  const width = paper.width / figures.length
  for (const [i, [label, value, more]] of figures.entries()) {
    const x = paper.left + i * width
    paper.face('regular', 8, PAPER_TONES.faint).text(label, x, top, { width: width - 6, lineBreak: false })
    paper.face('strong', 13).text(value, x, top + 10, { width: width - 6, lineBreak: false })
    if (more)
      paper.face('regular', 8, PAPER_TONES.faint).text(paper.legible(more), x, top + 27, { width: width - 6, height: 10, ellipsis: true })
  }
  doc.y = top + 42
}

function drawPicture({ paper, book, words }: Sheet): void {
  const { doc } = paper
  const at = ({ lng, lat }: { readonly lng: number; readonly lat: number }) => [lng, lat] as const
  drawMap(
    paper,
    { x: paper.left, y: doc.y, width: paper.width, height: MAP_HEIGHT },
    {
      legs: book.legs,
      stops: stopsOf(book).flatMap(({ order, visit }) => (visit.position ? [{ order, at: at(visit.position) }] : [])),
      home: { letter: book.technician.letter, at: at(book.route.start) },
      colour: printColour(book.technician.colour),
    },
  )
  doc.y += 4
  paper.face('regular', 7, PAPER_TONES.faint).text(words.map, paper.left, doc.y, { width: paper.width })
  const links = googleRoute(placesOf(book), 9)
  for (const [i, link] of links.entries()) {
    const label = links.length > 1 ? `${words.wholeRoute} (${words.part(i + 1, links.length)})` : words.wholeRoute
    paper.face('regular', 8, '#1250b0').text(label, paper.left, doc.y + 1, { width: paper.width, link, underline: true })
  }
  doc.y += 6
}

/** What the day's visits need, to be ticked off before leaving; nothing where they need nothing. */
function drawLoad(sheet: Sheet): void {
  const { paper, book, words } = sheet
  const load = partsToLoad(stopsOf(book))
  if (load.length === 0) return
  const { doc } = paper
  const [columns, gap] = [2, 16]
  const width = (paper.width - gap * (columns - 1)) / columns
  doc.y += 2
  paper.need(LOAD_HEAD + LOAD_LINE)
  paper.face('strong', 11).text(words.load, paper.left, doc.y, { width: paper.width })
  let top = doc.y + 2
  for (const [i, part] of load.entries()) {
    const column = i % columns
    if (column === 0 && top + LOAD_LINE > paper.bottom) {
      doc.addPage()
      drawContinued(sheet)
      top = doc.y
    }
    drawPart(sheet, part, paper.left + column * (width + gap), top, width)
    if (column === columns - 1 || i === load.length - 1) top += LOAD_LINE
  }
  doc.y = top + 6
}

function drawPart({ paper, words }: Sheet, part: LoadedPart, x: number, top: number, width: number): void {
  paper.doc
    .rect(x, top + 1, 8, 8)
    .lineWidth(0.7)
    .stroke(PAPER_TONES.soft)
  const stops = words.loadFor(part.stops)
  const room = paper.face('regular', 8).widthOfString(stops) + 4
  const line = { height: LOAD_LINE, ellipsis: true, lineBreak: false }
  paper.face('regular', 9).text(paper.legible(partText(part)), x + 14, top, { ...line, width: width - 14 - room })
  paper.face('regular', 8, PAPER_TONES.faint).text(stops, x + width - room, top + 1, { ...line, width: room, align: 'right' })
}

function drawBreak(sheet: Sheet, { start, end, label }: PlannedBreak): void {
  const { paper, words, formats } = sheet
  if (paper.need(22)) drawContinued(sheet)
  const said = `${label ?? words.pause}  ${formats.time(start)}–${formats.time(end)}`
  const top = paper.doc.y
  paper.doc.rect(paper.left, top, paper.width, 16).fill(PAPER_TONES.well)
  paper.face('regular', 9, PAPER_TONES.soft).text(paper.legible(said), paper.left + COLUMN.hour, top + 3, { width: paper.width })
  paper.doc.y = top + 22
}

function drawBook(sheet: Sheet): void {
  const { paper, book, words, formats } = sheet
  drawHeader(sheet)
  drawPicture(sheet)
  drawLoad(sheet)
  for (const line of book.lines) {
    if (line.kind === 'visit') drawStop(sheet, line)
    else drawBreak(sheet, line)
  }
  if (paper.need(16)) drawContinued(sheet)
  const { lastLeg, end } = book.route
  const said = words.home(formats.duration(lastLeg.driveSeconds), formats.km(lastLeg.distanceMetres), formats.time(end))
  paper.face('regular', 9, PAPER_TONES.soft).text(said, paper.left + COLUMN.text, paper.doc.y, { width: textWidth(paper) })
}

/** Roadbooks as one PDF (A4), each technician's day beginning on a page of its own. `at`: epoch milliseconds. */
export async function roadbookPdf(
  books: readonly Roadbook[],
  language: PrintLanguage,
  at: number,
  options: { readonly compress?: boolean } = {},
): Promise<Uint8Array> {
  const words = ROADBOOK_WORDS[language]
  const { company } = books[0]!
  const formats = printFormats(language, company.timeZone)
  const title =
    books.length === 1
      ? `${words.title} · ${books[0]!.technician.name} · ${formats.dayLong(books[0]!.route.date)}`
      : `${words.titles} · ${company.name}`
  const paper = await openPaper({ title, author: company.name, language, at, ...options })
  for (const [i, book] of books.entries()) {
    if (i > 0) paper.doc.addPage()
    drawBook({ paper, book, words, formats })
  }
  return paper.finish(`${company.name} · ${words.printed(formats.dateTime(new Date(at).toISOString()))}`, words.page)
}
