import { describe, expect, it } from 'vitest'
import { TECHNICIAN_COLOURS } from './palette.ts'

type Triple = readonly [number, number, number]
type Matrix = readonly [Triple, Triple, Triple]

/** Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB. */
const VISION: Readonly<Record<string, Matrix>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

const linear = (hex: string): Triple =>
  [1, 3, 5].map((i) => {
    const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  }) as unknown as Triple
const dot = (a: Triple, b: Triple) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
const seenBy = (m: Matrix, c: Triple) => m.map((row) => Math.min(1, Math.max(0, dot(row, c)))) as unknown as Triple
const luminance = (hex: string) => dot([0.2126, 0.7152, 0.0722], linear(hex))
const contrast = (a: string, b: string) => {
  const [x, y] = [luminance(a), luminance(b)]
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)
}

/** Björn Ottosson, "A perceptual color space for image processing", 2020. */
function oklab(c: Triple): Triple {
  const l = Math.cbrt(dot([0.4122214708, 0.5363325363, 0.0514459929], c))
  const m = Math.cbrt(dot([0.2119034982, 0.6806995451, 0.1073969566], c))
  const s = Math.cbrt(dot([0.0883024619, 0.2817188376, 0.6299787005], c))
  const lms: Triple = [l, m, s]
  return [
    dot([0.2104542553, 0.793617785, -0.0040720468], lms),
    dot([1.9779984951, -2.428592205, 0.4505937099], lms),
    dot([0.0259040371, 0.7827717662, -0.808675766], lms),
  ]
}

const distance = (a: string, b: string, m: Matrix) => {
  const [x, y] = [oklab(seenBy(m, linear(a))), oklab(seenBy(m, linear(b)))]
  return Math.hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2])
}

describe.each(['light', 'dark'] as const)('the palette of technicians, %s', (scheme) => {
  const colours = TECHNICIAN_COLOURS[scheme]

  it('holds eight colours', () => {
    expect(new Set(colours.map((c) => c.fill)).size).toBe(8)
  })

  it.each(Object.entries(VISION))('keeps any two apart for %s vision', (_, m) => {
    // OKLab 0.02 is one just noticeable difference; thin lines on a map need several
    for (const [i, a] of colours.entries()) for (const b of colours.slice(i + 1)) expect(distance(a.fill, b.fill, m)).toBeGreaterThan(0.07)
  })

  it('writes letters that can be read (4.5:1)', () => {
    for (const c of colours) expect(contrast(c.fill, c.on)).toBeGreaterThanOrEqual(4.5)
  })

  it('draws lines that stand out from the ground (3:1)', () => {
    for (const c of colours) expect(contrast(c.fill, scheme === 'light' ? '#ffffff' : '#1b1d20')).toBeGreaterThanOrEqual(3)
  })
})
