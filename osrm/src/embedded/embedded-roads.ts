import { createHash } from 'node:crypto'
import { isPosition } from '../geodesy.ts'
import {
  type LngLat,
  type SnappedPoint,
  type TravelLeg,
  type TravelProvider,
  type TravelRectangle,
  type TravelSource,
  type TravelTable,
  UNREACHABLE,
} from '../travel-provider.ts'
import { type Attachment, attach, feetOnEdges } from './attach.ts'
import { createBarriers } from './barriers.ts'
import { journeyLine } from './journey-geometry.ts'
import { type AttachedPoint, type Journey, journeyBetween, startsFrom } from './journeys.ts'
import { ROAD_CLASSES } from './road-classes.ts'
import { compileRoadGraph } from './road-graph.ts'
import { readRoadSource } from './road-source.ts'
import { shortestPaths } from './shortest-paths.ts'

type Call = { readonly signal?: AbortSignal }

const SOURCES: readonly TravelSource[] = ['embedded', 'estimate']

/** Season of the high passes: in `winter` (about mid-November to mid-May) Aravis, Colombière, Glières and the Semnoz from Leschaux are closed. */
export interface EmbeddedRoadsOptions {
  readonly season?: 'summer' | 'winter'
}

/** A TravelProvider that also answers rectangles. */
export type EmbeddedRoads = TravelProvider & Required<Pick<TravelProvider, 'between'>>

/**
 * The roads of the Annecy basin out to about 60 km, without any network: hand-written skeleton, quickest paths, lanes estimated.
 * Entries are marked `embedded` when mostly driven on the skeleton, `estimate` when not (lanes between neighbours, points off the skeleton).
 * Throws RangeError on a position that is not on Earth.
 */
export function createEmbeddedRoads(options: EmbeddedRoadsOptions = {}): EmbeddedRoads {
  const source = readRoadSource()
  const season = options.season ?? 'summer'
  const graph = compileRoadGraph(source, { winter: season === 'winter' })
  const barriers = createBarriers(source.lakes, source.barriers)
  const hash = createHash('sha256').update(source.text).update(JSON.stringify(ROAD_CLASSES)).digest('hex').slice(0, 12)

  const attachPoint = (point: LngLat): AttachedPoint => {
    if (!isPosition(point)) throw new RangeError(`not a position: ${point.lng},${point.lat}`)
    return { lng: point.lng, lat: point.lat, attachments: attach(graph, barriers, point) }
  }

  async function between(origins: readonly LngLat[], destinations: readonly LngLat[], { signal }: Call = {}): Promise<TravelRectangle> {
    const from = origins.map(attachPoint)
    const to = destinations === origins ? from : destinations.map(attachPoint)
    const durations = new Int32Array(from.length * to.length)
    const distances = new Int32Array(from.length * to.length)
    const sourceOf = new Uint8Array(from.length * to.length)
    from.forEach((origin, row) => {
      signal?.throwIfAborted()
      const paths = shortestPaths(graph, startsFrom(graph, origin))
      to.forEach((destination, column) => {
        if (origin.lng === destination.lng && origin.lat === destination.lat) return
        const journey = journeyBetween(graph, barriers, paths, origin, destination)
        const entry = row * to.length + column
        durations[entry] = journey.by === 'none' ? UNREACHABLE : Math.round(journey.seconds)
        distances[entry] = journey.by === 'none' ? UNREACHABLE : Math.round(journey.metres)
        sourceOf[entry] = SOURCES.indexOf(sourceOfJourney(journey, origin))
      })
    })
    return { rows: from.length, columns: to.length, durations, distances, sourceOf, sources: SOURCES }
  }

  async function table(points: readonly LngLat[], call: Call = {}): Promise<TravelTable> {
    const { rows: size, columns: _, ...square } = await between(points, points, call)
    return { size, ...square }
  }

  async function route(points: readonly LngLat[], { signal }: Call = {}): Promise<readonly TravelLeg[]> {
    if (points.length < 2) throw new RangeError('a route needs at least two points')
    const attached = points.map(attachPoint)
    return attached.slice(1).map((to, index) => {
      signal?.throwIfAborted()
      const from = attached[index] as AttachedPoint
      const paths = shortestPaths(graph, startsFrom(graph, from))
      const journey = journeyBetween(graph, barriers, paths, from, to)
      return {
        duration: journey.by === 'none' ? UNREACHABLE : Math.round(journey.seconds),
        distance: journey.by === 'none' ? UNREACHABLE : Math.round(journey.metres),
        source: sourceOfJourney(journey, from),
        geometry: journeyLine(graph, paths, from, to, journey),
      }
    })
  }

  async function nearest(point: LngLat): Promise<SnappedPoint> {
    // the road that tables start from; far off the skeleton, whichever is nearest
    const foot = attachPoint(point).attachments[0] ?? (feetOnEdges(graph, point, Number.POSITIVE_INFINITY)[0] as Attachment)
    const from = graph.nodes[graph.edgeFrom[foot.edge]!]!.name
    const to = graph.nodes[graph.edgeTo[foot.edge]!]!.name
    const number = graph.edgeNumber[foot.edge]!
    return {
      position: { lng: foot.lng, lat: foot.lat },
      distance: foot.crow,
      name: `${/\d/.test(number) ? `${number} ` : ''}${from} – ${to}`,
    }
  }

  return { id: 'embedded', dataVersion: async () => `embedded-${hash}-${season}`, table, between, route, nearest }
}

/** An estimate is what is not driven on the skeleton: a lane of its own, a point off it, or lanes that make more than half of the way. */
function sourceOfJourney(journey: Journey, origin: AttachedPoint): TravelSource {
  if (journey.by === 'none') return 'embedded'
  if (!('to' in journey)) return 'estimate'
  const lanes = (origin.attachments[0]?.metres ?? 0) + journey.to.metres
  return lanes > journey.metres / 2 ? 'estimate' : 'embedded'
}
