import type { SnappedPoint, TravelProvider } from '../travel-provider.ts'
import { chosenIndexes, judgeRequest, snapAll } from './judge-request.ts'
import { type OsrmRequest, parseOsrmRequest } from './parse-request.ts'
import { isRefusal, type Refusal, refuse } from './refusal.ts'
import { routeAnswer } from './route-answer.ts'
import { tableAnswer } from './table-answer.ts'

/** An HTTP status and the JSON to send with it. */
export interface OsrmAnswer {
  readonly status: 200 | 400
  readonly body: object
}

/**
 * Answers `GET /route|table|nearest/v1/{profile}/{lng,lat;...}?options` from any TravelProvider, in the format and with the error codes of
 * OSRM's HTTP API (v5 and later), so that an OSRM client can talk to the embedded roads. Unlike OSRM it says which figures are estimates:
 * `source` in a leg, `estimated_cells` in a table.
 */
export async function answerOsrm(provider: TravelProvider, pathAndQuery: string): Promise<OsrmAnswer> {
  const request = parseOsrmRequest(pathAndQuery)
  if (isRefusal(request)) return refusal(request)
  const judged = judgeRequest(request)
  if (judged !== null) return refusal(judged)
  const snapped = await snapAll(provider, request.points, request.options.get('radiuses'))
  if (isRefusal(snapped)) {
    return refusal(request.service === 'nearest' ? { ...snapped, message: 'Could not find a matching segments for coordinate' } : snapped)
  }
  const content = await contentOf(provider, request, snapped)
  if (isRefusal(content)) return refusal(content)
  return { status: 200, body: { code: 'Ok', data_version: await provider.dataVersion(), ...content } }
}

const refusal = ({ refused, message }: Refusal): OsrmAnswer => ({ status: 400, body: { code: refused, message } })

async function contentOf(provider: TravelProvider, request: OsrmRequest, snapped: readonly SnappedPoint[]): Promise<object | Refusal> {
  const { service, points, options } = request
  const waypoints = options.get('skip_waypoints') === 'true' ? [] : snapped.map(waypoint)
  if (service === 'nearest') return { waypoints: snapped.map((point) => ({ ...waypoint(point), nodes: [0, 0] })) }
  if (service === 'route') {
    const legs = await provider.route(points)
    if (legs.some((leg) => leg.duration < 0)) return refuse('NoRoute', 'Impossible route between points')
    return { routes: routeAnswer(request, legs, snapped), ...(waypoints.length > 0 ? { waypoints } : {}) }
  }
  const echo = (name: 'sources' | 'destinations') => chosenIndexes(options.get(name), points.length).map((index) => waypoints[index])
  return {
    ...(await tableAnswer(provider, request)),
    ...(waypoints.length > 0 ? { sources: echo('sources'), destinations: echo('destinations') } : {}),
  }
}

const waypoint = (point: SnappedPoint) => ({
  location: [Math.round(point.position.lng * 1e6) / 1e6, Math.round(point.position.lat * 1e6) / 1e6],
  name: point.name,
  distance: point.distance,
})
