import type { FilterSpecification, Map as MapLibre, PointLike } from 'maplibre-gl'
import { GROUND, type Scheme } from './colours.ts'

/** Routes, as `technicianId:date`, that would take a visit, and the one pointed at. */
export interface OfferedRoutes {
  readonly fits: readonly string[]
  readonly aimed: string | null
}

const ROUTE_LAYERS = ['routes', 'routes-estimated']
/** How far from a line or stop a drop still means it: a steady hand first, then a thumb. */
const NEAR_PX = [3, 14] as const
const NOBODY: FilterSpecification = ['==', ['get', 'route'], '']

/** Adds the light under routes that a drag may end on; it is out until `lightRoutes`. */
export function addOfferLayers(map: MapLibre, scheme: Scheme): void {
  const line = { 'line-cap': 'round', 'line-join': 'round' } as const
  const add = (id: string, colour: string, width: number, opacity: number) =>
    map.addLayer(
      {
        id,
        type: 'line',
        source: 'routes',
        layout: line,
        filter: NOBODY,
        paint: { 'line-color': colour, 'line-width': width, 'line-opacity': opacity },
      },
      'route-casing',
    )
  add('routes-offered', GROUND[scheme].good, 11, 0.4)
  add('route-aimed', GROUND[scheme].ink, 11, 0.9)
}

/** Lights the routes on offer; null = none. */
export function lightRoutes(map: MapLibre, offered: OfferedRoutes | null): void {
  map.setFilter('routes-offered', offered ? ['in', ['get', 'route'], ['literal', [...offered.fits]]] : NOBODY)
  map.setFilter('route-aimed', offered?.aimed ? ['==', ['get', 'route'], offered.aimed] : NOBODY)
}

/** The routes drawn at a point of the page, nearest first; stops count as their route. */
export function routesAt(map: MapLibre, x: number, y: number, stopLayers: readonly string[]): string[] {
  const { left, top } = map.getContainer().getBoundingClientRect()
  const found = NEAR_PX.flatMap((near) => {
    const box: [PointLike, PointLike] = [
      [x - left - near, y - top - near],
      [x - left + near, y - top + near],
    ]
    return map.queryRenderedFeatures(box, { layers: [...stopLayers, ...ROUTE_LAYERS] })
  })
  const faint = found.every(({ properties }) => properties['faint'])
  const keys = found.flatMap(({ properties }) =>
    properties['route'] && (faint || !properties['faint']) ? [String(properties['route'])] : [],
  )
  return [...new Set(keys)]
}
