import { Button } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import type { RoutePlan } from '@tournee/contract'
import { EmptyState, ErrorState, SkeletonRows, useSession, useText } from '@tournee/ui-kit'
import { useEffect, useMemo, useReducer, useRef } from 'react'
import { Link, useSearchParams } from 'wouter'
import { weekNumber } from '../../lib/iso-week.ts'
import { Basket } from './basket.tsx'
import { Board } from './board.tsx'
import { MapPane, OverMap } from './map-pane.tsx'
import type { WeekView } from './model.ts'
import { PublishDialog } from './publish-dialog.tsx'
import { RunPanel } from './run-panel.tsx'
import { NOTHING_SELECTED, reduceSelection } from './selection.ts'
import { TeamPanel } from './team-panel.tsx'
import { weekText } from './text.ts'
import { useFollowSelection } from './use-follow-selection.ts'
import { useGlow } from './use-glow.ts'
import { useKeys } from './use-keys.ts'
import { usePlanning } from './use-planning.ts'
import { useWeek } from './use-week.ts'
import { VisitPanel } from './visit-panel.tsx'
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
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a panel that scrolls must be reachable by keyboard */}
      <aside className={classes.right} aria-label={words.card} tabIndex={0}>
        {view && selection.visitId ? (
          <VisitPanel view={view} visitId={selection.visitId} published={plan?.state === 'published'} onClose={() => on.onSelect(null)} />
        ) : view ? (
          <TeamPanel view={view} day={selection.day} technicianId={selection.technicianId} onTechnician={on.onTechnician} />
        ) : null}
      </aside>
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

/** What is said over the map: the run under way, why one could not start, or how to begin. */
function OverTheMap(props: {
  readonly view: WeekView | null
  readonly plan: RoutePlan | null
  readonly planning: ReturnType<typeof usePlanning>
  readonly canWrite: boolean
}) {
  const words = useText(weekText)
  const { view, planning } = props
  if (planning.run) return <RunPanel run={planning.run} visits={view?.visits.size ?? 0} onStop={planning.stop} />
  if (planning.runError)
    return (
      <OverMap>
        <ErrorState compact error={planning.runError} />
      </OverMap>
    )
  if (!view || props.plan) return null
  if (view.visits.size === 0)
    return (
      <OverMap>
        <EmptyState title={words.noVisits} hint={words.noVisitsHint}>
          <Button component={Link} href="/import">
            {words.importClients}
          </Button>
        </EmptyState>
      </OverMap>
    )
  return (
    <OverMap>
      <EmptyState title={words.noPlan(view.basket.length)} hint={words.noPlanHint}>
        {props.canWrite ? (
          <Button
            disabled={planning.running}
            onClick={() => planning.start({ seconds: 10, mode: 'from-scratch' })}
            data-testid="optimise-first"
          >
            {words.optimiseWeek}
          </Button>
        ) : null}
      </EmptyState>
    </OverMap>
  )
}
