import type { PlannedRoute, Position, VisitCard } from '@tournee/contract'
import type { Feature, LineString } from 'geojson'
import { shiftKey } from './plan-state.ts'

/** The order of every route's visits, by shift: what lines on a map were drawn for. */
export type DrawnOrders = ReadonlyMap<string, string>

/** Breaks have no place: a route with another break runs along the same lines. */
export const ordersOf = (routes: readonly PlannedRoute[]): DrawnOrders =>
  new Map(routes.map((route) => [shiftKey(route), route.stops.flatMap((stop) => (stop.kind === 'visit' ? [stop.visitId] : [])).join(' ')]))

const point = ({ lng, lat }: Position) => [lng, lat]

/** A route from stop to stop as the crow flies, until the service has found the roads. */
function straight(route: PlannedRoute, visits: ReadonlyMap<string, VisitCard>): Feature<LineString> {
  const stops = route.stops.flatMap((stop) => {
    const position = stop.kind === 'visit' ? visits.get(stop.visitId)?.position : null
    return position ? [point(position)] : []
  })
  const { technicianId, date } = route
  return {
    type: 'Feature',
    properties: { technicianId, date, source: 'estimate' },
    geometry: { type: 'LineString', coordinates: [point(route.start), ...stops, point(route.start)] },
  }
}

/** Lines of routes as they are now: those drawn for another order are straight until new ones come. */
export function freshLines(
  lines: readonly unknown[],
  drawn: DrawnOrders,
  routes: readonly PlannedRoute[],
  visits: ReadonlyMap<string, VisitCard>,
): readonly unknown[] {
  const now = ordersOf(routes)
  const isFresh = (key: string) => drawn.get(key) === now.get(key)
  const kept = (lines as readonly Feature[]).filter(({ properties }) =>
    isFresh(`${String(properties?.['technicianId'])}:${String(properties?.['date'])}`),
  )
  if (kept.length === lines.length && [...now.keys()].every(isFresh)) return lines
  return [...kept, ...routes.filter((route) => !isFresh(shiftKey(route))).map((route) => straight(route, visits))]
}
