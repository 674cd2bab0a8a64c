import { useComputedColorScheme } from '@mantine/core'
import { endpoints, type LiveDay } from '@tournee/contract'
import { useRead, useText } from '@tournee/ui-kit'
import { lazy, Suspense, useMemo } from 'react'
import { mapText } from '../../map/text.ts'
import classes from './live.module.css'
import { liveOverlay } from './overlay-model.ts'
import { liveText } from './text.ts'

const WeekMap = lazy(() => import('../../map/week-map.tsx').then((m) => ({ default: m.WeekMap })))
const NO_LEGS: readonly unknown[] = []
const nothing = () => {}

/** Where things stand: routes, stops, and technicians at their last stamp. */
export function LiveMap({
  day,
  selectedId,
  onSelect,
}: {
  readonly day: LiveDay
  readonly selectedId: string | null
  readonly onSelect: (visitId: string | null) => void
}) {
  const words = useText(liveText)
  const mapWords = useText(mapText)
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false })
  const basemap = useRead(endpoints.getBasemap)
  const legs = useRead(endpoints.getRoutePlanGeometry, { params: { id: day.planId ?? '' } }, { enabled: day.planId !== null })
  const lines = legs.data?.features ?? NO_LEGS
  const overlay = useMemo(() => liveOverlay(day, lines, scheme), [day, lines, scheme])
  const loading = <p className={classes.mapLoading}>{words.mapLoading}</p>
  return (
    <section className={classes.map} aria-label={words.map}>
      {basemap.data ? (
        <Suspense fallback={loading}>
          <WeekMap
            basemap={basemap.data}
            scheme={scheme}
            words={mapWords}
            overlay={overlay}
            selectedId={selectedId}
            hoverId={null}
            fitKey={`${day.date} ${day.planId}`}
            onSelect={onSelect}
            onHover={nothing}
          />
        </Suspense>
      ) : (
        loading
      )}
      <p className={classes.mapHint}>{words.mapHint}</p>
    </section>
  )
}
