import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { PrintLanguage } from '@tournee/contract'
import PDFDocument from 'pdfkit'
import { PAPER_TONES } from './print-palette.ts'
import { unwrapWoff } from './unwrap-woff.ts'

type Document = PDFKit.PDFDocument

/** An A4 sheet being written: pdfkit's document, the frame of its text in points, and our two faces. */
export interface Paper {
  readonly doc: Document
  readonly left: number
  readonly width: number
  readonly top: number
  readonly bottom: number
  /** the text in letters that our faces have */
  legible(text: string): string
  face(weight: 'regular' | 'strong', size: number, colour?: string): Document
  /** a new page when less than `height` points are left; answers whether it is new */
  need(height: number): boolean
  /** page numbers on every page, then the file */
  finish(footer: string, page: (number: number, of: number) => string): Promise<Uint8Array>
}

const MARGIN = 40
const FACES = [
  import.meta.resolve('@fontsource/inter/files/inter-latin-400-normal.woff'),
  import.meta.resolve('@fontsource/inter/files/inter-latin-600-normal.woff'),
]
/** Read once, at the first sheet. */
let faces: Promise<Buffer[]> | null = null
function readFaces(): Promise<Buffer[]> {
  faces ??= Promise.all(FACES.map(async (url) => unwrapWoff(await readFile(fileURLToPath(url)))))
  return faces
}

/** Letters of the western alphabet that do not fall apart into a base letter and an accent. */
const PLAIN: Readonly<Record<string, string>> = { ł: 'l', Ł: 'L', đ: 'd', Đ: 'D', ı: 'i', '→': '>', '\u202f': '\u00a0' }

/** What the Latin face cannot write is written without its accent, else as a question mark. */
function legibleWith(has: (codePoint: number) => boolean): (text: string) => string {
  const write = (sign: string): string => {
    if (has(sign.codePointAt(0)!)) return sign
    const plain = PLAIN[sign] ?? sign.normalize('NFKD').replace(/\p{M}/gu, '')
    return plain !== sign && [...plain].every((one) => has(one.codePointAt(0)!)) ? plain : '?'
  }
  return (text) =>
    [...text.normalize('NFC').replaceAll('\u202f', '\u00a0')].map((sign) => (/[\n]/.test(sign) ? sign : write(sign))).join('')
}

/** Opens an A4 document with title and language in its metadata. `compress: false` leaves its text readable to tests. */
export async function openPaper(options: {
  readonly title: string
  readonly author: string
  readonly language: PrintLanguage
  /** epoch milliseconds */
  readonly at: number
  readonly compress?: boolean
}): Promise<Paper> {
  const [regular, strong] = await readFaces()
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: MARGIN, bottom: MARGIN + 16, left: MARGIN, right: MARGIN },
    bufferPages: true,
    compress: options.compress ?? true,
    lang: options.language === 'fr' ? 'fr-FR' : 'en-GB',
    displayTitle: true,
    info: { Title: options.title, Author: options.author, Creator: 'Tournée', CreationDate: new Date(options.at) },
    font: regular as unknown as string,
  })
  doc.registerFont('regular', regular!)
  doc.registerFont('strong', strong!)
  const parts: Buffer[] = []
  doc.on('data', (part: Buffer) => parts.push(part))
  const done = new Promise<Uint8Array>((resolve) => doc.on('end', () => resolve(Buffer.concat(parts))))
  const bottom = doc.page.height - MARGIN - 16
  const face: Paper['face'] = (weight, size, colour = PAPER_TONES.ink) => doc.font(weight).fontSize(size).fillColor(colour)
  const { font } = (doc.font('regular') as unknown as { _font: { font: { hasGlyphForCodePoint(codePoint: number): boolean } } })._font
  return {
    doc,
    left: MARGIN,
    width: doc.page.width - 2 * MARGIN,
    top: MARGIN,
    bottom,
    legible: legibleWith((codePoint) => font.hasGlyphForCodePoint(codePoint)),
    face,
    need(height) {
      if (doc.y + height <= bottom) return false
      doc.addPage()
      return true
    },
    finish(footer, page) {
      const { start, count } = doc.bufferedPageRange()
      for (let i = 0; i < count; i++) {
        doc.switchToPage(start + i)
        // the footer stands in the margin: pdfkit would begin a page for it
        doc.page.margins.bottom = 0
        const y = doc.page.height - MARGIN
        face('regular', 8, PAPER_TONES.faint)
        doc.text(footer, MARGIN, y, { width: doc.page.width - 2 * MARGIN, lineBreak: false })
        doc.text(page(i + 1, count), MARGIN, y, { width: doc.page.width - 2 * MARGIN, align: 'right', lineBreak: false })
      }
      doc.end()
      return done
    },
  }
}
