import type { Position } from 'geojson'
import type { GeoJSONSource, Map as MapLibre, MapMouseEvent } from 'maplibre-gl'
import { useEffect, useRef, useState } from 'react'
import type { Scheme } from './colours.ts'
import { createMap, type MapWords } from './create-map.ts'
import type { Basemap } from './ground-style.ts'
import { boundsOf } from './overlay.ts'
import { addZoneLayers, drawZones } from './zone-layers.ts'
import { lassoed, lassoLine, type ZoneOverlay } from './zone-overlay.ts'

/** What a pointer on the map does: moves it, paints cell after cell, or surrounds cells. */
export type ZoneTool = 'move' | 'stroke' | 'lasso'

/** What a map looks at, to keep two of them together. */
export interface Camera {
  readonly centre: readonly [number, number]
  readonly zoom: number
}

export interface ZoneMapProps {
  readonly basemap: Basemap
  readonly scheme: Scheme
  readonly words: MapWords
  readonly overlay: ZoneOverlay
  readonly tool: ZoneTool
  /** the map moves to show everything whenever this changes */
  readonly fitKey: string
  readonly onPick: (zoneId: string) => void
  /** cells touched so far, to light them up; an empty list when the stroke is over */
  readonly onTouch: (cells: readonly string[]) => void
  readonly onStroke: (cells: readonly string[]) => void
  readonly camera?: Camera | null
  readonly onCamera?: (camera: Camera) => void
}

const EDGE = 36

/** The zones on the map, and the brush that changes them. Loaded on demand. */
export function ZoneMap(props: ZoneMapProps) {
  const { basemap, scheme, words, overlay, tool, fitKey, camera } = props
  const box = useRef<HTMLDivElement>(null)
  const [map, setMap] = useState<MapLibre | null>(null)
  const latest = useRef(props)
  latest.current = props
  // a map that follows another one does not lead it
  const following = useRef(false)

  useEffect(() => {
    let live: MapLibre | null = null
    let gone = false
    createMap(box.current!, basemap, scheme, words).then((made) => {
      if (gone) return made.remove()
      live = made
      addZoneLayers(made, scheme)
      made.on('click', 'zone-fill', (e) => {
        const id: unknown = e.features?.[0]?.properties['id']
        if (latest.current.tool === 'move' && typeof id === 'string') latest.current.onPick(id)
      })
      made.on('move', () => {
        if (following.current) return
        const { lng, lat } = made.getCenter()
        latest.current.onCamera?.({ centre: [lng, lat], zoom: made.getZoom() })
      })
      listenToBrush(made, () => latest.current)
      setMap(made)
    })
    return () => {
      gone = true
      live?.remove()
      setMap(null)
    }
  }, [basemap, scheme, words])

  useEffect(() => {
    if (map) drawZones(map, overlay)
  }, [map, overlay])
  useEffect(() => {
    if (!map) return
    map.getCanvas().style.cursor = tool === 'move' ? '' : 'crosshair'
    if (tool === 'move') map.dragPan.enable()
    else map.dragPan.disable()
  }, [map, tool])
  useEffect(() => {
    if (!map || !fitKey) return
    const { outlines, cells } = latest.current.overlay
    const points = [...outlines.features, ...cells.features].flatMap(({ geometry }) =>
      geometry.type === 'Polygon' ? geometry.coordinates.flat() : geometry.coordinates.flat(2),
    )
    const bounds = boundsOf(points)
    if (bounds) map.fitBounds(bounds, { padding: EDGE, maxZoom: 13, animate: false })
  }, [map, fitKey])
  useEffect(() => {
    if (!map || !camera) return
    const { lng, lat } = map.getCenter()
    const near = Math.abs(lng - camera.centre[0]) < 1e-7 && Math.abs(lat - camera.centre[1]) < 1e-7
    if (near && Math.abs(map.getZoom() - camera.zoom) < 1e-6) return
    following.current = true
    map.jumpTo({ center: [...camera.centre], zoom: camera.zoom })
    following.current = false
  }, [map, camera])

  return <div ref={box} style={{ position: 'absolute', inset: 0 }} data-testid="zone-map" data-ready={map !== null} />
}

/** Follows the pointer from press to release: cells under it for a stroke, its path for a lasso. */
function listenToBrush(map: MapLibre, latest: () => ZoneMapProps): void {
  let touched: Set<string> | null = null
  let lasso: Position[] | null = null
  const drawLasso = () => map.getSource<GeoJSONSource>('lasso')?.setData(lassoLine(lasso ?? []))
  const touch = (e: MapMouseEvent) => {
    const cell: unknown = map.queryRenderedFeatures(e.point, { layers: ['cell-fill'] })[0]?.properties['cell']
    if (typeof cell !== 'string' || !touched || touched.has(cell)) return
    touched.add(cell)
    latest().onTouch([...touched])
  }
  const end = () => {
    const cells = lasso ? lassoed(latest().overlay.cells, lasso) : touched ? [...touched] : []
    const drew = lasso !== null || touched !== null
    lasso = null
    touched = null
    if (!drew) return
    drawLasso()
    latest().onTouch([])
    if (cells.length > 0) latest().onStroke(cells)
  }
  map.on('mousedown', (e) => {
    const { tool } = latest()
    if (tool === 'move' || e.originalEvent.button !== 0) return
    if (tool === 'lasso') lasso = [e.lngLat.toArray()]
    else {
      touched = new Set()
      touch(e)
    }
  })
  map.on('mousemove', (e) => {
    if (touched) touch(e)
    else if (lasso) {
      lasso.push(e.lngLat.toArray())
      drawLasso()
    }
  })
  map.on('mouseup', end)
  // a stroke may end outside the map
  const onUp = () => end()
  window.addEventListener('mouseup', onUp)
  map.on('remove', () => window.removeEventListener('mouseup', onUp))
}
