/** Bounds of a whole number, both included. */
export interface Bounds {
  readonly min: number
  readonly max: number
}

/** The whole number within its bounds that a text says, as it is written; null: it says none. */
export function readWhole(text: string, { min, max }: Bounds): string | null {
  const said = text.replace(/\s/g, '')
  const value = /^\d{1,9}$/.test(said) ? Number(said) : Number.NaN
  return value >= min && value <= max ? String(value) : null
}

/** The next number on a grid of so many, more or less, within its bounds. */
export function stepWhole(value: number, step: number, { min, max }: Bounds): number {
  const grid = Math.abs(step)
  const next = step > 0 ? (Math.floor(value / grid) + 1) * grid : (Math.ceil(value / grid) - 1) * grid
  return Math.min(max, Math.max(min, next))
}
