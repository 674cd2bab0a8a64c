import { metresBetween } from '../geodesy.ts'
import { encodePolyline } from '../polyline.ts'
import type { SnappedPoint, TravelLeg } from '../travel-provider.ts'
import type { OsrmRequest } from './parse-request.ts'

type Line = readonly (readonly [lng: number, lat: number])[]

/** The `routes` of an answer: one route, its legs in OSRM's form, each with the `source` of its figures besides. */
export function routeAnswer(request: OsrmRequest, legs: readonly TravelLeg[], snapped: readonly SnappedPoint[]): object[] {
  const { options } = request
  const form = options.get('geometries') ?? 'polyline'
  const overview = options.get('overview') ?? 'simplified'
  const whole = legs.flatMap((leg, index) => (index === 0 ? leg.geometry : leg.geometry.slice(1)))
  const duration = sum(legs.map((leg) => leg.duration))
  return [
    {
      legs: legs.map((leg, index) => legAnswer(leg, snapped[index]!, snapped[index + 1]!, options)),
      distance: sum(legs.map((leg) => leg.distance)),
      duration,
      weight: duration,
      weight_name: 'duration',
      ...(overview === 'false' ? {} : { geometry: drawn(overview === 'full' ? whole : simplified(whole), form) }),
    },
  ]
}

function legAnswer(leg: TravelLeg, from: SnappedPoint, to: SnappedPoint, options: ReadonlyMap<string, string>): object {
  const annotations = options.get('annotations') ?? 'false'
  return {
    distance: leg.distance,
    duration: leg.duration,
    weight: leg.duration,
    summary: leg.source === 'estimate' ? '' : from.name,
    steps: options.get('steps') === 'true' ? stepsOf(leg, from, to, options.get('geometries') ?? 'polyline') : [],
    ...(annotations === 'false' ? {} : { annotation: annotationOf(leg, annotations) }),
    source: leg.source,
  }
}

/** Two steps: the whole leg, then the arrival. Turns are not known to a TravelProvider. */
function stepsOf(leg: TravelLeg, from: SnappedPoint, to: SnappedPoint, form: string): object[] {
  const [start, end] = [leg.geometry[0]!, leg.geometry.at(-1)!]
  const step = (
    type: 'depart' | 'arrive',
    line: Line,
    at: readonly [number, number],
    name: string,
    part: { distance: number; duration: number },
  ) => ({
    ...part,
    weight: part.duration,
    geometry: drawn(line, form),
    name,
    mode: 'driving',
    driving_side: 'right',
    maneuver: { type, location: at, bearing_before: 0, bearing_after: 0 },
    intersections: [{ location: at, bearings: [0], entry: [true], ...(type === 'depart' ? { out: 0 } : { in: 0 }) }],
  })
  return [
    step('depart', leg.geometry, start, from.name, { distance: leg.distance, duration: leg.duration }),
    step('arrive', [end, end], end, to.name, { distance: 0, duration: 0 }),
  ]
}

/** Seconds and metres between the points of the line, shared out by drawn length. */
function annotationOf(leg: TravelLeg, wanted: string): object {
  const pieces = leg.geometry.slice(1).map((point, index) => metresBetween(...leg.geometry[index]!, ...point))
  const total = sum(pieces) || 1
  const share = (amount: number) => pieces.map((piece) => Math.round((piece / total) * amount * 10) / 10)
  const asked = (name: string) => wanted === 'true' || wanted.split(',').includes(name)
  return {
    ...(asked('duration') ? { duration: share(leg.duration) } : {}),
    ...(asked('distance') ? { distance: share(leg.distance) } : {}),
    ...(asked('weight') ? { weight: share(leg.duration) } : {}),
    ...(asked('speed') ? { speed: pieces.map(() => Math.round((leg.distance / (leg.duration || 1)) * 10) / 10) } : {}),
  }
}

function drawn(line: Line, form: string): string | object {
  if (form === 'geojson') return { type: 'LineString', coordinates: line.map(([lng, lat]) => [rounded(lng), rounded(lat)]) }
  return encodePolyline(line, form === 'polyline6' ? 6 : 5)
}

const rounded = (degrees: number) => Math.round(degrees * 1e6) / 1e6
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

/** Douglas and Peucker (1973) at about 100 m, as an overview needs. */
function simplified(line: Line, tolerance = 0.001): Line {
  if (line.length < 3) return line
  const [ax, ay] = line[0]!
  const [bx, by] = line.at(-1)!
  const length = Math.hypot(bx - ax, by - ay)
  let worst = 0
  let at = 0
  line.forEach(([x, y], index) => {
    const off = length === 0 ? Math.hypot(x - ax, y - ay) : Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length
    if (index > 0 && index < line.length - 1 && off > worst) {
      worst = off
      at = index
    }
  })
  if (worst < tolerance) return [line[0]!, line.at(-1)!]
  return [...simplified(line.slice(0, at + 1), tolerance).slice(0, -1), ...simplified(line.slice(at), tolerance)]
}
