import type { Position, Precision } from '@tournee/contract'

/** A step of the pin by keyboard: about 10 m, or 100 m with Shift, at this latitude. */
const STEP_DEGREES = 0.0001
const FAR = 10

/** Where an arrow key moves the pin; null for any other key. Degrees of longitude are widened so that steps look equal on the ground. */
export function nudge(at: Position, key: string, far: boolean): Position | null {
  const step = STEP_DEGREES * (far ? FAR : 1)
  const across = step / Math.max(0.2, Math.cos((at.lat * Math.PI) / 180))
  const moves: Readonly<Record<string, readonly [number, number]>> = {
    ArrowLeft: [-across, 0],
    ArrowRight: [across, 0],
    ArrowUp: [0, step],
    ArrowDown: [0, -step],
  }
  const move = moves[key]
  return move ? { lng: round(at.lng + move[0]), lat: round(at.lat + move[1]) } : null
}

/** Six decimals, about 10 cm: more would be noise. */
const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6
export const roundPosition = ({ lng, lat }: Position): Position => ({ lng: round(lng), lat: round(lat) })

/** How close the map goes to a pin: a house, a street or a whole town. */
export function zoomFor(precision: Precision): number {
  if (precision === 'given' || precision === 'house') return 16
  return precision === 'street' ? 15 : 13
}

/** The next site of a list after one was placed or passed; null at the end. */
export function nextOf<T extends { readonly id: string }>(sites: readonly T[], id: string): T | null {
  const at = sites.findIndex((s) => s.id === id)
  return sites[at + 1] ?? sites.find((s) => s.id !== id) ?? null
}
