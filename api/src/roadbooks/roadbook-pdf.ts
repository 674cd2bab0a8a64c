import type { PrintLanguage } from '@tournee/contract'
import { drawMap } from '../print/map-picture.ts'
import { openPaper, type Paper } from '../print/paper.ts'
import { type PrintFormats, printFormats } from '../print/print-formats.ts'
import { PAPER_TONES, printColour } from '../print/print-palette.ts'
import { machinesInWords } from './machines.ts'
import { type Roadbook, type RoadbookBreak, type RoadbookStop, stopsOf } from './roadbook.ts'
import { kindWord, ROADBOOK_WORDS, type RoadbookWords, tierWord } from './roadbook-words.ts'
import { googleRoute, placeLinks, placesOf } from './route-links.ts'

interface Sheet {
  readonly paper: Paper
  readonly book: Roadbook
  readonly words: RoadbookWords
  readonly formats: PrintFormats
}

const MAP_HEIGHT = 196
/** Left edges of a stop's columns, and the width of the text, in points. */
const COLUMN = { hour: 30, text: 140 } as const
const LINE = 12.5

/** What a stop says, label and text; the words of the field, nothing empty but what is filled in by hand. */
function saysOf({ words, formats }: Sheet, { visit, sheet }: RoadbookStop): (readonly [label: string, text: string])[] {
  const work = [kindWord(words, visit.kind), formats.duration(visit.durationMinutes * 60), visit.notes].filter(Boolean).join(' · ')
  const machines = machinesInWords(sheet.equipment, words)
  const last = sheet.lastVisitOn ? formats.date(sheet.lastVisitOn) : words.none
  const contract = `${tierWord(words, visit.tier)} · ${words.last} ${last}`
  return [
    [words.service, work],
    ...(machines ? [[words.equipment, machines] as const] : []),
    ...(sheet.accessNotes ? [[words.access, sheet.accessNotes] as const] : []),
    [words.contract, contract],
    [words.remarks, ''],
  ]
}

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

const textWidth = (paper: Paper) => paper.width - COLUMN.text
const LABEL = 62

/** Hour, drive, promise and links, one under the other. */
const LEFT_HEIGHT = 58

function heightOf(sheet: Sheet, line: RoadbookStop): number {
  const { paper } = sheet
  const width = textWidth(paper)
  const name = paper.face('strong', 11).heightOfString(paper.legible(line.visit.clientName), { width })
  const address = paper.face('regular', 9).heightOfString(paper.legible(addressOf(line)), { width: width - 96 })
  const says = saysOf(sheet, line).map(([, text]) =>
    Math.max(LINE, 2 + paper.face('regular', 9).heightOfString(paper.legible(text), { width: width - LABEL })),
  )
  return Math.max(LEFT_HEIGHT, name + address + 2 + says.reduce((sum, height) => sum + height, 0)) + 10
}

const addressOf = ({ visit }: RoadbookStop) => [visit.address, `${visit.postcode} ${visit.city}`].filter(Boolean).join(', ')

function drawStop(sheet: Sheet, line: RoadbookStop): void {
  const { paper } = sheet
  const { doc } = paper
  if (paper.need(heightOf(sheet, line))) drawContinued(sheet)
  const top = doc.y
  drawLeft(sheet, line, top)
  const after = drawRight(sheet, line, top)
  doc.y = Math.max(after, top + LEFT_HEIGHT) + 4
  doc
    .moveTo(paper.left, doc.y)
    .lineTo(paper.left + paper.width, doc.y)
    .lineWidth(0.5)
    .stroke(PAPER_TONES.line)
  doc.y += 6
}

