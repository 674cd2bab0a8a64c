import { createHash } from 'node:crypto'
import { isPosition } from '../geodesy.ts'
import {
  type LngLat,
  type SnappedPoint,
  type TravelLeg,
  type TravelProvider,
  type TravelRectangle,
  type TravelTable,
  UNREACHABLE,
} from '../travel-provider.ts'
import { readLegs, readMatrix, readWaypoints } from './osrm-answers.ts'
import { OsrmError } from './osrm-error.ts'
import { askOsrm, type OsrmBody } from './osrm-http.ts'
import { refusedServiceUrl } from './service-url.ts'
import { type Tile, tilesOf } from './tiles.ts'

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

/** A server may be restarted with new data: its version is asked again when no answer has told it for this long. */
const VERSION_MAX_AGE_MS = 300_000

type Call = { readonly signal?: AbortSignal }

/**
 * A TravelProvider over the HTTP API of OSRM 5 and later. Answers `UNREACHABLE` where there is no way and for single points off the
 * server's map; throws OsrmError (see its codes) when the server fails, refuses, or covers none of the points. RangeError on a bad position.
 */
export function createOsrmClient(options: OsrmClientOptions): TravelProvider {
  const refused = refusedServiceUrl(options.baseUrl, { allowPrivate: options.allowPrivate ?? true })
  if (refused !== null) throw new RangeError(`OSRM address refused: ${refused}`)
  const http = {
    baseUrl: options.baseUrl.replace(/\/+$/, ''),
    timeoutMs: options.timeoutMs ?? 5000,
    maxAnswerBytes: 64 * 1024 * 1024,
    fetch: options.fetch ?? fetch,
  }
  const profile = encodeURIComponent(options.profile ?? 'driving')
  const maxSnap = options.maxSnapMetres ?? 2000
  const limits = { maxTableSize: options.maxTableSize ?? 100, maxUrlLength: options.maxUrlLength ?? 7500 }
  const clock = options.clock ?? (() => performance.now())
  let version = options.dataVersion ?? null
  let versionSeenAt = Number.NEGATIVE_INFINITY

  async function ask(service: string, points: readonly LngLat[], query: string, signal?: AbortSignal): Promise<OsrmBody> {
    const body = await askOsrm(http, `/${service}/v1/${profile}/${coordinates(points)}?${query}&generate_hints=false`, signal)
    versionSeenAt = clock()
    if (options.dataVersion === undefined && typeof body['data_version'] === 'string' && body['data_version'] !== '')
      version = body['data_version']
    return body
  }

  async function askTile(
    origins: readonly LngLat[],
    destinations: readonly LngLat[],
    tile: Tile,
    fill: (answer: TileAnswer, tile: Tile) => void,
    signal?: AbortSignal,
  ): Promise<void> {
    const from = origins.slice(tile.row, tile.row + tile.rows)
    const to = destinations.slice(tile.column, tile.column + tile.columns)
    const indexes = (start: number, count: number) => Array.from({ length: count }, (_, index) => start + index).join(';')
    const query = `annotations=duration,distance&sources=${indexes(0, from.length)}&destinations=${indexes(from.length, to.length)}`
    try {
      const body = await ask('table', [...from, ...to], query, signal)
      fill(
        {
          durations: readMatrix(body, 'durations', from.length, to.length),
          distances: readMatrix(body, 'distances', from.length, to.length),
          fromSnap: readWaypoints(body, 'sources', from.length),
          toSnap: readWaypoints(body, 'destinations', to.length),
        },
        tile,
      )
    } catch (error) {
      // the server allows less than configured: halve until it agrees
      if (!(error instanceof OsrmError && error.code === 'TooBig') || tile.rows * tile.columns === 1) throw error
      const half = { rows: Math.ceil(tile.rows / 2), columns: Math.ceil(tile.columns / 2) }
      for (const part of tilesOf(tile.rows, tile.columns, half)) {
        await askTile(origins, destinations, { ...part, row: tile.row + part.row, column: tile.column + part.column }, fill, signal)
      }
    }
  }

  async function between(origins: readonly LngLat[], destinations: readonly LngLat[], { signal }: Call = {}): Promise<TravelRectangle> {
    checkPositions([...origins, ...destinations])
    const [rows, columns] = [origins.length, destinations.length]
    const durations = new Int32Array(rows * columns)
    const distances = new Int32Array(rows * columns)
    const rowOff = new Uint8Array(rows)
    const columnOff = new Uint8Array(columns)
    const fill = (answer: TileAnswer, tile: Tile) => {
      answer.fromSnap.forEach((snap, index) => {
        if (snap.distance > maxSnap) rowOff[tile.row + index] = 1
      })
      answer.toSnap.forEach((snap, index) => {
        if (snap.distance > maxSnap) columnOff[tile.column + index] = 1
      })
      for (let row = 0; row < tile.rows; row++) {
        const start = (tile.row + row) * columns + tile.column
        durations.set(answer.durations.subarray(row * tile.columns, (row + 1) * tile.columns), start)
        distances.set(answer.distances.subarray(row * tile.columns, (row + 1) * tile.columns), start)
      }
    }
    const queue = tilesOf(rows, columns, tileSize(limits))
    const drain = async () => {
      for (let tile = queue.shift(); tile !== undefined; tile = queue.shift()) await askTile(origins, destinations, tile, fill, signal)
    }
    await Promise.all(Array.from({ length: Math.min(options.concurrency ?? 4, queue.length) }, drain))
    if (rows > 0 && columns > 0 && (rowOff.every(Boolean) || columnOff.every(Boolean))) {
      throw new OsrmError('SnapTooFar', `OSRM knows no road within ${maxSnap} m of any of these points: its map does not cover them`)
    }
    for (let entry = 0; entry < durations.length; entry++) {
      if (rowOff[Math.floor(entry / columns)] === 0 && columnOff[entry % columns] === 0 && durations[entry]! >= 0 && distances[entry]! >= 0)
        continue
      durations[entry] = UNREACHABLE
      distances[entry] = UNREACHABLE
    }
    return { rows, columns, durations, distances, sourceOf: new Uint8Array(rows * columns), sources: ['osrm'] }
  }

  async function table(points: readonly LngLat[], call: Call = {}): Promise<TravelTable> {
    const { rows: size, columns: _, ...square } = await between(points, points, call)
    for (let index = 0; index < size; index++) {
      square.durations[index * size + index] = 0
      square.distances[index * size + index] = 0
    }
    return { size, ...square }
  }

  async function route(points: readonly LngLat[], { signal }: Call = {}): Promise<readonly TravelLeg[]> {
    if (points.length < 2) throw new RangeError('a route needs at least two points')
    checkPositions(points)
    const legs: TravelLeg[] = []
    const most = Math.max(2, Math.min(100, Math.floor(limits.maxUrlLength / 24)))
    for (let first = 0; first < points.length - 1; first += most - 1)
      legs.push(...(await routePart(points.slice(first, first + most), signal)))
    return legs
  }

  async function routePart(points: readonly LngLat[], signal: AbortSignal | undefined): Promise<TravelLeg[]> {
    try {
      const body = await ask('route', points, 'overview=false&steps=true&geometries=polyline6', signal)
      const far = readWaypoints(body, 'waypoints', points.length).findIndex((waypoint) => waypoint.distance > maxSnap)
      if (far >= 0) throw new OsrmError('SnapTooFar', `OSRM knows no road within ${maxSnap} m of ${coordinates([points[far]!])}`)
      return readLegs(body, points.length - 1).map((leg, index) => ({
        ...leg,
        geometry: leg.geometry.length > 1 ? leg.geometry : straight(points[index]!, points[index + 1]!),
        source: 'osrm',
      }))
    } catch (error) {
      if (!(error instanceof OsrmError && error.code === 'NoRoute')) throw error
      if (points.length === 2)
        return [{ duration: UNREACHABLE, distance: UNREACHABLE, source: 'osrm', geometry: straight(points[0]!, points[1]!) }]
      // one impossible leg refuses the whole: ask one by one which
      const parts: TravelLeg[] = []
      for (let leg = 0; leg < points.length - 1; leg++) parts.push(...(await routePart(points.slice(leg, leg + 2), signal)))
      return parts
    }
  }

  async function nearest(point: LngLat, { signal }: Call = {}): Promise<SnappedPoint> {
    checkPositions([point])
    const [first] = readWaypoints(await ask('nearest', [point], 'number=1', signal), 'waypoints', null)
    if (first === undefined) throw new OsrmError('NotOsrm', 'OSRM named no road')
    return first
  }

  async function dataVersion(): Promise<string> {
    const isStale = options.dataVersion === undefined && clock() - versionSeenAt > VERSION_MAX_AGE_MS
    if (isStale) await ask('nearest', [{ lng: 6.129, lat: 45.899 }], 'number=1')
    return version ?? `unversioned-${createHash('sha256').update(`${http.baseUrl} ${profile}`).digest('hex').slice(0, 12)}`
  }

  return { id: 'osrm', dataVersion, table, between, route, nearest }
}

interface TileAnswer {
  readonly durations: Int32Array
  readonly distances: Int32Array
  readonly fromSnap: readonly SnappedPoint[]
  readonly toSnap: readonly SnappedPoint[]
}

const straight = (a: LngLat, b: LngLat) => [[a.lng, a.lat] as const, [b.lng, b.lat] as const]

/** `lng,lat;lng,lat` with six decimals, never an exponent. */
function coordinates(points: readonly LngLat[]): string {
  return points.map((point) => `${point.lng.toFixed(6)},${point.lat.toFixed(6)}`).join(';')
}

function checkPositions(points: readonly LngLat[]): void {
  for (const point of points) if (!isPosition(point)) throw new RangeError(`not a position: ${point.lng},${point.lat}`)
}

/** Rows and columns of a request: within the table limit, and its address within the length limit (about 26 characters a point). */
function tileSize(limits: { maxTableSize: number; maxUrlLength: number }): { rows: number; columns: number } {
  const byUrl = Math.max(1, Math.floor((limits.maxUrlLength - 200) / 52))
  const size = Math.max(1, Math.min(limits.maxTableSize, byUrl))
  return { rows: size, columns: size }
}
