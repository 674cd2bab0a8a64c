import { type LngLat, type TravelLeg, UNREACHABLE } from '../travel-provider.ts'
import { readLegs, readWaypoints } from './osrm-answers.ts'
import { OsrmError } from './osrm-error.ts'
import { coordinates, type OsrmSession } from './osrm-session.ts'

/** Coordinates of one request at most; OSRM's own default is 500. */
const MOST_POINTS = 100

/** The legs between consecutive points, in as many route requests as needed; a leg without a way is `UNREACHABLE` and drawn straight. */
export async function askLegs(session: OsrmSession, points: readonly LngLat[], signal: AbortSignal | undefined): Promise<TravelLeg[]> {
  const most = Math.max(2, Math.min(MOST_POINTS, Math.floor(session.limits.urlLength / 24)))
  const legs: TravelLeg[] = []
  for (let first = 0; first < points.length - 1; first += most - 1) {
    legs.push(...(await askPart(session, points.slice(first, first + most), signal)))
  }
  return legs
}

async function askPart(session: OsrmSession, points: readonly LngLat[], signal: AbortSignal | undefined): Promise<TravelLeg[]> {
  const straight = (leg: number) => points.slice(leg, leg + 2).map(({ lng, lat }) => [lng, lat] as const)
  try {
    const body = await session.ask('route', points, 'overview=false&steps=true&geometries=polyline6', signal)
    const far = readWaypoints(body, 'waypoints', points.length).findIndex((waypoint) => waypoint.distance > session.limits.snapMetres)
    if (far >= 0)
      throw new OsrmError('SnapTooFar', `OSRM knows no road within ${session.limits.snapMetres} m of ${coordinates([points[far]!])}`)
    return readLegs(body, points.length - 1).map((leg, index) => ({
      ...leg,
      geometry: leg.geometry.length > 1 ? leg.geometry : straight(index),
      source: 'osrm',
    }))
  } catch (error) {
    if (!(error instanceof OsrmError && error.code === 'NoRoute')) throw error
    if (points.length === 2) return [{ duration: UNREACHABLE, distance: UNREACHABLE, source: 'osrm', geometry: straight(0) }]
    // one impossible leg refuses the whole: ask one by one which
    const parts: TravelLeg[] = []
    for (let leg = 0; leg < points.length - 1; leg++) parts.push(...(await askPart(session, points.slice(leg, leg + 2), signal)))
    return parts
  }
}
