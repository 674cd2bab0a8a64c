import type { LngLat } from '../units.ts'
import { type JsonReader, show } from './json-reader.ts'
import type { VroomPlace } from './vroom-input.ts'

/** Turns `location` and `location_index` into indices: the caller's own where matrices are given, by coordinates where not. */
export interface PlaceRegistry {
  readonly places: readonly VroomPlace[]
  /** the place of a task or of a vehicle's start or end; undefined when neither key is there */
  find(location: unknown, index: unknown, path: string, indexKey: string): number | undefined
}

/** `size` = rows of the given matrices, undefined when there are none. */
export function createPlaceRegistry(reader: JsonReader, size: number | undefined): PlaceRegistry {
  const places: VroomPlace[] = size === undefined ? [] : Array.from({ length: size }, (_, index) => ({ index }))
  const byPosition = new Map<string, number>()
  return {
    places,
    find: (location, index, path, indexKey) => {
      if (location === undefined && index === undefined) return undefined
      const position = location === undefined ? undefined : readPosition(reader, location, path)
      if (size !== undefined) {
        const row = reader.integer(index, `${path}.${indexKey}`, undefined, 0, size - 1)
        if (index === undefined) {
          reader.refuse(
            path,
            'MISSING_INDEX',
            `matrices are given but no ${indexKey}`,
            `add ${indexKey}, the row of this place in every matrix, from 0 to ${size - 1}`,
          )
        }
        if (row !== undefined && position) places[row] = { index: row, position }
        return row ?? 0
      }
      const own = reader.integer(index, `${path}.${indexKey}`, undefined)
      if (!position) {
        reader.refuse(
          path,
          'MISSING_LOCATION',
          'no coordinates, and no matrix to look an index up in',
          'add a location [longitude, latitude], or give matrices',
        )
        return 0
      }
      const key = `${position.lng},${position.lat}`
      let place = byPosition.get(key)
      if (place === undefined) {
        place = places.push(own === undefined ? { position } : { position, index: own }) - 1
        byPosition.set(key, place)
      }
      return place
    },
  }
}

function readPosition(reader: JsonReader, value: unknown, path: string): LngLat | undefined {
  const [lng, lat] = Array.isArray(value) ? (value as readonly unknown[]) : []
  const inRange = (degrees: unknown, most: number): degrees is number => typeof degrees === 'number' && Math.abs(degrees) <= most
  if (Array.isArray(value) && value.length === 2 && inRange(lng, 180) && inRange(lat, 90)) return { lng, lat }
  const swapped = inRange(lng, 90) && inRange(lat, 180)
  const remedy = swapped ? 'longitude comes first: swap the two numbers' : 'give [longitude, latitude] in decimal degrees'
  reader.refuse(
    path,
    'BAD_LOCATION',
    `${Array.isArray(value) ? JSON.stringify(value).slice(0, 60) : show(value)} is no place on Earth`,
    remedy,
  )
  return undefined
}
