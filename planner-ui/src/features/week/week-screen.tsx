import { useDocumentTitle } from '@mantine/hooks'
import { ErrorState, SkeletonRows, useSession, useText } from '@tournee/ui-kit'
import { useEffect, useMemo, useReducer, useRef } from 'react'
import { useSearchParams } from 'wouter'
import { weekNumber } from '../../lib/iso-week.ts'
import { Basket } from './basket.tsx'
import { Board } from './board.tsx'
import { CardPane } from './card-pane.tsx'
import { MapPane } from './map-pane.tsx'
import { OverTheMap } from './over-the-map.tsx'
import { PublishDialog } from './publish-dialog.tsx'
import { NOTHING_SELECTED, reduceSelection } from './selection.ts'
import { weekText } from './text.ts'
import { useFollowSelection } from './use-follow-selection.ts'
import { useGlow } from './use-glow.ts'
import { useKeys } from './use-keys.ts'
import { usePlanning } from './use-planning.ts'
import { useWeek } from './use-week.ts'
import { WeekHeader } from './week-header.tsx'
import classes from './week-screen.module.css'

/** The week: basket, map, card and board around one selection. */
export function WeekScreen({ weekId }: { readonly weekId: string }) {
  const words = useText(weekText)
  const { user } = useSession()
  const canWrite = user.role === 'planner' || user.role === 'admin'
  const [query, setQuery] = useSearchParams()
  const show = (planId: string | null) => setQuery(planId ? { plan: planId } : {}, { replace: true })
  const { week, plan, view, lines, error, retry } = useWeek(weekId, query.get('plan'))
  const [selection, send] = useReducer(reduceSelection, NOTHING_SELECTED)
  const searchRef = useRef<HTMLInputElement>(null)
  const glow = useGlow(view, plan?.id ?? null)
  const planning = usePlanning({ weekId, week, plan, show, onPlanned: glow.expect })
  useEffect(() => {
    if (view) send({ type: 'view', view })
  }, [view])
  useFollowSelection(view, selection, send)
  useDocumentTitle(`${words.title(weekNumber(weekId))} · Tournée`)
  useKeys({ view, selection, send, searchRef, enabled: !planning.publishing })
  const on = useMemo(
    () => ({
      onSelect: (visitId: string | null) => send({ type: 'select', visitId }),
      onHover: (visitId: string | null) => send({ type: 'hover', visitId }),
      onTechnician: (technicianId: string) => send({ type: 'technician', technicianId }),
      onDay: (day: string | null) => send({ type: 'day', day }),
    }),
    [],
  )

  if (error && !view) return <ErrorState error={error} onRetry={retry} />
  return (
    <div className={classes.screen}>
      <WeekHeader
        weekId={weekId}
        days={view?.days.map((d) => d.date) ?? []}
        week={week}
        plan={plan}
        running={planning.running}
        canWrite={canWrite}
        onStart={planning.start}
        onPublish={() => planning.setPublishing(true)}
        onVersion={show}
      />
      <div className={classes.left}>
        {view ? (
          <Basket view={view} hasPlan={plan !== null} selectedId={selection.visitId} searchRef={searchRef} {...on} />
        ) : (
          <div className={classes.waiting}>
            <SkeletonRows rows={6} height={56} />
          </div>
        )}
      </div>
      <div className={classes.middle}>
        <MapPane weekId={weekId} plan={plan} view={view} lines={lines} selection={selection} {...on}>
          <OverTheMap view={view} plan={plan} planning={planning} canWrite={canWrite} />
        </MapPane>
      </div>
      <CardPane className={classes.right} view={view} selection={selection} published={plan?.state === 'published'} {...on} />
      <div className={classes.bottom}>{view ? <Board view={view} selection={selection} glowing={glow.glowing} {...on} /> : null}</div>
      {planning.publishing && plan && view ? (
        <PublishDialog
          plan={plan}
          view={view}
          busy={planning.publishBusy}
          error={planning.publishError}
          onPublish={planning.publish}
          onClose={() => planning.setPublishing(false)}
        />
      ) : null}
    </div>
  )
}
