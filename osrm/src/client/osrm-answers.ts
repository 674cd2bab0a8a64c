import { decodePolyline } from '../polyline.ts'
import type { SnappedPoint } from '../travel-provider.ts'
import { OsrmError } from './osrm-error.ts'
import type { OsrmBody } from './osrm-http.ts'

/** Reading OSRM's JSON with every shape checked: a server that lies is reported as `NotOsrm`, never trusted. */
const refuse = (what: string): never => {
  throw new OsrmError('NotOsrm', `OSRM's answer has no valid ${what}`)
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null

/** `waypoints`, `sources` or `destinations`: where each coordinate was snapped. */
export function readWaypoints(body: OsrmBody, field: 'waypoints' | 'sources' | 'destinations', count: number | null): SnappedPoint[] {
  const list = body[field]
  if (!Array.isArray(list) || (count !== null && list.length !== count)) return refuse(field)
  return list.map((waypoint: unknown) => {
    if (!isObject(waypoint) || !Array.isArray(waypoint['location'])) return refuse(field)
    const [lng, lat] = waypoint['location'] as unknown[]
    const distance = waypoint['distance']
    if (typeof lng !== 'number' || typeof lat !== 'number' || typeof distance !== 'number') return refuse(field)
    return { position: { lng, lat }, distance, name: typeof waypoint['name'] === 'string' ? waypoint['name'] : '' }
  })
}

/** `durations` or `distances`: rows are sources; null (no way) becomes -1, others are rounded to integers. */
export function readMatrix(body: OsrmBody, field: 'durations' | 'distances', rows: number, columns: number): Int32Array {
  const table = body[field]
  if (!Array.isArray(table) || table.length !== rows) return refuse(field)
  const flat = new Int32Array(rows * columns)
  for (const [rowIndex, row] of (table as unknown[]).entries()) {
    if (!Array.isArray(row) || row.length !== columns) return refuse(field)
    for (const [column, value] of (row as unknown[]).entries()) {
      if (value !== null && !(typeof value === 'number' && value >= 0)) return refuse(field)
      flat[rowIndex * columns + column] = value === null ? -1 : Math.round(value)
    }
  }
  return flat
}

/** The legs of the first route with the line of each, from its steps (`steps=true&geometries=polyline6`). */
export function readLegs(body: OsrmBody, count: number): { duration: number; distance: number; geometry: [number, number][] }[] {
  const routes = body['routes']
  const route: unknown = Array.isArray(routes) ? routes[0] : null
  const legs = isObject(route) ? route['legs'] : null
  if (!Array.isArray(legs) || legs.length !== count) return refuse('legs')
  return legs.map((leg: unknown) => {
    if (!isObject(leg) || typeof leg['duration'] !== 'number' || typeof leg['distance'] !== 'number') return refuse('legs')
    return { duration: Math.round(leg['duration']), distance: Math.round(leg['distance']), geometry: stepsLine(leg['steps']) }
  })
}

function stepsLine(steps: unknown): [number, number][] {
  if (!Array.isArray(steps)) return []
  const line: [number, number][] = []
  for (const step of steps as unknown[]) {
    const geometry = isObject(step) ? step['geometry'] : null
    if (typeof geometry !== 'string') return refuse('step geometry')
    for (const [lng, lat] of decodeOrRefuse(geometry)) {
      const last = line.at(-1)
      if (last === undefined || last[0] !== lng || last[1] !== lat) line.push([lng, lat])
    }
  }
  return line
}

function decodeOrRefuse(text: string): [number, number][] {
  try {
    return decodePolyline(text, 6)
  } catch {
    return refuse('geometry')
  }
}
