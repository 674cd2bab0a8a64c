import { useComputedColorScheme } from '@mantine/core'
import { type Decision, type DecisionOption, endpoints, type RoutePlan, type Technician, type VisitCard } from '@tournee/contract'
import { useRead, useText } from '@tournee/ui-kit'
import { lazy, Suspense, useMemo } from 'react'
import { mapText } from '../../map/text.ts'
import classes from './meeting.module.css'
import { meetingOverlay, shiftLookedAt } from './overlay-model.ts'
import { meetingText } from './text.ts'

const WeekMap = lazy(() => import('../../map/week-map.tsx').then((m) => ({ default: m.WeekMap })))
const NO_LINES: readonly unknown[] = []
const nothing = () => {}

/** Where the decision takes place. */
export function MeetingMap(props: {
  readonly plan: RoutePlan
  readonly visits: readonly VisitCard[]
  readonly technicians: readonly Technician[]
  readonly decision: Decision | null
  readonly option: DecisionOption | null
}) {
  const { plan, visits, technicians, decision, option } = props
  const words = useText(meetingText)
  const mapWords = useText(mapText)
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false })
  const basemap = useRead(endpoints.getBasemap)
  const drawn = useRead(endpoints.getRoutePlanGeometry, { params: { id: plan.id } })
  const lines = drawn.data?.features ?? NO_LINES
  const overlay = useMemo(
    () => meetingOverlay({ plan, visits: new Map(visits.map((visit) => [visit.id, visit])), technicians, lines, decision, option, scheme }),
    [plan, visits, technicians, lines, decision, option, scheme],
  )
  const shift = shiftLookedAt(decision, option)
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
            selectedId={decision?.visitId ?? null}
            hoverId={null}
            fitKey={`${plan.id} ${decision?.key} ${shift?.technicianId} ${shift?.date}`}
            onSelect={nothing}
            onHover={nothing}
          />
        </Suspense>
      ) : (
        loading
      )}
    </section>
  )
}
