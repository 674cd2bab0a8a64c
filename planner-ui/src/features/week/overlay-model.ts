import type { PlannedRoute, Technician, Zone } from '@tournee/contract'
import { technicianColour } from '@tournee/ui-kit'
import type { Feature, LineString, MultiPolygon, Polygon } from 'geojson'
import { GROUND, type Scheme } from '../../map/colours.ts'
import { collection, homeIcon, type Overlay, point, type RouteProperties, type StopProperties } from '../../map/overlay.ts'
import { type Mark, markIcon } from '../../map/shapes.ts'
import { cellKey, type WeekView } from './model.ts'

const SHARED_HOME = 'home-shared'

/** Route lines as the service sends them. */
interface SentLine {
  readonly properties: { readonly technicianId?: string; readonly date?: string; readonly source?: string } | null
  readonly geometry: LineString
}

/** What is looked at, and how. */
export interface Looking {
  readonly day: string | null
  readonly technicianId: string | null
  readonly out?: ReadonlySet<string>
  readonly marks?: ReadonlyMap<string, Mark> | null
}

/**
 * What the map draws of the week: the day looked at (or all), the technician brought forward in full strength, the others
 * faint, and so is what is filtered `out`. With `marks`, a stop says its zone, status or lateness by colour and shape, and routes are quiet.
 * A day's stops carry their number; a whole week's carry the technician's letter, since numbers would repeat.
 */
export function overlayOf(
  view: WeekView,
  lines: readonly unknown[],
  looking: Looking,
  scheme: Scheme,
  ground: Ground = groundOf(view, looking.day, scheme, []),
): Overlay {
  const { day } = looking
  const forward = looking.technicianId
  const out = looking.out ?? new Set()
  const marks = looking.marks ?? null
  const isFaint = (technicianId: string) => forward !== null && forward !== technicianId
  const isEmptied = (technicianId: string, date: string) =>
    out.size > 0 && (view.cells.get(cellKey(technicianId, date))?.stops ?? []).every(({ visit }) => out.has(visit.id))
  const drawn = (id: string, plain: { readonly fill: string; readonly on: string; readonly label: string }) => {
    const mark = marks?.get(id)
    return mark ? { fill: mark.fill, on: mark.on, label: '', icon: markIcon(mark) } : plain
  }
  const colours = new Map(view.technicians.map((t) => [t.id, technicianColour(t.colour, scheme)]))
  const stops: Feature<{ type: 'Point'; coordinates: number[] }, StopProperties>[] = []
  for (const { visit, technician, route } of view.placed.values()) {
    if (!visit.position || (day !== null && route.date !== day)) continue
    const { fill, on } = colours.get(technician.id)!
    const label = day === null ? technician.letter : labelAt(view, visit.position, route)
    const faint = isFaint(technician.id) || out.has(visit.id)
    stops.push(
      point(visit.position, {
        id: visit.id,
        kind: 'stop',
        route: cellKey(technician.id, route.date),
        faint,
        ...drawn(visit.id, { label, fill, on }),
      }),
    )
  }
  for (const { visit } of view.basket) {
    const { bad, surface } = GROUND[scheme]
    const plain = { label: '', fill: bad, on: surface }
    if (visit.position)
      stops.push(point(visit.position, { id: visit.id, kind: 'basket', faint: out.has(visit.id), ...drawn(visit.id, plain) }))
  }
  return {
    ...ground,
    routes: collection(
      routeLines(
        lines,
        day,
        (t) => (marks && colours.has(t) ? GROUND[scheme].place : (colours.get(t)?.fill ?? null)),
        (t, date) => isFaint(t) || isEmptied(t, date),
        marks !== null,
      ),
    ),
    stops: collection(stops),
    marks: [...new Set(marks?.values())],
  }
}

/** What lies under routes and stops: it stays the same object while one only filters, colours or selects. */
export type Ground = Pick<Overlay, 'zones' | 'homes' | 'icons'>

/** The outlines of the zones, and the houses of whoever works on the day looked at (or any). */
export function groundOf(view: WeekView, day: string | null, scheme: Scheme, zones: readonly Zone[]): Ground {
  const working = view.technicians.filter((t) =>
    [...view.cells.values()].some((c) => c.technician.id === t.id && c.route && (day === null || c.date === day)),
  )
  return {
    zones: collection(zoneOutlines(zones)),
    homes: collection(homesOf(working)),
    icons: [
      { name: SHARED_HOME, letter: '', fill: GROUND[scheme].ink, on: GROUND[scheme].surface },
      ...working.map((t) => ({ name: homeIcon(t), letter: t.letter, ...technicianColour(t.colour, scheme) })),
    ],
  }
}

/** Numbers of a route's stops at one place, `2` or `2·3`: they lie on each other on the map. */
function labelAt(view: WeekView, at: { readonly lng: number; readonly lat: number }, route: PlannedRoute): string {
  const stops = view.cells.get(cellKey(route.technicianId, route.date))?.stops ?? []
  return stops
    .filter(({ visit }) => visit.position?.lng === at.lng && visit.position.lat === at.lat)
    .map((p) => p.order)
    .join('·')
}

function routeLines(
  lines: readonly unknown[],
  day: string | null,
  fillOf: (technicianId: string) => string | null,
  isFaint: (technicianId: string, date: string) => boolean,
  quiet: boolean,
): Feature<LineString, RouteProperties>[] {
  return (lines as readonly SentLine[]).flatMap(({ properties, geometry }) => {
    const technicianId = properties?.technicianId ?? ''
    const fill = fillOf(technicianId)
    if (!fill || geometry?.type !== 'LineString' || (day !== null && properties?.date !== day)) return []
    return [
      {
        type: 'Feature',
        geometry,
        properties: {
          route: cellKey(technicianId, properties?.date ?? ''),
          technicianId,
          fill,
          faint: isFaint(technicianId, properties?.date ?? ''),
          quiet,
          estimate: properties?.source === 'estimate',
        },
      },
    ]
  })
}

/** Zones that have an outline. */
function zoneOutlines(zones: readonly Zone[]): Feature<Polygon | MultiPolygon, { name: string }>[] {
  return zones.flatMap(({ name, outline }) => {
    const geometry = outline as Polygon | MultiPolygon | null
    return geometry?.type === 'Polygon' || geometry?.type === 'MultiPolygon' ? [{ type: 'Feature', geometry, properties: { name } }] : []
  })
}

/** Start places: a technician's own house carries his letter, a place shared by several is one house without a letter. */
function homesOf(technicians: readonly Technician[]) {
  const places = new Map<string, Technician[]>()
  for (const t of technicians) {
    const key = `${t.start.lng.toFixed(4)},${t.start.lat.toFixed(4)}`
    places.set(key, [...(places.get(key) ?? []), t])
  }
  return [...places.values()].map(([first, ...others]) =>
    point(first!.start, { icon: others.length > 0 ? SHARED_HOME : homeIcon(first!), name: first!.startLabel }),
  )
}
