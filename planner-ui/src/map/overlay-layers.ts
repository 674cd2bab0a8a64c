import type { ExpressionSpecification, GeoJSONSource, Map as MapLibre } from 'maplibre-gl'
import { GROUND, type Scheme } from './colours.ts'
import { LABEL_STRONG } from './ground-style.ts'
import { addOfferLayers } from './offered-routes.ts'
import { collection, type Overlay } from './overlay.ts'
import { markIcon, markPicture } from './shapes.ts'

export const STOP_LAYERS = ['stops', 'basket', 'stop-marks']
const NOTHING = collection([])
const ROUTE_OPACITY: ExpressionSpecification = ['case', ['get', 'faint'], 0.16, ['==', ['get', 'quiet'], true], 0.4, 0.92]

/** Adds the week's layers over the ground; their data come later, by `drawOverlay`. */
export function addOverlayLayers(map: MapLibre, scheme: Scheme): void {
  const c = GROUND[scheme]
  for (const id of ['zones', 'routes', 'stops', 'homes', 'people', 'selected']) map.addSource(id, { type: 'geojson', data: NOTHING })
  const line = { 'line-cap': 'round', 'line-join': 'round' } as const
  map.addLayer({
    id: 'zones',
    type: 'line',
    source: 'zones',
    layout: { 'line-join': 'round' },
    paint: { 'line-color': c.place, 'line-width': 1.2, 'line-dasharray': [3, 2.5], 'line-opacity': 0.45 },
  })
  map.addLayer({
    id: 'route-casing',
    type: 'line',
    source: 'routes',
    layout: line,
    paint: { 'line-color': c.surface, 'line-width': 6, 'line-opacity': ['case', ['get', 'faint'], 0, 0.85] },
  })
  addOfferLayers(map, scheme)
  map.addLayer({
    id: 'routes',
    type: 'line',
    source: 'routes',
    layout: line,
    filter: ['!', ['get', 'estimate']],
    paint: { 'line-color': ['get', 'fill'], 'line-width': 3.2, 'line-opacity': ROUTE_OPACITY },
  })
  map.addLayer({
    id: 'routes-estimated',
    type: 'line',
    source: 'routes',
    layout: { 'line-join': 'round' },
    filter: ['get', 'estimate'],
    paint: {
      'line-color': ['get', 'fill'],
      'line-width': 2.6,
      'line-dasharray': [2, 1.4],
      'line-opacity': ROUTE_OPACITY,
    },
  })
  map.addLayer({
    id: 'homes',
    type: 'symbol',
    source: 'homes',
    layout: { 'icon-image': ['get', 'icon'], 'icon-size': 0.5, 'icon-allow-overlap': true },
  })
  map.addLayer({
    id: 'basket',
    type: 'circle',
    source: 'stops',
    filter: ['all', ['==', ['get', 'kind'], 'basket'], ['!', ['has', 'icon']]],
    paint: {
      'circle-radius': 7,
      'circle-color': c.surface,
      'circle-stroke-color': c.bad,
      'circle-stroke-width': 2.4,
      'circle-stroke-opacity': ['case', ['get', 'faint'], 0.3, 1],
    },
  })
  map.addLayer({
    id: 'stops',
    type: 'circle',
    source: 'stops',
    filter: ['all', ['==', ['get', 'kind'], 'stop'], ['!', ['has', 'icon']]],
    paint: {
      'circle-radius': ['interpolate', ['linear'], ['zoom'], 8, 6, 12, 10],
      'circle-color': ['get', 'fill'],
      'circle-stroke-color': c.surface,
      'circle-stroke-width': 1.6,
      'circle-opacity': ['case', ['get', 'faint'], 0.22, 1],
      'circle-stroke-opacity': ['case', ['get', 'faint'], 0.3, 1],
    },
  })
  map.addLayer({
    id: 'stop-marks',
    type: 'symbol',
    source: 'stops',
    filter: ['has', 'icon'],
    layout: {
      'icon-image': ['get', 'icon'],
      'icon-size': ['interpolate', ['linear'], ['zoom'], 8, 0.32, 12, 0.5],
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
    },
    paint: { 'icon-opacity': ['case', ['get', 'faint'], 0.25, 1] },
  })
  map.addLayer({
    id: 'stop-labels',
    type: 'symbol',
    source: 'stops',
    layout: {
      'text-field': ['get', 'label'],
      'text-font': LABEL_STRONG,
      'text-size': ['interpolate', ['linear'], ['zoom'], 8, 9, 12, 12],
      'text-allow-overlap': true,
      'text-ignore-placement': true,
    },
    paint: { 'text-color': ['get', 'on'], 'text-opacity': ['case', ['get', 'faint'], 0.3, 1] },
  })
  map.addLayer({
    id: 'people',
    type: 'circle',
    source: 'people',
    paint: { 'circle-radius': 13, 'circle-color': ['get', 'fill'], 'circle-stroke-color': c.ink, 'circle-stroke-width': 3 },
  })
  map.addLayer({
    id: 'people-labels',
    type: 'symbol',
    source: 'people',
    layout: {
      'text-field': ['get', 'label'],
      'text-font': LABEL_STRONG,
      'text-size': 13,
      'text-allow-overlap': true,
      'text-ignore-placement': true,
    },
    paint: { 'text-color': ['get', 'on'] },
  })
  map.addLayer({
    id: 'selected',
    type: 'circle',
    source: 'selected',
    paint: {
      'circle-radius': ['interpolate', ['linear'], ['zoom'], 8, 11, 12, 16],
      'circle-color': 'transparent',
      'circle-stroke-color': c.ink,
      'circle-stroke-width': ['case', ['get', 'hover'], 1.6, 3],
    },
  })
}

