import { partText } from '@tournee/data'
import type { Paper } from '../print/paper.ts'
import { PAPER_TONES, printColour } from '../print/print-palette.ts'
import { machinesInWords } from './machines.ts'
import type { RoadbookStop } from './roadbook.ts'
import { COLUMN, drawContinued, type Sheet, textWidth } from './roadbook-sheet.ts'
import { kindWord, tierWord } from './roadbook-words.ts'
import { placeLinks } from './route-links.ts'

const LINE = 12.5
/** What a stop says, label and text; the words of the field, nothing empty but what is filled in by hand. */
function saysOf({ words, formats }: Sheet, { visit, sheet, parts }: RoadbookStop): (readonly [label: string, text: string])[] {
  const work = [kindWord(words, visit.kind), formats.duration(visit.durationMinutes * 60), visit.notes].filter(Boolean).join(' · ')
  const machines = machinesInWords(sheet.equipment, words)
  const last = sheet.lastVisitOn ? formats.date(sheet.lastVisitOn) : words.none
  const contract = `${tierWord(words, visit.tier)} · ${words.last} ${last}`
  return [
    [words.service, work],
    ...(machines ? [[words.equipment, machines] as const] : []),
    ...(parts.length > 0 ? [[words.parts, parts.map(partText).join(', ')] as const] : []),
    ...(sheet.accessNotes ? [[words.access, sheet.accessNotes] as const] : []),
    [words.contract, contract],
    [words.remarks, ''],
  ]
}

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

/** A stop with everything one should know before ringing; never cut by the end of a page. */
export function drawStop(sheet: Sheet, line: RoadbookStop): void {
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
