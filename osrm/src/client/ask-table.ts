import { type LngLat, type SnappedPoint, type TravelRectangle, UNREACHABLE } from '../travel-provider.ts'
import { readMatrix, readWaypoints } from './osrm-answers.ts'
import { OsrmError } from './osrm-error.ts'
import type { OsrmSession } from './osrm-session.ts'
import { type Tile, tilesOf } from './tiles.ts'

interface TileAnswer {
  readonly durations: Int32Array
  readonly distances: Int32Array
  readonly fromSnap: readonly SnappedPoint[]
  readonly toSnap: readonly SnappedPoint[]
}

/**
 * Origins to destinations in as many table requests as the server's limits need, some at a time. Points off the server's map are
 * unreachable; when it covers none of the origins or none of the destinations, OsrmError `SnapTooFar`.
 */
export async function askTable(
  session: OsrmSession,
  origins: readonly LngLat[],
  destinations: readonly LngLat[],
  signal: AbortSignal | undefined,
): Promise<TravelRectangle> {
  const [rows, columns] = [origins.length, destinations.length]
  const sheet = createSheet(rows, columns, session.limits.snapMetres)
  const queue = tilesOf(rows, columns, tileSize(session.limits))
  const drain = async () => {
    for (let tile = queue.shift(); tile !== undefined; tile = queue.shift())
      await askTile(session, origins, destinations, tile, sheet.fill, signal)
  }
  await Promise.all(Array.from({ length: Math.min(session.limits.concurrency, queue.length) }, drain))
  return { rows, columns, ...sheet.finish(), sourceOf: new Uint8Array(rows * columns), sources: ['osrm'] }
}

/** Rows and columns of a request: within the table limit, and its address within the length limit (about 26 characters a point). */
function tileSize(limits: OsrmSession['limits']): { rows: number; columns: number } {
  const byUrl = Math.floor((limits.urlLength - 200) / 52)
  const size = Math.max(1, Math.min(limits.tableSize, byUrl))
  return { rows: size, columns: size }
}

async function askTile(
  session: OsrmSession,
  origins: readonly LngLat[],
  destinations: readonly LngLat[],
  tile: Tile,
  fill: (answer: TileAnswer, tile: Tile) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  const from = origins.slice(tile.row, tile.row + tile.rows)
  const to = destinations.slice(tile.column, tile.column + tile.columns)
  const indexes = (start: number, count: number) => Array.from({ length: count }, (_, index) => start + index).join(';')
  const query = `annotations=duration,distance&sources=${indexes(0, from.length)}&destinations=${indexes(from.length, to.length)}`
  try {
    const body = await session.ask('table', [...from, ...to], query, signal)
    const answer = {
      durations: readMatrix(body, 'durations', from.length, to.length),
      distances: readMatrix(body, 'distances', from.length, to.length),
      fromSnap: readWaypoints(body, 'sources', from.length),
      toSnap: readWaypoints(body, 'destinations', to.length),
    }
    fill(answer, tile)
  } catch (error) {
    // the server allows less than configured: halve until it agrees
    if (!(error instanceof OsrmError && error.code === 'TooBig') || tile.rows * tile.columns === 1) throw error
    const half = { rows: Math.ceil(tile.rows / 2), columns: Math.ceil(tile.columns / 2) }
    for (const part of tilesOf(tile.rows, tile.columns, half)) {
      const inPlace = { ...part, row: tile.row + part.row, column: tile.column + part.column }
      await askTile(session, origins, destinations, inPlace, fill, signal)
    }
  }
}

/** The matrix being put together from tiles. */
function createSheet(rows: number, columns: number, snapMetres: number) {
  const durations = new Int32Array(rows * columns)
  const distances = new Int32Array(rows * columns)
  const rowIsOff = new Uint8Array(rows)
  const columnIsOff = new Uint8Array(columns)
  const mark = (off: Uint8Array, first: number, snaps: readonly SnappedPoint[]) => {
    for (const [index, snap] of snaps.entries()) if (snap.distance > snapMetres) off[first + index] = 1
  }
  return {
    fill(answer: TileAnswer, tile: Tile) {
      mark(rowIsOff, tile.row, answer.fromSnap)
      mark(columnIsOff, tile.column, answer.toSnap)
      for (let row = 0; row < tile.rows; row++) {
        const start = (tile.row + row) * columns + tile.column
        durations.set(answer.durations.subarray(row * tile.columns, (row + 1) * tile.columns), start)
        distances.set(answer.distances.subarray(row * tile.columns, (row + 1) * tile.columns), start)
      }
    },
    finish() {
      if (rows > 0 && columns > 0 && (rowIsOff.every(Boolean) || columnIsOff.every(Boolean))) {
        throw new OsrmError('SnapTooFar', `OSRM knows no road within ${snapMetres} m of any of these points: its map does not cover them`)
      }
      for (let entry = 0; entry < durations.length; entry++) {
        const isOff = rowIsOff[Math.floor(entry / columns)] === 1 || columnIsOff[entry % columns] === 1
        if (!isOff && durations[entry]! >= 0 && distances[entry]! >= 0) continue
        durations[entry] = UNREACHABLE
        distances[entry] = UNREACHABLE
      }
      return { durations, distances }
    },
  }
}
