import type { LiveDay, LiveLane } from '@tournee/contract'
import { technicianColour } from '@tournee/ui-kit'
import type { Feature, LineString } from 'geojson'
import type { Scheme } from '../../map/colours.ts'
import { collection, type Overlay, point, type RouteProperties } from '../../map/overlay.ts'

/** A leg as the service draws it. */
interface SentLeg {
  readonly properties: { readonly technicianId?: string; readonly date?: string; readonly source?: string } | null
  readonly geometry: LineString
}

/** What the map draws of a live day: the routes, stops that are over faint, technicians where they were last located. */
export function liveOverlay(day: LiveDay, legs: readonly unknown[], scheme: Scheme): Overlay {
  const colourOf = (lane: LiveLane) => technicianColour(lane.colour, scheme)
  const lanes = new Map(day.lanes.map((lane) => [lane.technicianId, lane]))
  const routes = (legs as readonly SentLeg[]).flatMap(({ properties, geometry }): Feature<LineString, RouteProperties>[] => {
    const lane = lanes.get(properties?.technicianId ?? '')
    if (!lane || properties?.date !== day.date || geometry?.type !== 'LineString') return []
    const estimate = properties.source === 'estimate'
    return [
      { type: 'Feature', geometry, properties: { technicianId: lane.technicianId, fill: colourOf(lane).fill, faint: false, estimate } },
    ]
  })
  const stops = day.lanes.flatMap((lane) =>
    lane.stops.flatMap(({ visit, order, state }) =>
      visit.position
        ? [
            point(visit.position, {
              id: visit.id,
              kind: 'stop' as const,
              label: state === 'done' ? '✓' : String(order),
              ...colourOf(lane),
              faint: state === 'done' || state === 'not-done',
            }),
          ]
        : [],
    ),
  )
  const people = day.lanes.flatMap((lane) => {
    const at = lane.lastSeen ? lane.lastSeen.position : lane.start
    return at ? [point(at, { label: lane.letter, ...colourOf(lane) })] : []
  })
  return {
    zones: collection([]),
    routes: collection(routes),
    stops: collection(stops),
    homes: collection([]),
    people: collection(people),
    icons: [],
  }
}
