import type { Paper } from '../print/paper.ts'
import { PAPER_TONES } from '../print/print-palette.ts'

/** Two bars a label, in ink: what was (hatched) and what is (solid); null draws nothing. */
export interface ReportChart {
  readonly before: string
  readonly after: string
  readonly bars: readonly { readonly label: string; readonly before: number | null; readonly after: number | null }[]
}

const HEIGHT = 96
const LEGEND = 16
const LABELS = 14
const WIDEST_BAR = 16
const FIGURES_UP_TO = 14

/** Height of a chart with its legend and labels, in points. */
export const CHART_HEIGHT = LEGEND + HEIGHT + LABELS

/** Draws the bars under the cursor; every bar carries its figure, so that it needs no axis. Leaves the cursor below. */
export function drawChart(paper: Paper, chart: ReportChart, write: (value: number) => string): void {
  const { doc, left, width } = paper
  const top = doc.y + LEGEND
  const bottom = top + HEIGHT
  drawLegend(paper, chart, doc.y + 2)
  const highest = Math.max(1, ...chart.bars.flatMap(({ before, after }) => [before ?? 0, after ?? 0]))
  const step = width / chart.bars.length
  const bar = Math.min(WIDEST_BAR, step / 2 - 2)
  // the figure over the highest bar needs its line
  const heightOf = (value: number) => (value / highest) * (HEIGHT - 10)
  doc
    .moveTo(left, bottom)
    .lineTo(left + width, bottom)
    .lineWidth(0.6)
    .stroke(PAPER_TONES.faint)
  for (const [i, { label, before, after }] of chart.bars.entries()) {
    const middle = left + (i + 0.5) * step
    for (const [value, x, hatched] of [
      [before, middle - bar - 1, true],
      [after, middle + 1, false],
    ] as const) {
      if (value === null) continue
      const height = heightOf(value)
      drawBar(paper, { x, y: bottom - height, width: bar, height }, hatched)
      if (chart.bars.length <= FIGURES_UP_TO) centred(paper, write(value), x + bar / 2, bottom - height - 8, 6)
    }
    centred(paper, label, middle, bottom + 3, 7)
  }
  doc.x = left
  doc.y = bottom + LABELS
}

function centred(paper: Paper, text: string, middle: number, y: number, size: number): void {
  const face = paper.face('regular', size, PAPER_TONES.soft)
  const written = paper.legible(text)
  face.text(written, middle - face.widthOfString(written) / 2, y, { lineBreak: false })
}

function drawLegend(paper: Paper, { before, after }: ReportChart, y: number): void {
  let x = paper.left
  for (const [name, hatched] of [
    [before, true],
    [after, false],
  ] as const) {
    drawBar(paper, { x, y, width: 12, height: 7 }, hatched)
    const face = paper.face('regular', 7.5, PAPER_TONES.soft)
    face.text(paper.legible(name), x + 16, y, { lineBreak: false })
    x += 32 + face.widthOfString(name)
  }
}

interface Bar {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A bar that a black and white printer tells from its neighbour. */
function drawBar({ doc }: Paper, { x, y, width, height }: Bar, hatched: boolean): void {
  if (!hatched) {
    doc.rect(x, y, width, height).fill(PAPER_TONES.ink)
    return
  }
  doc.save()
  doc.rect(x, y, width, height).clip()
  for (let at = -width; at < height; at += 3) doc.moveTo(x, y + at + width).lineTo(x + width, y + at)
  doc.lineWidth(0.7).stroke(PAPER_TONES.soft)
  doc.restore()
  doc.rect(x, y, width, height).lineWidth(0.6).stroke(PAPER_TONES.ink)
}
