import { useComputedColorScheme } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { endpoints } from '@tournee/contract'
import { SkeletonRows, useApi, useText } from '@tournee/ui-kit'
import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react'
import { weekNumber } from '../../lib/iso-week.ts'
import { Basket } from './basket.tsx'
import { Board } from './board.tsx'
import { CardPane } from './card-pane.tsx'
import { DragGhost } from './drag/drag-ghost.tsx'
import { DropSheet } from './drag/drop-sheet.tsx'
import type { MapProbe } from './drag/pointed-at.ts'
import { useDrag } from './drag/use-drag.ts'
import { ConflictBar } from './edit/conflict-bar.tsx'
import { EditBar } from './edit/edit-bar.tsx'
import { useEditor, useSession } from './edit/editor-context.ts'
import { freshLines } from './edit/fresh-lines.ts'
import { KeptStates } from './edit/kept-states.tsx'
import { ProposalBar } from './edit/proposal-bar.tsx'
import { useEditKeys } from './edit/use-edit-keys.ts'
import { useUrgent } from './edit/use-urgent.ts'
import { LookBar } from './look/look-bar.tsx'
import { LookStyle } from './look/look-style.tsx'
import { useLook } from './look/use-look.ts'
import { VisitList } from './look/visit-list.tsx'
import { MapPane } from './map-pane.tsx'
import { buildWeekView, type WeekAnswer, type WeekView } from './model.ts'
import { OverTheMap } from './over-the-map.tsx'
import { NOTHING_SELECTED, reduceSelection } from './selection.ts'
import { weekText } from './text.ts'
import { useFollowSelection } from './use-follow-selection.ts'
import { useGlow } from './use-glow.ts'
import { useKeys } from './use-keys.ts'
import { usePlanning } from './use-planning.ts'
import type { RunOptions } from './use-run.ts'
import type { WeekData } from './use-week.ts'
import { useZonesInForce } from './use-zones.ts'
import { type Dialog, WeekDialogs } from './week-dialogs.tsx'
import { WeekHeader } from './week-header.tsx'
import classes from './week-screen.module.css'

interface WeekDeskProps {
  readonly weekId: string
  readonly data: WeekData
  readonly canWrite: boolean
  readonly show: (planId: string | null) => void
  readonly onLook: (looked: { readonly week: WeekAnswer | null; readonly view: WeekView | null }) => void
  /** who changed the plan last, as far as the news said */
  readonly lastBy: () => string | null
}

