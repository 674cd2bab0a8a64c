/** Shapes that double a colour: told apart by who sees no colours, on the map, the board, the list and the legend. */
export const SHAPES = {
  circle: { path: 'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18z', glyph: '●' },
  square: { path: 'M4 4h16v16H4z', glyph: '■' },
  diamond: { path: 'M12 1.5 22.5 12 12 22.5 1.5 12z', glyph: '◆' },
  triangle: { path: 'M12 2.5 22.5 21h-21z', glyph: '▲' },
  'triangle-down': { path: 'M12 21.5 1.5 3h21z', glyph: '▼' },
  star: { path: 'M12 1.5l3.1 6.9 7.4.8-5.5 5 1.6 7.3L12 17.7l-6.6 3.8L7 14.2l-5.5-5 7.4-.8z', glyph: '★' },
  hexagon: { path: 'M7 3h10l5.5 9L17 21H7l-5.5-9z', glyph: '⬢' },
  cross: { path: 'M8.5 2h7v6.5H22v7h-6.5V22h-7v-6.5H2v-7h6.5z', glyph: '✚' },
  pentagon: { path: 'M12 1.8 22.4 9.4 18.4 21.6H5.6L1.6 9.4z', glyph: '⬟' },
} as const

export type Shape = keyof typeof SHAPES
export const SHAPE_NAMES = Object.keys(SHAPES) as readonly Shape[]

/** How a visit is drawn when it is coloured by something else than its technician. */
export interface Mark {
  readonly fill: string
  readonly on: string
  readonly shape: Shape
}

/** Name of a mark's picture on the map. */
export const markIcon = (mark: Mark): string => `mark-${mark.shape}-${mark.fill}`

/** A mark as a picture of 48 x 48 pixels, ringed by `edge` so that neighbours stay apart. */
export function markPicture(mark: Mark, edge: string): ImageData {
  const pen = new OffscreenCanvas(48, 48).getContext('2d')
  if (!pen) throw new Error('no 2d context')
  pen.translate(4, 4)
  pen.scale(40 / 24, 40 / 24)
  const path = new Path2D(SHAPES[mark.shape].path)
  pen.lineJoin = 'round'
  pen.lineWidth = 3.4
  pen.strokeStyle = edge
  pen.stroke(path)
  pen.fillStyle = mark.fill
  pen.fill(path)
  return pen.getImageData(0, 0, 48, 48)
}
