import type { Position } from '@tournee/contract'

/** A rough outline of the lake of Annecy, from memory, drawn a little wide: no house stands inside. [lng, lat] */
const SHORE: readonly (readonly [number, number])[] = [
  [6.127, 45.9],
  [6.138, 45.906],
  [6.155, 45.908],
  [6.164, 45.905],
  [6.174, 45.893],
  [6.179, 45.882],
  [6.189, 45.872],
  [6.204, 45.862],
  [6.209, 45.855],
  [6.212, 45.846],
  [6.211, 45.839],
  [6.221, 45.834],
  [6.23, 45.823],
  [6.235, 45.808],
  [6.235, 45.795],
  [6.222, 45.789],
  [6.208, 45.795],
  [6.201, 45.81],
  [6.202, 45.82],
  [6.203, 45.826],
  [6.19, 45.826],
  [6.18, 45.829],
  [6.168, 45.836],
  [6.157, 45.841],
  [6.145, 45.852],
  [6.142, 45.864],
  [6.142, 45.876],
  [6.137, 45.887],
  [6.13, 45.893],
]

/** Whether a point lies on the water (even-odd rule). */
export function isInLake({ lng, lat }: Position): boolean {
  let inside = false
  for (let i = 0, j = SHORE.length - 1; i < SHORE.length; j = i++) {
    const [xi, yi] = SHORE[i]!
    const [xj, yj] = SHORE[j]!
    if (yi > lat !== yj > lat && lng < ((xj - xi) * (lat - yi)) / (yj - yi) + xi) inside = !inside
  }
  return inside
}
