import type { Decision, DecisionOption, RoutePlan, Technician, VisitCard } from '@tournee/contract'
import { useText } from '@tournee/ui-kit'
import { useCallback } from 'react'
import { RoutesMap } from '../../map/routes-map.tsx'
import classes from './meeting.module.css'
import { meetingOverlay, shiftLookedAt } from './overlay-model.ts'
import { meetingText } from './text.ts'

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
  const overlayOf = useCallback(
    (lines: readonly unknown[], scheme: 'light' | 'dark') =>
      meetingOverlay({ plan, visits: new Map(visits.map((visit) => [visit.id, visit])), technicians, lines, decision, option, scheme }),
    [plan, visits, technicians, decision, option],
  )
  const shift = shiftLookedAt(decision, option)
  return (
    <section className={classes.map} aria-label={words.map}>
      <RoutesMap
        planId={plan.id}
        overlayOf={overlayOf}
        selectedId={decision?.visitId ?? null}
        fitKey={`${plan.id} ${decision?.key} ${shift?.technicianId} ${shift?.date}`}
      />
    </section>
  )
}
