import { Button, useComputedColorScheme } from '@mantine/core'
import { endpoints, type RoutePlan } from '@tournee/contract'
import { useRead, useText } from '@tournee/ui-kit'
import { type ComponentProps, lazy, type ReactNode, type RefObject, Suspense, useDeferredValue, useEffect, useMemo, useState } from 'react'
import { mapText } from '../../map/text.ts'
import type { MapProbe } from './drag/pointed-at.ts'
import type { Grab } from './drag/use-drag.ts'
import { useMapOffer } from './drag/use-map-offer.ts'
import { useEditor } from './edit/editor-context.ts'
import { useStore } from './edit/store.ts'
import { Legend } from './look/legend.tsx'
import type { Look } from './look/use-look.ts'
import { useWordOf } from './look/use-word-of.ts'
import classes from './map-pane.module.css'
import type { WeekView } from './model.ts'
import { groundOf, overlayOf } from './overlay-model.ts'
import type { Selection } from './selection.ts'
import { weekText } from './text.ts'

const loadMap = () => import('../../map/week-map.tsx')
const WeekMap = lazy(() => loadMap().then((m) => ({ default: m.WeekMap })))

interface MapPaneProps {
  readonly weekId: string
  readonly plan: RoutePlan | null
  readonly view: WeekView | null
  readonly lines: readonly unknown[]
  readonly selection: Selection
  readonly look: Look
  readonly onSelect: (visitId: string | null) => void
  readonly onHover: (visitId: string | null) => void
  /** a stop is taken by a pointer; false = it stays */
  readonly onGrab: Grab
  /** where what the map shows at a point is asked, for drops on it */
  readonly probe: RefObject<MapProbe | null>
  /** what lies over the map: the run, an error, an invitation */
  readonly children: ReactNode
}

/** The map of the week, and what is said over it. */
export function MapPane({ weekId, plan, view, lines, selection, look, onSelect, onHover, onGrab, probe, children }: MapPaneProps) {
  // the drawing engine is on its way while the week is asked for
  useEffect(() => void loadMap().catch(() => undefined), [])
  const words = useText(weekText)
  const mapWords = useText(mapText)
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false })
  const basemap = useRead(endpoints.getBasemap)
  const { out, marks, zones } = look
  const [fits, setFits] = useState(0)
  const { day, technicianId } = selection
  const looked = useMemo(
    () => ({ view, lines, looking: { day, technicianId, out, marks }, zones }),
    [view, lines, day, technicianId, out, marks, zones],
  )
  // board and card answer first, the map follows within a frame or two
  const drawn = useDeferredValue(looked)
  const drawnDay = drawn.looking.day
  const ground = useMemo(
    () => (drawn.view ? groundOf(drawn.view, drawnDay, scheme, drawn.zones) : null),
    [drawn.view, drawnDay, drawn.zones, scheme],
  )
  const overlay = useMemo(
    () => (drawn.view && ground ? overlayOf(drawn.view, drawn.lines, drawn.looking, scheme, ground) : null),
    [drawn, ground, scheme],
  )
  const wordOf = useWordOf(view, look)
  const offered = useMapOffer()
  const loading = <p className={classes.loading}>{words.mapLoading}</p>
  return (
    <section className={classes.map} aria-label={words.map}>
      {basemap.data && overlay ? (
        <Suspense fallback={loading}>
          <HoveredMap
            basemap={basemap.data}
            scheme={scheme}
            words={mapWords}
            overlay={overlay}
            selectedId={selection.visitId}
            fitKey={`${weekId} ${plan?.id} ${drawnDay} ${fits}`}
            framed={framedBy(selection, view, look)}
            frames={look.frames}
            camera={look.camera}
            onCamera={look.onCamera}
            onSelect={onSelect}
            onHover={onHover}
            onGrab={onGrab}
            probe={probe}
            offered={offered}
          />
        </Suspense>
      ) : (
        loading
      )}
      {overlay ? (
        <Button className={classes.fit} variant="default" size="xs" onClick={() => setFits((n) => n + 1)}>
          {words.fit}
        </Button>
      ) : null}
      <Legend look={look} wordOf={wordOf} />
      {plan?.travelSource === 'estimate' ? <p className={classes.notice}>{words.estimate}</p> : null}
      {children}
    </section>
  )
}

/** The map with a ring around what is under the pointer, wherever the pointer is: nothing else is drawn again for it. */
function HoveredMap(props: Omit<ComponentProps<typeof WeekMap>, 'hoverId'>) {
  const { hover } = useEditor()
  return <WeekMap {...props} hoverId={useStore(hover, itself)} />
}
const itself = (visitId: string | null) => visitId

/** What is selected: several visits or one, else the technician brought forward, else what the filter shows. */
function framedBy({ visitId, technicianId, picked }: Selection, view: WeekView | null, look: Look): readonly string[] {
  if (picked.length > 0) return picked
  if (visitId !== null) return [visitId]
  const shown = look.shown.map(({ visit }) => visit.id)
  return technicianId === null ? shown : shown.filter((id) => view?.placed.get(id)?.technician.id === technicianId)
}

/** A card in the middle of the map. */
export function OverMap({ children }: { readonly children: ReactNode }) {
  return <div className={classes.over}>{children}</div>
}
