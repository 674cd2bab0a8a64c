import type { Scheme } from './colours.ts'

/** Sixteen hues at two depths (OKLCH), neighbours in the list far apart. A zone's name always stands beside its colour. */
const ZONE_COLOURS: Readonly<Record<Scheme, readonly string[]>> = {
  light: [
    '#2d78bd',
    '#8a3400',
    '#2d8949',
    '#7f2f69',
    '#926f00',
    '#00656f',
    '#8160b5',
    '#8c2b3b',
    '#6b7f09',
    '#374b99',
    '#a76100',
    '#006855',
    '#9a579e',
    '#005e88',
    '#af4f71',
    '#5e5400',
  ],
  dark: [
    '#67b0f9',
    '#c56a3e',
    '#69c27e',
    '#b9649f',
    '#cba63a',
    '#009ca5',
    '#b897f0',
    '#c8626d',
    '#a0b751',
    '#6880d4',
    '#e39849',
    '#009f89',
    '#d48dd8',
    '#0095c1',
    '#ed86a7',
    '#928a07',
  ],
}

export const ZONE_COLOUR_COUNT = ZONE_COLOURS.light.length

/** The colour of palette index `index` (0-15, wraps beyond). */
export const zoneColour = (index: number, scheme: Scheme): string => ZONE_COLOURS[scheme][index % ZONE_COLOUR_COUNT]!
