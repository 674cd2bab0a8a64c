/** A technician's colour on paper: of lines and marks, and of the number written on it. */
export interface PrintColour {
  readonly fill: string
  readonly on: string
}

const INK = '#161718'
const PAPER = '#ffffff'

/** The eight colours of the screens' light theme (print-palette.test.ts holds the two together). */
export const PRINT_COLOURS: readonly PrintColour[] = [
  { fill: '#2d33b3', on: PAPER },
  { fill: '#962409', on: PAPER },
  { fill: '#a49516', on: INK },
  { fill: '#447a71', on: PAPER },
  { fill: '#d65db9', on: INK },
  { fill: '#4c205b', on: PAPER },
  { fill: '#0a98f4', on: INK },
  { fill: '#6b0103', on: PAPER },
]

/** The colour of palette index `index` (0-7, wraps beyond). */
export const printColour = (index: number): PrintColour => PRINT_COLOURS[index % PRINT_COLOURS.length]!

/** Greys and grounds of what is printed. */
export const PAPER_TONES = {
  ink: '#1b1c1e',
  soft: '#46484c',
  faint: '#62646a',
  line: '#c9c8c2',
  well: '#f3f3f0',
  water: '#dbe8ef',
  shore: '#8fa9b8',
  road: '#c3c2bc',
  mainRoad: '#a3a29b',
} as const
