/** A technician's colour on screen: `fill` for lines and marks, `on` for the letter written on it. */
export interface TechnicianColour {
  readonly fill: string
  readonly on: string
}

const INK = '#161718'
const PAPER = '#ffffff'

/**
 * Eight colours per theme, found by maximising the smallest OKLab distance between any two of them as seen with normal,
 * protan, deutan and tritan vision (palette.test.ts measures it again). Never used without the technician's letter.
 */
export const TECHNICIAN_COLOURS: Readonly<Record<'light' | 'dark', readonly TechnicianColour[]>> = {
  light: [
    { fill: '#2d33b3', on: PAPER },
    { fill: '#962409', on: PAPER },
    { fill: '#a49516', on: INK },
    { fill: '#447a71', on: PAPER },
    { fill: '#d65db9', on: INK },
    { fill: '#4c205b', on: PAPER },
    { fill: '#0a98f4', on: INK },
    { fill: '#6b0103', on: PAPER },
  ],
  dark: [
    { fill: '#4783fc', on: INK },
    { fill: '#ee7901', on: INK },
    { fill: '#f5ea3a', on: INK },
    { fill: '#76d6b6', on: INK },
    { fill: '#c292a3', on: INK },
    { fill: '#816592', on: PAPER },
    { fill: '#b7f4fe', on: INK },
    { fill: '#c24a00', on: PAPER },
  ],
}

/** The colour of palette index `index` (0-7, wraps beyond). */
export function technicianColour(index: number, scheme: 'light' | 'dark'): TechnicianColour {
  const colours = TECHNICIAN_COLOURS[scheme]
  return colours[index % colours.length]!
}
