import type { Position } from '@tournee/contract'
import { LngLatBounds, type Map as MapLibre, Marker } from 'maplibre-gl'
import { useEffect, useRef, useState } from 'react'
import type { Scheme } from './colours.ts'
import { createMap, type MapWords } from './create-map.ts'
import type { Basemap } from './ground-style.ts'

export interface PlaceOnMap {
  readonly id: string
  readonly name: string
  readonly position: Position
}

const CLOSEST = 12

/** A few places on the map, named, to be looked at. Loaded on demand. */
export function PlacesMap(props: {
  readonly basemap: Basemap
  readonly scheme: Scheme
  readonly words: MapWords
  readonly places: readonly PlaceOnMap[]
}) {
  const { basemap, scheme, words, places } = props
  const box = useRef<HTMLDivElement>(null)
  const [map, setMap] = useState<MapLibre | null>(null)
  useEffect(() => {
    let live: MapLibre | null = null
    let gone = false
    createMap(box.current!, basemap, scheme, words).then((made) => {
      if (gone) return made.remove()
      live = made
      made.scrollZoom.disable()
      setMap(made)
    })
    return () => {
      gone = true
      live?.remove()
      setMap(null)
    }
  }, [basemap, scheme, words])
  useEffect(() => {
    if (!map) return
    const markers = places.map(({ name, position }) => {
      const marker = new Marker({ color: 'var(--ink)' }).setLngLat(position).addTo(map)
      marker.getElement().setAttribute('aria-label', name)
      marker.getElement().setAttribute('title', name)
      return marker
    })
    const bounds = new LngLatBounds()
    for (const { position } of places) bounds.extend(position)
    if (places.length > 0) map.fitBounds(bounds, { padding: 48, maxZoom: CLOSEST, animate: false })
    return () => {
      for (const marker of markers) marker.remove()
    }
  }, [map, places])
  return <div ref={box} style={{ position: 'absolute', inset: 0 }} data-testid="places-map" data-ready={map !== null} />
}
