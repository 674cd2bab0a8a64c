import interRegular from '@fontsource/inter/files/inter-latin-500-normal.woff2?url'
import interStrong from '@fontsource/inter/files/inter-latin-600-normal.woff2?url'
import 'maplibre-gl/dist/maplibre-gl.css'
import './map.css'
import {
  AttributionControl,
  type LngLatBoundsLike,
  Map as MapLibre,
  NavigationControl,
  type StyleSpecification,
  setWorkerUrl,
} from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import type { Scheme } from './colours.ts'
import { type Basemap, fontFaces, groundStyle } from './ground-style.ts'

setWorkerUrl(workerUrl)

/** Where a map opens before anything is known: the basin of Annecy, the first customer's. */
export const HOME_BOUNDS: LngLatBoundsLike = [
  [5.93, 45.72],
  [6.36, 46.06],
]

const absolute = (url: string) => new URL(url, location.href).href
const fonts = { regular: absolute(interRegular), strong: absolute(interStrong) }

/** The style of the ground: the configured online one with our fonts added, or our own when there is none or it does not answer. */
async function styleOf(basemap: Basemap, scheme: Scheme, credit: string): Promise<StyleSpecification> {
  if (basemap.styleUrl)
    try {
      const style = (await (await fetch(basemap.styleUrl)).json()) as StyleSpecification
      return { ...style, 'font-faces': { ...style['font-faces'], ...fontFaces(fonts) } }
    } catch {
      // offline or refused: the ground of the house is always there
    }
  return groundStyle(basemap, scheme, fonts, credit)
}

/** Words of the map's own buttons. */
export interface MapWords {
  readonly zoomIn: string
  readonly zoomOut: string
  readonly map: string
  /** who drew the ground of the house */
  readonly ground: string
}

/** Makes a map of the ground in `container`, ready to be drawn on. */
export async function createMap(
  container: HTMLElement,
  basemap: Basemap,
  scheme: Scheme,
  words: MapWords,
  bounds?: LngLatBoundsLike,
): Promise<MapLibre> {
  const map = new MapLibre({
    container,
    style: await styleOf(basemap, scheme, words.ground),
    bounds: bounds ?? HOME_BOUNDS,
    fitBoundsOptions: { padding: 40 },
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    minZoom: 6,
    maxZoom: 18,
    locale: { 'NavigationControl.ZoomIn': words.zoomIn, 'NavigationControl.ZoomOut': words.zoomOut, 'Map.Title': words.map },
  })
  map.touchZoomRotate.disableRotation()
  map.addControl(new NavigationControl({ showCompass: false }), 'bottom-right')
  map.addControl(new AttributionControl({ compact: false }), 'bottom-left')
  await new Promise<void>((resolve) => {
    if (map.isStyleLoaded()) resolve()
    else map.once('load', () => resolve())
  })
  return map
}
