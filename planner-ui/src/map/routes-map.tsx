import { useComputedColorScheme } from '@mantine/core'
import { endpoints } from '@tournee/contract'
import { useRead, useText } from '@tournee/ui-kit'
import { lazy, Suspense, useMemo } from 'react'
import type { Overlay } from './overlay.ts'
import classes from './routes-map.module.css'
import { mapText } from './text.ts'

const WeekMap = lazy(() => import('./week-map.tsx').then((m) => ({ default: m.WeekMap })))
const NO_LINES: readonly unknown[] = []
const nothing = () => {}

/** A plan's routes along the roads, on the ground: reads both, and says when they are not there yet. */
export function RoutesMap({
  planId,
  overlayOf,
  selectedId,
  fitKey,
  onSelect = nothing,
}: {
  /** null: no routes are drawn */
  readonly planId: string | null
  /** what lies on the ground, given the routes as lines; the same function as long as its data are the same */
  readonly overlayOf: (lines: readonly unknown[], scheme: 'light' | 'dark') => Overlay
  readonly selectedId: string | null
  /** another one moves the camera to where things are */
  readonly fitKey: string
  readonly onSelect?: (visitId: string | null) => void
}) {
  const words = useText(mapText)
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false })
  const basemap = useRead(endpoints.getBasemap)
  const drawn = useRead(endpoints.getRoutePlanGeometry, { params: { id: planId ?? '' } }, { enabled: planId !== null })
  const lines = drawn.data?.features ?? NO_LINES
  const overlay = useMemo(() => overlayOf(lines, scheme), [overlayOf, lines, scheme])
  const loading = <p className={classes.loading}>{words.loading}</p>
  if (!basemap.data) return loading
  return (
    <Suspense fallback={loading}>
      <WeekMap
        basemap={basemap.data}
        scheme={scheme}
        words={words}
        overlay={overlay}
        selectedId={selectedId}
        hoverId={null}
        fitKey={fitKey}
        onSelect={onSelect}
        onHover={nothing}
      />
    </Suspense>
  )
}