/** Draws a house with the technician's letter, for the place where his day begins. */
function homePicture(fill: string, on: string, letter: string, edge: string): ImageData {
  const size = 56
  const canvas = new OffscreenCanvas(size, size)
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('no 2d context')
  pen.beginPath()
  pen.moveTo(28, 4)
  pen.lineTo(52, 25)
  pen.lineTo(52, 51)
  pen.lineTo(4, 51)
  pen.lineTo(4, 25)
  pen.closePath()
  pen.lineJoin = 'round'
  pen.lineWidth = 6
  pen.strokeStyle = edge
  pen.stroke()
  pen.fillStyle = fill
  pen.fill()
  pen.fillStyle = on
  pen.font = '700 26px "Inter Variable", sans-serif'
  pen.textAlign = 'center'
  pen.textBaseline = 'middle'
  pen.fillText(letter, 28, 35)
  return pen.getImageData(0, 0, size, size)
}

const setData = (map: MapLibre, id: string, data: Parameters<GeoJSONSource['setData']>[0]) =>
  map.getSource<GeoJSONSource>(id)?.setData(data)

/** Puts the week's data on the map; of what is drawn `already`, only what is another object is sent again. */
export function drawOverlay(map: MapLibre, overlay: Overlay, scheme: Scheme, already: Overlay | null): void {
  if (overlay.icons !== already?.icons)
    for (const icon of overlay.icons) {
      if (map.hasImage(icon.name)) map.removeImage(icon.name)
      map.addImage(icon.name, homePicture(icon.fill, icon.on, icon.letter, GROUND[scheme].surface))
    }
  for (const mark of overlay.marks ?? [])
    if (!map.hasImage(markIcon(mark))) map.addImage(markIcon(mark), markPicture(mark, GROUND[scheme].surface))
  for (const id of ['zones', 'routes', 'stops', 'homes', 'people'] as const)
    if (!already || overlay[id] !== already[id]) setData(map, id, overlay[id] ?? NOTHING)
}

/** Rings the selected stop, and more lightly the one under the pointer. */
export function drawSelected(map: MapLibre, overlay: Overlay, selectedId: string | null, hoverId: string | null): void {
  const none = selectedId === null && hoverId === null
  const rings = none ? [] : overlay.stops.features.filter((f) => f.properties.id === selectedId || f.properties.id === hoverId)
  setData(map, 'selected', collection(rings.map((f) => ({ ...f, properties: { hover: f.properties.id !== selectedId } }))))
}
