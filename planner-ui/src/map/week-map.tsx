import type { MapLayerMouseEvent, Map as MapLibre } from 'maplibre-gl'
import { useEffect, useRef, useState } from 'react'
import type { Camera } from './camera.ts'
import type { Scheme } from './colours.ts'
import { createMap, type MapWords } from './create-map.ts'
import type { Basemap } from './ground-style.ts'
import { lightRoutes, type OfferedRoutes, routesAt } from './offered-routes.ts'
import { boundsOf, type Overlay } from './overlay.ts'
import { addOverlayLayers, drawOverlay, drawSelected, STOP_LAYERS } from './overlay-layers.ts'

export interface WeekMapProps {
  readonly basemap: Basemap
  readonly scheme: Scheme
  readonly words: MapWords
  readonly overlay: Overlay
  readonly selectedId: string | null
  readonly hoverId: string | null
  /** the map moves to show everything whenever this changes */
  readonly fitKey: string
  /** stops to bring close whenever `frames` rises */
  readonly framed?: readonly string[]
  readonly frames?: number
  /** where the map goes whenever this is another one; null leaves it where it is */
  readonly camera?: Camera | null
  readonly onCamera?: (camera: Camera) => void
  readonly onSelect: (visitId: string | null) => void
  readonly onHover: (visitId: string | null) => void
  /** a stop is taken by a pointer; false = it stays, and the map moves as ever. Absent = stops cannot be dragged */
  readonly onGrab?: (visitId: string, event: PointerEvent) => boolean
  /** filled with what the map answers about points of the page: the routes drawn there */
  readonly probe?: { current: ((x: number, y: number) => readonly string[]) | null }
  /** routes that light up while a visit looks for a place */
  readonly offered?: OfferedRoutes | null
}

const AIM_REST_MS = 100
const EDGE = { top: 56, bottom: 40, left: 48, right: 48 }

function fit(map: MapLibre, overlay: Overlay): void {
  const points = [...overlay.stops.features, ...overlay.homes.features].map((f) => f.geometry.coordinates)
  const bounds = boundsOf(points)
  if (bounds) map.fitBounds(bounds, { padding: EDGE, maxZoom: 13, animate: false })
}

function frame(map: MapLibre, overlay: Overlay, ids: readonly string[]): void {
  const bounds = boundsOf(overlay.stops.features.filter((f) => ids.includes(f.properties.id)).map((f) => f.geometry.coordinates))
  if (bounds) map.fitBounds(bounds, { padding: EDGE, maxZoom: 14, duration: 250 })
}

function bringIntoView(map: MapLibre, overlay: Overlay, visitId: string): void {
  const stop = overlay.stops.features.find((f) => f.properties.id === visitId)
  if (!stop) return
  const [lng, lat] = stop.geometry.coordinates as [number, number]
  const { x, y } = map.project([lng, lat])
  const { clientWidth: width, clientHeight: height } = map.getContainer()
  if (x < 40 || y < 40 || x > width - 40 || y > height - 40) map.panTo([lng, lat], { duration: 250 })
}

/** The stop under a pointer, a finger meaning a little more than a point. */
function stopAt(map: MapLibre, { clientX, clientY, pointerType }: PointerEvent): string | null {
  const { left, top } = map.getContainer().getBoundingClientRect()
  const [x, y, near] = [clientX - left, clientY - top, pointerType === 'mouse' ? 1 : 12]
  const box: [[number, number], [number, number]] = [
    [x - near, y - near],
    [x + near, y + near],
  ]
  return (map.queryRenderedFeatures(box, { layers: STOP_LAYERS })[0]?.properties['id'] as string | undefined) ?? null
}

