import { Button, useComputedColorScheme } from '@mantine/core'
import { endpoints, type RoutePlanHead } from '@tournee/contract'
import { EmptyState, ErrorState, SkeletonRows, useFormats, useRead, useSession, useText, useToast, useWrite } from '@tournee/ui-kit'
import { lazy, Suspense, useEffect, useMemo, useReducer, useRef, useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import { weekNumber } from '../../lib/iso-week.ts'
import { mapText } from '../../map/text.ts'
import { Basket } from './basket.tsx'
import { Board } from './board.tsx'
import { overlayOf } from './overlay-model.ts'
import { PublishDialog } from './publish-dialog.tsx'
import { RunPanel } from './run-panel.tsx'
import { NOTHING_SELECTED, reduceSelection } from './selection.ts'
import { TeamPanel } from './team-panel.tsx'
import { weekText } from './text.ts'
import { useKeys } from './use-keys.ts'
import { type RunOptions, useRun } from './use-run.ts'
import { useWeek } from './use-week.ts'
import { VisitPanel } from './visit-panel.tsx'
import { WeekHeader } from './week-header.tsx'
import classes from './week-screen.module.css'

const WeekMap = lazy(() => import('../../map/week-map.tsx').then((m) => ({ default: m.WeekMap })))

/** The week: basket, map, card and board around one selection. */
export function WeekScreen({ weekId }: { readonly weekId: string }) {
  const words = useText(weekText)
  const mapWords = useText(mapText)
  const formats = useFormats()
  const toast = useToast()
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false })
  const { user } = useSession()
  const canWrite = user.role === 'planner' || user.role === 'admin'
  const [query, setQuery] = useSearchParams()
  const { week, plan, view, lines, error, retry } = useWeek(weekId, query.get('plan'))
  const basemap = useRead(endpoints.getBasemap)
  const [selection, send] = useReducer(reduceSelection, NOTHING_SELECTED)
  const [publishing, setPublishing] = useState(false)
  const [fitCount, setFitCount] = useState(0)
  const searchRef = useRef<HTMLInputElement>(null)
  const show = (planId: string | null) => setQuery(planId ? { plan: planId } : {}, { replace: true })

  useEffect(() => {
    if (view) send({ type: 'view', view })
  }, [view])

  const before = useRef<string | null>(null)
  const onEnd = (done: RoutePlanHead) => {
    const previous = before.current
    if (done.status === 'FAILED' || !done.summary) return toast({ message: words.run.failed, tone: 'bad' })
    show(null)
    const { km, served } = done.summary
    const message =
      done.status === 'TERMINATED' || !done.baseline
        ? words.doneStopped(served, formats.km(km))
        : words.done(served, formats.km(km), formats.change((km - done.baseline.km) / Math.max(1, done.baseline.km)))
    toast({ message, ...(previous ? { undo: { label: words.backToPrevious, run: () => show(previous) } } : {}) })
  }
  const underWay = week?.plans.find((p) => p.status === 'SCHEDULED' || p.status === 'SOLVING') ?? null
  const runner = useRun(underWay, onEnd)
  const start = (options: RunOptions) => {
    before.current = plan?.id ?? null
    runner.start(weekId, options)
  }

  const publish = useWrite(endpoints.publishRoutePlan, [endpoints.getWeek, endpoints.getRoutePlan, endpoints.getKpi])
  const doPublish = () => {
    if (!plan) return
    const old = week?.publishedPlanId ?? null
    publish.mutate(
      { params: { id: plan.id }, ifMatch: plan.version },
      {
        onSuccess: () => {
          setPublishing(false)
          toast({
            message: words.publishedToast(weekNumber(weekId)),
            ...(old && old !== plan.id ? { undo: { label: words.seeOld, run: () => show(old) } } : {}),
          })
        },
      },
    )
  }

  useKeys({ view, selection, send, searchRef, enabled: !publishing })
  const overlay = useMemo(
    () => (view ? overlayOf(view, lines, { day: selection.day, technicianId: selection.technicianId }, scheme) : null),
    [view, lines, selection.day, selection.technicianId, scheme],
  )
  const onSelect = (visitId: string | null) => send({ type: 'select', visitId })
  const onHover = (visitId: string | null) => send({ type: 'hover', visitId })
  const onTechnician = (technicianId: string) => send({ type: 'technician', technicianId })
  const nothingDue = view !== null && view.visits.size === 0

  if (error && !view) return <ErrorState error={error} onRetry={retry} />
  return (
    <div className={classes.screen} data-card={selection.visitId !== null}>
      <WeekHeader
        weekId={weekId}
        days={view?.days.map((d) => d.date) ?? []}
        week={week}
        plan={plan}
        running={runner.run !== null || underWay !== null}
        canWrite={canWrite}
        onStart={start}
        onPublish={() => setPublishing(true)}
        onVersion={show}
      />
      <div className={classes.left}>
        {view ? (
          <Basket
            view={view}
            hasPlan={plan !== null}
            selectedId={selection.visitId}
            searchRef={searchRef}
            onSelect={onSelect}
            onHover={onHover}
          />
        ) : (
          <div className={classes.waiting}>
            <SkeletonRows rows={6} height={56} />
          </div>
        )}
      </div>
      <section className={classes.map} aria-label={words.map}>
        {basemap.data && overlay ? (
          <Suspense fallback={<p className={classes.mapLoading}>{words.mapLoading}</p>}>
            <WeekMap
              basemap={basemap.data}
              scheme={scheme}
              words={mapWords}
              overlay={overlay}
              selectedId={selection.visitId}
              hoverId={selection.hoverId}
              fitKey={`${weekId} ${plan?.id} ${selection.day} ${fitCount}`}
              onSelect={onSelect}
              onHover={onHover}
            />
          </Suspense>
        ) : (
          <p className={classes.mapLoading}>{words.mapLoading}</p>
        )}
        {overlay ? (
          <Button className={classes.fit} variant="default" size="xs" onClick={() => setFitCount((n) => n + 1)}>
            {words.fit}
          </Button>
        ) : null}
        {plan?.travelSource === 'estimate' ? <p className={classes.notice}>{words.estimate}</p> : null}
        {runner.run ? <RunPanel run={runner.run} visits={week?.visits.length ?? 0} onStop={runner.stop} /> : null}
        {runner.error ? (
          <div className={classes.overMap}>
            <ErrorState compact error={runner.error} />
          </div>
        ) : null}
        {nothingDue ? (
          <div className={classes.overMap}>
            <EmptyState title={words.noVisits} hint={words.noVisitsHint}>
              <Button component={Link} href="/import">
                {words.importClients}
              </Button>
            </EmptyState>
          </div>
        ) : view && !plan && !runner.run && !runner.error ? (
          <div className={classes.overMap}>
            <EmptyState title={words.noPlan(view.basket.length)} hint={words.noPlanHint}>
              <Button disabled={!canWrite} onClick={() => start({ seconds: 10, mode: 'from-scratch' })} data-testid="optimise-first">
                {words.optimiseWeek}
              </Button>
            </EmptyState>
          </div>
        ) : null}
      </section>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a panel that scrolls must be reachable by keyboard */}
      <aside className={classes.right} aria-label={words.card} tabIndex={0}>
        {view && selection.visitId ? (
          <VisitPanel view={view} visitId={selection.visitId} published={plan?.state === 'published'} onClose={() => onSelect(null)} />
        ) : view ? (
          <TeamPanel view={view} day={selection.day} technicianId={selection.technicianId} onTechnician={onTechnician} />
        ) : null}
      </aside>
      <div className={classes.bottom}>
        {view ? (
          <Board
            view={view}
            selection={selection}
            onDay={(day) => send({ type: 'day', day })}
            onSelect={onSelect}
            onHover={onHover}
            onTechnician={onTechnician}
          />
        ) : null}
      </div>
      {publishing && plan && view ? (
        <PublishDialog
          plan={plan}
          view={view}
          busy={publish.isPending}
          error={publish.error}
          onPublish={doPublish}
          onClose={() => setPublishing(false)}
        />
      ) : null}
    </div>
  )
}