/** Basket, map, card and board around one selection and one plan being edited. */
export function WeekDesk({ weekId, data, canWrite, show, onLook, lastBy }: WeekDeskProps) {
  const words = useText(weekText)
  const { call } = useApi()
  const { session, actions, offer, hover } = useEditor()
  const { shown: plan, status } = useSession(session)
  const { week, loaded } = data
  const made = useMemo(() => (week && (plan || loaded) ? buildWeekView(week, plan) : null), [week, plan, loaded])
  // while another plan comes, the screen keeps what it shows
  const last = useRef(made)
  if (made) last.current = made
  const view = last.current
  onLook({ week, view })

  const [selection, send] = useReducer(reduceSelection, NOTHING_SELECTED)
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false })
  const look = useLook(view, useZonesInForce(), plan?.state === 'published', scheme)
  const [isList, setIsList] = useState(false)
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const searchRef = useRef<HTMLInputElement>(null)
  const rootRef = useRef<HTMLDivElement>(null)
  const ghostRef = useRef<HTMLDivElement>(null)
  const probeRef = useRef<MapProbe | null>(null)
  const viewRef = useRef(view)
  viewRef.current = view
  const glow = useGlow(view, plan?.id ?? null)
  const planning = usePlanning({ weekId, week, plan, session, show, onPlanned: glow.expect })
  const lines = useMemo(
    () => freshLines(data.lines, data.drawn, plan?.routes ?? [], view?.visits ?? new Map()),
    [data.lines, data.drawn, plan, view],
  )
  useEffect(() => {
    hover.set(null)
    if (view) send({ type: 'view', view })
  }, [view, hover])
  useFollowSelection(view, selection, send)
  useDocumentTitle(`${words.title(weekNumber(weekId))} · Tournée`)
  const free = dialog === null && !planning.publishing
  useKeys({ view, selection, send, searchRef, enabled: free })
  const urgent = useUrgent(send)
  const onUrgent = useCallback(() => setDialog({ kind: 'urgent' }), [])
  const onHelp = useCallback(() => setDialog({ kind: 'help' }), [])
  const onCompare = useCallback((planId: string) => setDialog({ kind: 'compare', planId }), [])
  useEditKeys({ visitId: selection.visitId, picked: selection.picked, enabled: free, canWrite, onHelp, onUrgent })
  const onDay = useCallback((day: string | null) => send({ type: 'day', day }), [])
  const enabled = canWrite && plan !== null && status !== 'conflict'
  const { grab } = useDrag({ root: rootRef, ghost: ghostRef, map: probeRef, view, day: selection.day, onDay, enabled })
  const on = useMemo(
    () => ({
      onSelect: (visitId: string | null) => send({ type: 'select', visitId }),
      onHover: (visitId: string | null) => {
        // a visit on its way over others lights lanes, not stops
        if (offer.get()?.by === 'pointer') return
        // the engine is on its way before the first drag
        if (visitId) void actions.wake()
        hover.set(visitId)
      },
      onTechnician: (technicianId: string) => send({ type: 'technician', technicianId }),
      onDay,
      onPick: (visitId: string, way: 'toggle' | 'range') => {
        if (way === 'toggle') send({ type: 'pick', visitId })
        else if (viewRef.current) send({ type: 'range', view: viewRef.current, visitId })
      },
      onPicking: (visitId: string) => send({ type: 'picking', visitId }),
      onPickAll: (visitIds: readonly string[]) => send({ type: 'pick-all', visitIds }),
      onDayMenu: (shiftKey: string, from: HTMLElement) => setDialog({ kind: 'day-menu', shiftKey, from }),
    }),
    [actions, offer, hover, onDay],
  )
  const latest = useRef({ planning, show })
  latest.current = { planning, show }
  const head = useMemo(
    () => ({
      onStart: (options: RunOptions) => latest.current.planning.start(options),
      onPublish: () => void session.settle().then(() => latest.current.planning.setPublishing(true)),
      onVersion: (planId: string) => void session.settle().then(() => latest.current.show(planId)),
    }),
    [session],
  )
  const { visitId, picked, picking, day, technicianId } = selection
  const carded = useMemo(() => ({ visitId, picked, picking, day, technicianId }), [visitId, picked, picking, day, technicianId])
  // the same element, so that a selection does not draw the tools again
  const tools = useMemo(
    () => (
      <EditBar view={view} onHelp={onHelp}>
        <KeptStates week={week} plan={plan} canWrite={canWrite} onCompare={onCompare} />
      </EditBar>
    ),
    [view, onHelp, week, plan, canWrite, onCompare],
  )
  const theirs = () => call(endpoints.getRoutePlan, { params: { id: plan?.id ?? '' } })

  return (
    <div className={classes.screen} ref={rootRef}>
      <WeekHeader weekId={weekId} view={view} week={week} plan={plan} running={planning.running} canWrite={canWrite} {...head} />
      <LookBar look={look} view={view} isList={isList} onList={setIsList} enabled={free} />
      <LookStyle out={look.out} marks={look.marks} isFiltering={look.isFiltering} />
      <div className={classes.left}>
        {view ? (
          <Basket
            view={view}
            hasPlan={plan !== null}
            selectedId={selection.visitId}
            searchRef={searchRef}
            canWrite={canWrite}
            onUrgent={onUrgent}
            {...on}
          />
        ) : (
          <div className={classes.waiting}>
            <SkeletonRows rows={6} height={56} />
          </div>
        )}
      </div>
      <div className={classes.middle}>
        <MapPane
          weekId={weekId}
          plan={plan}
          view={view}
          lines={lines}
          selection={selection}
          look={look}
          onGrab={grab}
          probe={probeRef}
          {...on}
        >
          <OverTheMap view={view} plan={plan} planning={planning} canWrite={canWrite} nextDue={week?.nextDue ?? null} />
          {status === 'conflict' ? (
            <ConflictBar
              by={lastBy()}
              onTheirs={() => void theirs().then(session.takeTheirs)}
              onMine={() => void theirs().then(session.keepMine)}
            />
          ) : planning.proposal && view ? (
            <ProposalBar
              key={planning.proposal.after.routes.length}
              proposal={planning.proposal}
              view={view}
              onDone={planning.closeProposal}
            />
          ) : null}
        </MapPane>
      </div>
      <CardPane
        className={classes.right}
        view={view}
        selection={carded}
        published={plan?.state === 'published'}
        hasPlan={plan !== null}
        urgentId={urgent.urgentId}
        canWrite={canWrite}
        {...on}
      />
      <div className={classes.bottom}>
        {view ? (
          <Board
            view={view}
            selection={selection}
            glowing={glow.glowing}
            on={on}
            onDay={on.onDay}
            list={isList ? <VisitList shown={look.shown} marks={look.marks} visitId={visitId} picked={picked} day={day} {...on} /> : null}
            tools={tools}
          />
        ) : null}
      </div>
      {view ? <DropSheet view={view} isList={isList} /> : null}
      {view ? <DragGhost view={view} ghost={ghostRef} /> : null}
      <WeekDialogs
        dialog={dialog}
        onDialog={setDialog}
        week={week}
        plan={plan}
        view={view}
        planning={planning}
        weekId={weekId}
        onUrgent={urgent.onMade}
      />
    </div>
  )
}
