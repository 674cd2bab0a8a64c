import { findPlace } from '../embedded/places.ts'
import type { LngLat } from '../travel-provider.ts'

/** The position of a place of the skeleton; throws when there is none of that name. */
export function place(name: string): LngLat {
  const found = findPlace(name)
  if (found === null) throw new Error(`no place called ${name}`)
  return found
}
