import { isPosition } from '../geodesy.ts'
import type { LngLat, SnappedPoint, TravelProvider } from '../travel-provider.ts'
import type { OsrmRequest } from './parse-request.ts'
import { type Refusal, refuse } from './refusal.ts'

/** The largest requests served, as OSRM's `--max-…-size`. */
const LIMITS = { table: 500, route: 500, nearest: 100 }

/** What OSRM refuses before looking at a map, or null. */
export function judgeRequest({ service, points, options }: OsrmRequest): Refusal | null {
  if (service !== 'nearest' && points.length < 2) return refuse('InvalidOptions', 'Number of coordinates needs to be at least two.')
  if (service === 'nearest' && points.length !== 1) return refuse('InvalidOptions', 'Only one input coordinate is supported')
  if (!points.every(isPosition)) {
    return service === 'table' ? refuse('InvalidOptions', 'Coordinates are invalid') : refuse('InvalidValue', 'Invalid coordinate value.')
  }
  for (const name of ['radiuses', 'bearings', 'approaches']) {
    const values = options.get(name)?.split(';')
    if (values !== undefined && values.length !== points.length) {
      return refuse('InvalidOptions', `Number of elements in ${name} size ${values.length} does not match coordinate size ${points.length}`)
    }
  }
  if (options.has('exclude')) return refuse('InvalidValue', 'Exclude flag combination is not supported.')
  return judgeSize({ service, points, options })
}

function judgeSize({ service, points, options }: OsrmRequest): Refusal | null {
  if (service === 'route' && points.length > LIMITS.route) {
    return refuse('TooBig', `Number of entries ${points.length} is higher than current maximum (${LIMITS.route})`)
  }
  if (service === 'nearest') {
    const number = Number(options.get('number') ?? 1)
    if (number < 1) return refuse('InvalidOptions', 'Number of results must be at least one')
    return number > LIMITS.nearest
      ? refuse('TooBig', `Number of results ${number} is higher than current maximum (${LIMITS.nearest})`)
      : null
  }
  if (service === 'table') {
    const rows = chosenIndexes(options.get('sources'), points.length)
    const columns = chosenIndexes(options.get('destinations'), points.length)
    if (![...rows, ...columns].every((index) => index < points.length)) return refuse('InvalidOptions', '')
    if (rows.length * columns.length > LIMITS.table ** 2) return refuse('TooBig', 'Too many table coordinates')
  }
  return null
}

/** `all`, nothing, or `0;3;4`. */
export function chosenIndexes(text: string | undefined, count: number): number[] {
  return text === undefined || text === 'all' ? Array.from({ length: count }, (_, index) => index) : text.split(';').map(Number)
}

/** Snaps every point, and refuses as OSRM does when one has no road within its radius. */
export async function snapAll(
  provider: TravelProvider,
  points: readonly LngLat[],
  radiuses: string | undefined,
): Promise<SnappedPoint[] | Refusal> {
  const limits = radiuses?.split(';') ?? []
  const snapped: SnappedPoint[] = []
  for (const [index, point] of points.entries()) {
    const found = await provider.nearest(point)
    const limit = limits[index] ?? ''
    if (/\d/.test(limit) && found.distance > Number(limit))
      return refuse('NoSegment', `Could not find a matching segment for coordinate ${index}`)
    snapped.push(found)
  }
  return snapped
}
