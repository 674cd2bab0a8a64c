import type { PrintLanguage } from '@tournee/contract'
import { partsText } from '@tournee/data'
import { printFormats } from '../print/print-formats.ts'
import { type Roadbook, type RoadbookStop, stopsOf } from './roadbook.ts'
import { kindWord, ROADBOOK_WORDS } from './roadbook-words.ts'

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text of an XML element: escaped, and without the control characters that XML 1.0 forbids. */
const xml = (text: string) =>
  [...text.replace(/[&<>"]/g, (sign) => ENTITIES[sign]!)].filter((sign) => sign >= ' ' || sign === '\n').join('')

const place = (tag: string, { lng, lat }: { readonly lng: number; readonly lat: number }, inside: string) =>
  `<${tag} lat="${lat.toFixed(6)}" lon="${lng.toFixed(6)}">${inside}</${tag}>`

/** Roadbooks as GPX 1.1: a waypoint a stop, and for each technician's day a route (the stops in order) and a track (along the roads). */
export function roadbookGpx(books: readonly Roadbook[], language: PrintLanguage): string {
  const words = ROADBOOK_WORDS[language]
  const nameOf = (book: Roadbook) => `${book.technician.letter} · ${book.technician.name} · ${book.route.date}`
  const stopName = ({ order, visit }: RoadbookStop) => xml(`${order} · ${visit.clientName}`)
  const placed = (book: Roadbook) => stopsOf(book).filter(({ visit }) => visit.position !== null)
  const waypoint = (book: Roadbook, line: RoadbookStop) => {
    const { time } = printFormats(language, book.company.timeZone)
    const { visit, stop, sheet, parts } = line
    const said = [
      time(stop.start),
      kindWord(words, visit.kind),
      visit.address,
      `${visit.postcode} ${visit.city}`,
      visit.phone,
      sheet.accessNotes,
      partsText(parts),
    ]
    const inside = `<time>${stop.start}</time><name>${stopName(line)}</name><desc>${xml(said.filter(Boolean).join(', '))}</desc>`
    return place('wpt', visit.position!, inside)
  }
  const route = (book: Roadbook) => {
    const home = place('rtept', book.route.start, `<name>${xml(book.technician.startLabel)}</name>`)
    const points = placed(book).map((line) => place('rtept', line.visit.position!, `<name>${stopName(line)}</name>`))
    return `<rte><name>${xml(nameOf(book))}</name>${[home, ...points, home].join('')}</rte>`
  }
  const track = (book: Roadbook) => {
    const segments = book.legs.map((leg) => `<trkseg>${leg.map(([lng, lat]) => place('trkpt', { lng, lat }, '')).join('')}</trkseg>`)
    return `<trk><name>${xml(nameOf(book))}</name>${segments.join('')}</trk>`
  }
  const parts = [...books.flatMap((book) => placed(book).map((line) => waypoint(book, line))), ...books.map(route), ...books.map(track)]
  const head = `<metadata><name>${xml(words.titles)}</name></metadata>`
  return `<?xml version="1.0" encoding="UTF-8"?>\n<gpx version="1.1" creator="Tournée" xmlns="http://www.topografix.com/GPX/1/1">\n${[head, ...parts].join('\n')}\n</gpx>\n`
}
