import { metresBetween } from '../geodesy.ts'
import { rectangleOf } from '../rectangle.ts'
import type { LngLat, TravelProvider } from '../travel-provider.ts'
import { chosenIndexes } from './judge-request.ts'
import type { OsrmRequest } from './parse-request.ts'

/** `durations` and `distances` in OSRM's form, null where there is no way; `estimated_cells` lists the entries that are estimates. */
export async function tableAnswer(provider: TravelProvider, { points, options }: OsrmRequest): Promise<object> {
  const rows = chosenIndexes(options.get('sources'), points.length)
  const columns = chosenIndexes(options.get('destinations'), points.length)
  const [origins, destinations] = [rows, columns].map((indexes) => indexes.map((index) => points[index]!)) as [LngLat[], LngLat[]]
  const { durations, distances, sourceOf, sources } = await rectangleOf(provider, origins, destinations)
  const wanted = (options.get('annotations') ?? 'duration').split(',')
  const speed = Number(options.get('fallback_speed') ?? 0)
  const scale = Number(options.get('scale_factor') ?? 1)
  const filled: [number, number][] = []
  const estimated: [number, number][] = []
  const cell = (row: number, column: number) => {
    const entry = row * columns.length + column
    const [duration, distance] = [durations[entry]!, distances[entry]!]
    if (duration >= 0) {
      if (sources[sourceOf[entry]!] === 'estimate') estimated.push([row, column])
      return { duration: Math.round(duration * scale * 10) / 10, distance }
    }
    if (speed <= 0) return { duration: null, distance: null }
    filled.push([row, column])
    const crow = metresBetween(origins[row]!.lng, origins[row]!.lat, destinations[column]!.lng, destinations[column]!.lat)
    return { duration: Math.round((crow / speed) * 10) / 10, distance: Math.round(crow * 10) / 10 }
  }
  const cells = rows.map((_, row) => columns.map((__, column) => cell(row, column)))
  return {
    ...(wanted.includes('duration') ? { durations: cells.map((row) => row.map((figures) => figures.duration)) } : {}),
    ...(wanted.includes('distance') ? { distances: cells.map((row) => row.map((figures) => figures.distance)) } : {}),
    ...(filled.length > 0 ? { fallback_speed_cells: filled } : {}),
    ...(estimated.length > 0 ? { estimated_cells: estimated } : {}),
  }
}
