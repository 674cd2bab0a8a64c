import type { LiveDay } from '@tournee/contract'
import { useText } from '@tournee/ui-kit'
import { useCallback } from 'react'
import { RoutesMap } from '../../map/routes-map.tsx'
import classes from './live.module.css'
import { liveOverlay } from './overlay-model.ts'
import { liveText } from './text.ts'

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
  const overlayOf = useCallback((lines: readonly unknown[], scheme: 'light' | 'dark') => liveOverlay(day, lines, scheme), [day])
  return (
    <section className={classes.map} aria-label={words.map}>
      <RoutesMap
        planId={day.planId}
        overlayOf={overlayOf}
        selectedId={selectedId}
        fitKey={`${day.date} ${day.planId}`}
        onSelect={onSelect}
      />
      <p className={classes.mapHint}>{words.mapHint}</p>
    </section>
  )
}