/** The number, the hour, how one gets there, the promise, and the links that lead there. */
function drawLeft({ paper, book, words, formats }: Sheet, { visit, stop, order }: RoadbookStop, top: number): void {
  const { doc } = paper
  const colour = printColour(book.technician.colour)
  doc
    .circle(paper.left + 10, top + 8, 10)
    .lineWidth(0.8)
    .fillAndStroke(colour.fill, PAPER_TONES.ink)
  paper.face('strong', 10, colour.on)
  doc.text(String(order), paper.left + 10 - doc.widthOfString(String(order)) / 2, top + 2, { lineBreak: false })
  const x = paper.left + COLUMN.hour
  const width = COLUMN.text - COLUMN.hour - 6
  paper.face('strong', 14).text(formats.time(stop.start), x, top, { lineBreak: false })
  const leg = words.leg(formats.duration(stop.driveSeconds), formats.km(stop.distanceMetres))
  paper.face('regular', 8, PAPER_TONES.faint).text(leg, x, top + 19, { width, lineBreak: false })
  if (visit.promise) {
    const promise = words.promised(formats.time(visit.promise.earliest), formats.time(visit.promise.latest))
    paper.face('strong', 8).text(promise, x, top + 31, { width, lineBreak: false })
  }
  if (visit.position) drawLinks(paper, placeLinks(visit.position), top + 43)
}

/** Who, where, what is to be done, what one should know; answers the y under it. */
function drawRight(sheet: Sheet, line: RoadbookStop, top: number): number {
  const { paper } = sheet
  const { doc } = paper
  const { clientName, phone } = line.visit
  const x = paper.left + COLUMN.text
  const width = textWidth(paper)
  paper.face('strong', 11).text(paper.legible(clientName), x, top, { width })
  const second = doc.y
  paper.face('regular', 9, PAPER_TONES.soft).text(paper.legible(addressOf(line)), x, second, { width: width - 96 })
  const third = doc.y
  if (phone) {
    const link = `tel:${phone.replace(/[^\d+]/g, '')}`
    paper.face('strong', 9).text(paper.legible(phone), x + width - 92, second, { width: 92, align: 'right', link })
  }
  doc.y = third + 2
  for (const [label, text] of saysOf(sheet, line)) drawSaying(paper, x, width, label, text)
  return doc.y
}

function drawSaying(paper: Paper, x: number, width: number, label: string, text: string): void {
  const { doc } = paper
  const top = doc.y
  paper.face('regular', 8, PAPER_TONES.faint).text(label, x, top + 1, { width: LABEL - 4, lineBreak: false })
  paper.face('regular', 9).text(paper.legible(text), x + LABEL, top, { width: width - LABEL })
  // what is empty is to be filled in by hand
  if (text === '')
    doc
      .moveTo(x + LABEL, top + LINE - 2)
      .lineTo(x + width, top + LINE - 2)
      .lineWidth(0.4)
      .dash(1.5, { space: 1.5 })
      .stroke(PAPER_TONES.line)
      .undash()
  doc.y = Math.max(top + LINE, text === '' ? 0 : doc.y + 2)
}

function drawLinks(paper: Paper, links: ReturnType<typeof placeLinks>, y: number): void {
  const { doc } = paper
  let x = paper.left + COLUMN.hour
  for (const [label, link] of [
    ['Waze', links.waze],
    ['Google', links.google],
    ['Apple', links.apple],
  ] as const) {
    paper.face('regular', 7, '#1250b0').text(label, x, y, { lineBreak: false, link, underline: true })
    x += doc.widthOfString(label) + 6
  }
}

/** The head of a day's further pages. */
function drawContinued({ paper, book, words, formats }: Sheet): void {
  const said = `${book.technician.letter} · ${book.technician.name} · ${formats.day(book.route.date)} (${words.followed})`
  paper.face('strong', 9, PAPER_TONES.soft).text(paper.legible(said), paper.left, paper.top, { width: paper.width })
  paper.doc.y += 8
}

function drawBreak(sheet: Sheet, { start, end }: RoadbookBreak): void {
  const { paper, words, formats } = sheet
  if (paper.need(22)) drawContinued(sheet)
  const said = `${words.pause}  ${formats.time(start)}–${formats.time(end)}`
  const top = paper.doc.y
  paper.doc.rect(paper.left, top, paper.width, 16).fill(PAPER_TONES.well)
  paper.face('regular', 9, PAPER_TONES.soft).text(said, paper.left + COLUMN.hour, top + 3, { width: paper.width })
  paper.doc.y = top + 22
}

function drawBook(sheet: Sheet): void {
  const { paper, book, words, formats } = sheet
  drawHeader(sheet)
  drawPicture(sheet)
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
