import { createHash } from 'node:crypto'
import { isPosition } from '../geodesy.ts'
import type { LngLat } from '../travel-provider.ts'
import { askOsrm, type OsrmBody } from './osrm-http.ts'
import { refusedServiceUrl } from './service-url.ts'

export interface OsrmClientOptions {
  /** as configured by OSRM_URL, e.g. `http://localhost:5000`; a path prefix is allowed */
  readonly baseUrl: string
  /** OSRM ignores it, proxies may not; `driving` by default */
  readonly profile?: string
  /** per HTTP request; 5 000 by default */
  readonly timeoutMs?: number
  /** the server's `--max-table-size`; 100 by default, as OSRM's */
  readonly maxTableSize?: number
  /** a point farther than this from any road of the server is not on its map; 2 000 by default */
  readonly maxSnapMetres?: number
  /** longest request line; 7 500 by default (OSRM closes the socket above its header limit, without an answer) */
  readonly maxUrlLength?: number
  /** requests under way at once for one large table; 4 by default */
  readonly concurrency?: number
  /** which data the server runs on, when its extract does not say */
  readonly dataVersion?: string
  /** false refuses loopback and private addresses; true by default, because a configured address is meant */
  readonly allowPrivate?: boolean
  readonly fetch?: typeof fetch
  /** milliseconds, monotonic; the process clock by default */
  readonly clock?: () => number
}

/** One server with its limits, and what it has told of its data. */
export interface OsrmSession {
  readonly limits: { readonly tableSize: number; readonly urlLength: number; readonly snapMetres: number; readonly concurrency: number }
  /** asks a service about points; throws OsrmError, RangeError on a bad position */
  ask(service: 'route' | 'table' | 'nearest', points: readonly LngLat[], query: string, signal?: AbortSignal): Promise<OsrmBody>
  dataVersion(): Promise<string>
}

/** A server may be restarted with new data: its version is asked again when no answer has told it for this long. */
const VERSION_MAX_AGE_MS = 300_000

/** Opens a session; nothing is sent before the first question. Throws RangeError on an address that is refused. */
export function createOsrmSession(options: OsrmClientOptions): OsrmSession {
  const refused = refusedServiceUrl(options.baseUrl, { allowPrivate: options.allowPrivate ?? true })
  if (refused !== null) throw new RangeError(`OSRM address refused: ${refused}`)
  const http = {
    baseUrl: options.baseUrl.replace(/\/+$/, ''),
    timeoutMs: options.timeoutMs ?? 5000,
    maxAnswerBytes: 64 * 1024 * 1024,
    fetch: options.fetch ?? fetch,
  }
  const profile = encodeURIComponent(options.profile ?? 'driving')
  const clock = options.clock ?? (() => performance.now())
  let told: string | null = null
  let toldAt = Number.NEGATIVE_INFINITY

  const ask: OsrmSession['ask'] = async (service, points, query, signal) => {
    for (const point of points) if (!isPosition(point)) throw new RangeError(`not a position: ${point.lng},${point.lat}`)
    const body = await askOsrm(http, `/${service}/v1/${profile}/${coordinates(points)}?${query}&generate_hints=false`, signal)
    toldAt = clock()
    if (typeof body['data_version'] === 'string' && body['data_version'] !== '') told = body['data_version']
    return body
  }

  return {
    limits: {
      tableSize: options.maxTableSize ?? 100,
      urlLength: options.maxUrlLength ?? 7500,
      snapMetres: options.maxSnapMetres ?? 2000,
      concurrency: options.concurrency ?? 4,
    },
    ask,
    async dataVersion() {
      if (options.dataVersion !== undefined) return options.dataVersion
      // any coordinate will do: every answer tells the version
      if (clock() - toldAt > VERSION_MAX_AGE_MS) await ask('nearest', [{ lng: 6.129, lat: 45.899 }], 'number=1')
      return told ?? `unversioned-${createHash('sha256').update(`${http.baseUrl} ${profile}`).digest('hex').slice(0, 12)}`
    },
  }
}

/** `lng,lat;lng,lat` with six decimals, never an exponent. */
export function coordinates(points: readonly LngLat[]): string {
  return points.map((point) => `${point.lng.toFixed(6)},${point.lat.toFixed(6)}`).join(';')
}
