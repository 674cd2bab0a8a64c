import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl'
import { GROUND, type Scheme } from './colours.ts'
import { LABEL_STRONG } from './ground-style.ts'
import { collection } from './overlay.ts'
import type { ZoneOverlay } from './zone-overlay.ts'

const NOTHING = collection([])
/** The first label layer of our own ground: zones lie under the names of places. */
const FIRST_LABEL = 'road-numbers'

/** Adds the layers of zones: translucent outlines, hexagons when editing, locks, the lasso, names. */
export function addZoneLayers(map: MapLibre, scheme: Scheme): void {
  const c = GROUND[scheme]
  for (const id of ['outlines', 'cells', 'lasso', 'names']) map.addSource(id, { type: 'geojson', data: NOTHING })
  const under = map.getLayer(FIRST_LABEL) ? FIRST_LABEL : undefined
  map.addLayer(
    {
      id: 'zone-fill',
      type: 'fill',
      source: 'outlines',
      paint: { 'fill-color': ['get', 'colour'], 'fill-opacity': ['case', ['get', 'picked'], 0.34, 0.2] },
    },
    under,
  )
  map.addLayer(
    {
      id: 'zone-line',
      type: 'line',
      source: 'outlines',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': ['get', 'colour'], 'line-width': ['case', ['get', 'picked'], 3, 1.6] },
    },
    under,
  )
  map.addLayer(
    {
      id: 'cell-fill',
      type: 'fill',
      source: 'cells',
      paint: {
        'fill-color': ['get', 'colour'],
        'fill-opacity': ['case', ['get', 'lit'], 0.78, ['get', 'locked'], 0.5, 0.32],
      },
    },
    under,
  )
  map.addLayer(
    { id: 'cell-line', type: 'line', source: 'cells', paint: { 'line-color': c.surface, 'line-width': 1, 'line-opacity': 0.8 } },
    under,
  )
  map.addLayer({
    id: 'cell-lit',
    type: 'line',
    source: 'cells',
    filter: ['get', 'lit'],
    paint: { 'line-color': c.ink, 'line-width': 2.4 },
  })
  map.addLayer({
    id: 'cell-locks',
    type: 'symbol',
    source: 'cells',
    filter: ['get', 'locked'],
    layout: { 'icon-image': 'lock', 'icon-size': 0.5, 'icon-allow-overlap': true },
  })
  map.addLayer({
    id: 'lasso',
    type: 'line',
    source: 'lasso',
    paint: { 'line-color': c.ink, 'line-width': 2, 'line-dasharray': [2, 1.5] },
  })
  map.addLayer({
    id: 'zone-names',
    type: 'symbol',
    source: 'names',
    // beside its middle where another name is in the way; nowhere rather than on top of it
    layout: {
      'text-field': ['get', 'name'],
      'text-font': LABEL_STRONG,
      'text-size': ['interpolate', ['linear'], ['zoom'], 9, 12, 10.5, 14],
      'text-max-width': 9,
      'text-variable-anchor-offset': ['center', [0, 0], 'top', [0, 0.6], 'bottom', [0, -0.6], 'left', [0.8, 0], 'right', [-0.8, 0]],
      'text-justify': 'auto',
      'text-padding': 1,
    },
    paint: { 'text-color': c.ink, 'text-halo-color': c.surface, 'text-halo-width': 2.4 },
  })
  map.addImage('lock', lockPicture(c.ink, c.surface))
}

function lockPicture(ink: string, edge: string): ImageData {
  const canvas = new OffscreenCanvas(32, 32)
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('no 2d context')
  const draw = (colour: string, more: number) => {
    pen.strokeStyle = colour
    pen.fillStyle = colour
    pen.lineWidth = 3 + more
    pen.beginPath()
    pen.arc(16, 13, 5.5, Math.PI, 0)
    pen.stroke()
    pen.fillRect(8 - more / 2, 13 - more / 2, 16 + more, 13 + more)
  }
  draw(edge, 4)
  draw(ink, 0)
  return pen.getImageData(0, 0, 32, 32)
}

/** Puts zones and cells on the map. */
export function drawZones(map: MapLibre, overlay: ZoneOverlay): void {
  const set = (id: string, data: Parameters<GeoJSONSource['setData']>[0]) => map.getSource<GeoJSONSource>(id)?.setData(data)
  set('outlines', overlay.outlines)
  set('names', overlay.labels)
  set('cells', overlay.cells)
}
