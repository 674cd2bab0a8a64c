import { decodePolyline } from '../polyline.ts'
import type { LngLat } from '../travel-provider.ts'
import { isRefusal, type Refusal, refuse } from './refusal.ts'

/** A request of OSRM's HTTP API, read but not yet judged: option values are texts of the right form. */
export interface OsrmRequest {
  readonly service: 'route' | 'table' | 'nearest'
  readonly points: readonly LngLat[]
  readonly options: ReadonlyMap<string, string>
}

const BOOLEAN = /^(true|false)$/
const NUMBER = '\\d+(\\.\\d+)?'
const GENERAL: Record<string, RegExp> = {
  generate_hints: BOOLEAN,
  skip_waypoints: BOOLEAN,
  radiuses: new RegExp(`^(${NUMBER}|unlimited)?(;(${NUMBER}|unlimited)?)*$`),
  bearings: /^(\d+,\d+)?(;(\d+,\d+)?)*$/,
  approaches: /^(curb|opposite|unrestricted)?(;(curb|opposite|unrestricted)?)*$/,
  exclude: /^[a-z_]+(,[a-z_]+)*$/,
  snapping: /^(default|any)$/,
}
const OPTIONS: Record<OsrmRequest['service'], Record<string, RegExp>> = {
  route: {
    ...GENERAL,
    alternatives: /^(true|false|\d+)$/,
    steps: BOOLEAN,
    annotations: /^(true|false|(duration|distance|nodes|weight|speed|datasources)(,(duration|distance|nodes|weight|speed|datasources))*)$/,
    geometries: /^(polyline|polyline6|geojson)$/,
    overview: /^(simplified|full|false)$/,
    continue_straight: /^(default|true|false)$/,
  },
  table: {
    ...GENERAL,
    sources: /^(all|\d+(;\d+)*)$/,
    destinations: /^(all|\d+(;\d+)*)$/,
    annotations: /^(duration|distance)(,(duration|distance))*$/,
    fallback_speed: new RegExp(`^${NUMBER}$`),
    fallback_coordinate: /^(input|snapped)$/,
    scale_factor: new RegExp(`^${NUMBER}$`),
  },
  nearest: { ...GENERAL, number: /^\d+$/ },
}

/** Reads `/service/v1/profile/coordinates?options` as OSRM does, with OSRM's refusals. */
export function parseOsrmRequest(pathAndQuery: string): OsrmRequest | Refusal {
  const parts = /^\/([^/?]+)\/(v\d+)\/([^/?]+)\/([^?]+)(?:\?(.*))?$/s.exec(pathAndQuery)
  if (parts === null) {
    return refuse('InvalidUrl', `URL string malformed close to position ${pathAndQuery.length}: "${pathAndQuery.slice(-3)}"`)
  }
  const [, service = '', version, , coordinates = '', query = ''] = parts
  if (service !== 'route' && service !== 'table' && service !== 'nearest') return refuse('InvalidService', `Service ${service} not found!`)
  if (version !== 'v1') return refuse('InvalidVersion', `Service ${service} not found!`)
  const start = pathAndQuery.indexOf('?')
  const points = parseCoordinates(coordinates.replace(/\.json$/, ''), (start < 0 ? pathAndQuery.length : start) - coordinates.length)
  if ('refused' in points) return points
  const options = parseOptions(service, query, start + 1)
  return isRefusal(options) ? options : { service, points, options }
}

const malformed = (position: number) => refuse('InvalidQuery', `Query string malformed close to position ${position}`)

function parseCoordinates(text: string, start: number): LngLat[] | Refusal {
  const encoded = /^polyline(6?)\((.*)\)$/s.exec(decodeSafely(text))
  if (encoded !== null) {
    try {
      return decodePolyline(encoded[2] ?? '', encoded[1] === '6' ? 6 : 5).map(([lng, lat]) => ({ lng, lat }))
    } catch {
      return malformed(start)
    }
  }
  const points: LngLat[] = []
  let position = start
  for (const pair of text.split(';')) {
    const numbers = /^(-?\d+(?:\.\d*)?),(-?\d+(?:\.\d*)?)$/.exec(pair)
    if (numbers === null) return malformed(position)
    points.push({ lng: Number(numbers[1]), lat: Number(numbers[2]) })
    position += pair.length + 1
  }
  return points
}

function parseOptions(service: OsrmRequest['service'], query: string, start: number): Map<string, string> | Refusal {
  const options = new Map<string, string>()
  let position = start
  for (const pair of query.split('&')) {
    if (pair !== '') {
      const [name = '', ...rest] = pair.split('=')
      const value = decodeSafely(rest.join('='))
      const form = Object.hasOwn(OPTIONS[service], name) ? OPTIONS[service][name] : undefined
      if (form === undefined) return malformed(position)
      if (!form.test(value)) return malformed(position + name.length + 1)
      options.set(name, value)
    }
    position += pair.length + 1
  }
  return options
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
