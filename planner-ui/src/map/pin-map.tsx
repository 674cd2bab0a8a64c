import type { Position } from '@tournee/contract'
import { type Map as MapLibre, Marker } from 'maplibre-gl'
import { useEffect, useRef, useState } from 'react'
import type { Scheme } from './colours.ts'
import { createMap, type MapWords } from './create-map.ts'
import type { Basemap } from './ground-style.ts'

/** A map with one pin: click or drag to move it, arrows and Enter from the keyboard. Loaded on demand. */
export function PinMap(props: {
  readonly basemap: Basemap
  readonly scheme: Scheme
  readonly words: MapWords
  readonly label: string
  readonly pinLabel: string
  readonly pin: Position | null
  readonly zoom: number
  readonly onPin: (at: Position) => void
  /** answers whether the key meant something */
  readonly onKey: (key: string, far: boolean) => boolean
}) {
  const { basemap, scheme, words, pin, zoom } = props
  const box = useRef<HTMLDivElement>(null)
  const marker = useRef<Marker | null>(null)
  const [map, setMap] = useState<MapLibre | null>(null)
  const latest = useRef(props)
  latest.current = props

  useEffect(() => {
    let live: MapLibre | null = null
    let gone = false
    createMap(box.current!, basemap, scheme, words).then((made) => {
      if (gone) return made.remove()
      live = made
      made.keyboard.disable()
      made.getCanvas().style.cursor = 'crosshair'
      made.on('click', (e) => latest.current.onPin({ lng: e.lngLat.lng, lat: e.lngLat.lat }))
      made.getCanvas().addEventListener('keydown', (e) => {
        if (latest.current.onKey(e.key, e.shiftKey)) e.preventDefault()
      })
      setMap(made)
    })
    return () => {
      gone = true
      live?.remove()
      marker.current = null
      setMap(null)
    }
  }, [basemap, scheme, words])

  useEffect(() => {
    if (!map) return
    if (!pin) {
      marker.current?.remove()
      marker.current = null
      return
    }
    if (!marker.current) {
      const made = new Marker({ draggable: true, color: 'var(--ink)' }).setLngLat(pin).addTo(map)
      made.getElement().setAttribute('aria-label', latest.current.pinLabel)
      made.on('dragend', () => {
        const { lng, lat } = made.getLngLat()
        latest.current.onPin({ lng, lat })
      })
      marker.current = made
      map.jumpTo({ center: pin, zoom: latest.current.zoom })
    } else {
      marker.current.setLngLat(pin)
      if (!map.getBounds().contains(pin)) map.panTo(pin, { duration: 250 })
    }
  }, [map, pin])
  useEffect(() => {
    const at = marker.current?.getLngLat()
    if (map && at) map.jumpTo({ center: at, zoom })
  }, [map, zoom])

  return <div ref={box} style={{ position: 'absolute', inset: 0 }} data-testid="pin-map" data-ready={map !== null} />
}
