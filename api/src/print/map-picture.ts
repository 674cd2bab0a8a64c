import { embeddedRoadsGeoJson, lakesGeoJson } from '@tournee/osrm'
import type { Paper } from './paper.ts'
import { PAPER_TONES, type PrintColour } from './print-palette.ts'

type Point = readonly [number, number]
type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** What a map shows over its ground. Positions are `[lng, lat]`. */
export interface MapSubject {
  readonly legs: readonly (readonly Point[])[]
  readonly stops: readonly { readonly order: number; readonly at: Point }[]
  readonly home: { readonly letter: string; readonly at: Point }
  readonly colour: PrintColour
}

const METRES_PER_DEGREE = 111_195
/** Least ground shown, so that a day in one street still has streets around it; metres. */
const LEAST_SPAN = 3_000
const PADDING = 22
/** Villages are named from this many points a metre on. */
const VILLAGES_FROM = 0.008
const MARK = 8
const WIDTHS: Readonly<Record<string, number>> = { motorway: 2.4, dual: 2.4, trunk: 2.2, main: 1.8, primary: 1.8, road: 1.1, builtup: 1.1 }
const SCALES = [500, 1_000, 2_000, 5_000, 10_000, 20_000]

interface Projection {
  /** points on paper */
  to(point: Point): Point
  /** points on paper of a metre */
  readonly perMetre: number
}

/** Equirectangular around the middle of what is shown: at most a few dozen kilometres wide, where that is true to a hair. */
function projectionOf(points: readonly Point[], box: Box): Projection {
  const lngs = points.map(([lng]) => lng)
  const lats = points.map(([, lat]) => lat)
  const [west, east, south, north] = [Math.min(...lngs), Math.max(...lngs), Math.min(...lats), Math.max(...lats)]
  const middle: Point = [(west + east) / 2, (south + north) / 2]
  const metresEast = METRES_PER_DEGREE * Math.cos((middle[1] * Math.PI) / 180)
  const width = Math.max(LEAST_SPAN, (east - west) * metresEast)
  const height = Math.max(LEAST_SPAN, (north - south) * METRES_PER_DEGREE)
  const perMetre = Math.min((box.width - 2 * PADDING) / width, (box.height - 2 * PADDING) / height)
  return {
    perMetre,
    to: ([lng, lat]) => [
      box.x + box.width / 2 + (lng - middle[0]) * metresEast * perMetre,
      box.y + box.height / 2 - (lat - middle[1]) * METRES_PER_DEGREE * perMetre,
    ],
  }
}

function trace(doc: PDFKit.PDFDocument, line: readonly Point[]): void {
  for (const [i, [x, y]] of line.entries()) {
    if (i === 0) doc.moveTo(x, y)
    else doc.lineTo(x, y)
  }
}

const isSeen = (line: readonly Point[], { x, y, width, height }: Box) =>
  Math.min(...line.map(([px]) => px)) < x + width &&
  Math.max(...line.map(([px]) => px)) > x &&
  Math.min(...line.map(([, py]) => py)) < y + height &&
  Math.max(...line.map(([, py]) => py)) > y

function drawGround({ doc }: Paper, box: Box, { to }: Projection): void {
  for (const { geometry } of lakesGeoJson().features) {
    const ring = geometry.coordinates[0]!.map((point) => to(point as unknown as Point))
    if (!isSeen(ring, box)) continue
    trace(doc, ring)
    doc.lineWidth(0.6).fillAndStroke(PAPER_TONES.water, PAPER_TONES.shore)
  }
  for (const { geometry, properties } of embeddedRoadsGeoJson().features) {
    if (geometry.type !== 'LineString' || properties.kind !== 'road') continue
    const line = geometry.coordinates.map((point) => to(point as unknown as Point))
    if (!isSeen(line, box)) continue
    const width = WIDTHS[properties.class] ?? 0.8
    trace(doc, line)
    doc.lineWidth(width).stroke(width > 1.5 ? PAPER_TONES.mainRoad : PAPER_TONES.road)
  }
}

const overlap = (a: Box, b: Box) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

/** Points below its place at which a name may stand: on it, under it, over it. */
const BESIDE = [0, 13, -13]

/** Whether a name is clear of the frame, and of the scale at its foot. */
const isInside = (label: Box, box: Box) =>
  label.x > box.x + 2 && label.x + label.width < box.x + box.width - 2 && label.y > box.y + 2 && label.y < box.y + box.height - 20

/** Names of towns and villages, the larger first, where they hide neither a mark nor each other. */
function drawNames(paper: Paper, box: Box, { to, perMetre }: Projection, taken: Box[]): void {
  const names = embeddedRoadsGeoJson().features.flatMap(({ geometry, properties }) =>
    geometry.type === 'Point' && 'rank' in properties && properties.rank <= 3
      ? [{ name: properties.name, rank: properties.rank, at: to(geometry.coordinates as unknown as Point) }]
      : [],
  )
  const finest = perMetre > VILLAGES_FROM ? 3 : 2
  for (const { name, rank, at } of names.filter((one) => one.rank <= finest).sort((a, b) => a.rank - b.rank)) {
    const doc = paper.face(rank < 3 ? 'strong' : 'regular', rank < 3 ? 8 : 7, PAPER_TONES.soft)
    const width = doc.widthOfString(name)
    const label = BESIDE.map((down): Box => ({ x: at[0] - width / 2, y: at[1] - 4 + down, width, height: 9 })).find(
      (one) => isInside(one, box) && !taken.some((other) => overlap(one, other)),
    )
    if (!label) continue
    taken.push({ ...label, x: label.x - 6, width: label.width + 12 })
    doc
      .save()
      .fillOpacity(0.7)
      .rect(label.x - 1, label.y, label.width + 2, label.height)
      .fill('#ffffff')
      .restore()
    paper.face(rank < 3 ? 'strong' : 'regular', rank < 3 ? 8 : 7, PAPER_TONES.soft)
    doc.text(paper.legible(name), label.x, label.y, { lineBreak: false })
  }
}