/** The week on the map. Loaded on demand: it brings the drawing engine with it. */
export function WeekMap(props: WeekMapProps) {
  const { basemap, scheme, words, overlay, selectedId, hoverId, fitKey } = props
  const box = useRef<HTMLDivElement>(null)
  const [map, setMap] = useState<MapLibre | null>(null)
  // a removed map is still the state's until the next drawing: when theme and overlay change together, nothing is drawn on it
  const alive = useRef<MapLibre | null>(null)
  const latest = useRef(props)
  latest.current = props

  useEffect(() => {
    let live: MapLibre | null = null
    let gone = false
    createMap(box.current!, basemap, scheme, words).then((made) => {
      if (gone) return made.remove()
      live = made
      addOverlayLayers(made, scheme)
      const over = (e: MapLayerMouseEvent) => {
        made.getCanvas().style.cursor = 'pointer'
        latest.current.onHover((e.features?.[0]?.properties['id'] as string | undefined) ?? null)
      }
      const out = () => {
        made.getCanvas().style.cursor = ''
        latest.current.onHover(null)
      }
      let taken = false
      made.getCanvasContainer().addEventListener('pointerdown', (event) => {
        const id = stopAt(made, event)
        taken = id !== null && (latest.current.onGrab?.(id, event) ?? false)
      })
      // the stop moves, the map does not; under a finger it does until the finger has held the stop
      made.on('mousedown', (e) => taken && e.preventDefault())
      for (const layer of STOP_LAYERS) {
        made.on('mousemove', layer, over)
        made.on('mouseleave', layer, out)
      }
      made.on('click', (e) => {
        const hit = made.queryRenderedFeatures(e.point, { layers: STOP_LAYERS })[0]
        latest.current.onSelect((hit?.properties['id'] as string | undefined) ?? null)
      })
      made.on('moveend', () => {
        const { lng, lat } = made.getCenter()
        latest.current.onCamera?.({ lng, lat, zoom: made.getZoom() })
      })
      const { probe } = latest.current
      if (probe) probe.current = (x, y) => routesAt(made, x, y, STOP_LAYERS)
      alive.current = made
      setMap(made)
    })
    return () => {
      gone = true
      const { probe } = latest.current
      if (probe) probe.current = null
      alive.current = null
      live?.remove()
      setMap(null)
    }
  }, [basemap, scheme, words])

  const drawn = useRef<{ on: MapLibre; scheme: Scheme; overlay: Overlay } | null>(null)
  useEffect(() => {
    if (!map || alive.current !== map) return
    const before = drawn.current?.on === map && drawn.current.scheme === scheme ? drawn.current.overlay : null
    drawOverlay(map, overlay, scheme, before)
    drawn.current = { on: map, scheme, overlay }
  }, [map, overlay, scheme])
  useEffect(() => {
    if (map && alive.current === map) drawSelected(map, overlay, selectedId, hoverId)
  }, [map, overlay, selectedId, hoverId])
  useEffect(() => {
    if (map && alive.current === map && fitKey) fit(map, latest.current.overlay)
  }, [map, fitKey])
  const { camera = null, frames = 0, offered = null } = props
  useEffect(() => {
    if (!map) return
    // the price under the pointer comes first: the map is drawn anew once the pointer rests on a day, not for each that it crosses
    const light = () => alive.current === map && lightRoutes(map, offered)
    if (!offered?.aimed) return void light()
    const rest = setTimeout(light, AIM_REST_MS)
    return () => clearTimeout(rest)
  }, [map, offered])
  useEffect(() => {
    if (map && alive.current === map && camera) map.jumpTo({ center: [camera.lng, camera.lat], zoom: camera.zoom })
  }, [map, camera])
  useEffect(() => {
    if (map && alive.current === map && frames > 0) frame(map, latest.current.overlay, latest.current.framed ?? [])
  }, [map, frames])
  useEffect(() => {
    if (map && alive.current === map && selectedId) bringIntoView(map, latest.current.overlay, selectedId)
  }, [map, selectedId])

  return <div ref={box} style={{ position: 'absolute', inset: 0 }} data-map data-testid="map" data-ready={map !== null} />
}
