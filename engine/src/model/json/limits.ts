/** How large a problem may be; beyond, it is refused at the door instead of exhausting memory. */
export const LIMITS = {
  visits: 50_000,
  shifts: 20_000,
  technicians: 20_000,
  shipments: 25_000,
  /** visits together, delays, tools: each */
  links: 1_000,
  /** visits of a problem with links: it is searched whole (docs/algorithm.md, "Large problems") */
  linkedVisits: 6_000,
  locations: 100_000,
  /** rows of a matrix: 12 000 x 12 000 entries are 1.2 GB for the two arrays */
  matrixSize: 12_000,
  profiles: 20,
  windows: 100,
  breaks: 12,
  dimensions: 20,
  names: 1000,
  types: 100,
} as const

/** Largest instant either way, seconds: the year 36 000. */
export const MAX_INSTANT = 2 ** 40
/** Longest duration, seconds: ten years. */
export const MAX_DURATION = 315_360_000
/** Largest weight or prize. */
export const MAX_COST = 1e12
/** Largest entry of a matrix. */
export const MAX_ENTRY = 2 ** 31 - 1