/** An arrow head in the middle of a leg: which way round, even in black and white. */
function drawArrow(doc: PDFKit.PDFDocument, line: readonly Point[], colour: string): void {
  const lengths = line.slice(1).map(([x, y], i) => Math.hypot(x - line[i]![0], y - line[i]![1]))
  const total = lengths.reduce((sum, length) => sum + length, 0)
  if (total < 30) return
  let gone = 0
  const at = lengths.findIndex((length) => {
    gone += length
    return gone >= total / 2
  })
  const [[x0, y0], [x1, y1]] = [line[at]!, line[at + 1]!]
  const angle = Math.atan2(y1 - y0, x1 - x0)
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2]
  const corner = (turn: number, far: number): Point => [x + far * Math.cos(angle + turn), y + far * Math.sin(angle + turn)]
  trace(doc, [corner(0, 6), corner(2.5, 5), corner(-2.5, 5)])
  doc.closePath().lineWidth(0.8).fillAndStroke(colour, '#ffffff')
}

function drawRoute({ doc }: Paper, subject: MapSubject, { to }: Projection): void {
  const legs = subject.legs.map((leg) => leg.map(to)).filter((leg) => leg.length > 1)
  doc.lineCap('round').lineJoin('round')
  for (const [width, colour] of [
    [4.4, '#ffffff'],
    [2.2, subject.colour.fill],
  ] as const) {
    for (const leg of legs) {
      trace(doc, leg)
      doc.lineWidth(width).stroke(colour)
    }
  }
  for (const leg of legs) drawArrow(doc, leg, subject.colour.fill)
}

/** Small boxes along the route, so that no name is written over it. */
const alongRoute = (subject: MapSubject, { to }: Projection): Box[] =>
  subject.legs.flat().map((point) => {
    const [x, y] = to(point)
    return { x: x - 3, y: y - 3, width: 6, height: 6 }
  })

/** Where a mark can be drawn without hiding an earlier one: at its place, or beside it. */
function freePlace(at: Point, taken: readonly Box[]): Point {
  const size = 2 * MARK
  for (let ring = 0; ring < 6; ring++) {
    for (let turn = 0; turn < (ring === 0 ? 1 : 8); turn++) {
      const angle = (turn * Math.PI) / 4
      const [x, y] = [at[0] + ring * 9 * Math.cos(angle), at[1] + ring * 9 * Math.sin(angle)]
      if (!taken.some((other) => overlap({ x: x - MARK, y: y - MARK, width: size, height: size }, other))) return [x, y]
    }
  }
  return at
}

function drawMarks(paper: Paper, subject: MapSubject, { to }: Projection): Box[] {
  const { doc } = paper
  const taken: Box[] = []
  const mark = (text: string, place: Point, isHome: boolean) => {
    const at = to(place)
    const [x, y] = freePlace(at, taken)
    if (x !== at[0] || y !== at[1])
      doc
        .moveTo(...at)
        .lineTo(x, y)
        .lineWidth(0.8)
        .stroke(PAPER_TONES.ink)
    taken.push({ x: x - MARK, y: y - MARK, width: 2 * MARK, height: 2 * MARK })
    if (isHome) doc.rect(x - MARK, y - MARK, 2 * MARK, 2 * MARK)
    else doc.circle(x, y, MARK)
    doc.lineWidth(1).fillAndStroke(isHome ? '#ffffff' : subject.colour.fill, PAPER_TONES.ink)
    paper.face('strong', 9, isHome ? PAPER_TONES.ink : subject.colour.on)
    doc.text(text, x - doc.widthOfString(text) / 2, y - 5.4, { lineBreak: false })
  }
  mark(subject.home.letter, subject.home.at, true)
  for (const { order, at } of subject.stops) mark(String(order), at, false)
  return taken
}

function drawScale(paper: Paper, box: Box, { perMetre }: Projection): void {
  const metres = SCALES.findLast((one) => one * perMetre <= 90) ?? SCALES[0]!
  const [x, y] = [box.x + 8, box.y + box.height - 8]
  const { doc } = paper
  trace(doc, [
    [x, y - 4],
    [x, y],
    [x + metres * perMetre, y],
    [x + metres * perMetre, y - 4],
  ])
  doc.lineWidth(1).stroke(PAPER_TONES.ink)
  const label = metres < 1_000 ? `${metres} m` : `${metres / 1_000} km`
  paper.face('regular', 7).text(label, x + 4, y - 9, { lineBreak: false })
}

/** Draws a map as vectors: lakes, roads, the route with its direction, numbered stops, names, a scale. Leaves the cursor under it. */
export function drawMap(paper: Paper, box: Box, subject: MapSubject): void {
  const { doc } = paper
  const projection = projectionOf([...subject.legs.flat(), ...subject.stops.map(({ at }) => at), subject.home.at], box)
  doc.save()
  doc.rect(box.x, box.y, box.width, box.height).clip()
  drawGround(paper, box, projection)
  drawRoute(paper, subject, projection)
  const taken = [...alongRoute(subject, projection), ...drawMarks(paper, subject, projection)]
  drawNames(paper, box, projection, taken)
  drawScale(paper, box, projection)
  doc.restore()
  doc.rect(box.x, box.y, box.width, box.height).lineWidth(0.6).stroke(PAPER_TONES.line)
  doc.x = paper.left
  doc.y = box.y + box.height
}
