import { Button, useComputedColorScheme } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'
import { type Zoning, type ZoningFigures, zoneEndpoints } from '@tournee/contract'
import { ErrorState, readKey, useSession, useText, useToast, useWrite } from '@tournee/ui-kit'
import { lazy, Suspense, useEffect, useMemo, useReducer, useState } from 'react'
import type { Basemap } from '../../map/ground-style.ts'
import { mapText } from '../../map/text.ts'
import { FigurePanel } from './figure-panel.tsx'
import { asPaint, asPreview, type Brush, cellsOf, differenceOf, evaluateBrush, openDraft, reduceDraft, unsavedOf } from './model.ts'
import { nameCells, placesOf, zoneOverlay } from './overlay-model.ts'
import { PickedZone } from './picked-zone.tsx'
import { zonesText } from './text.ts'
import { TOOLS, type Tool, ToolBar } from './tool-bar.tsx'
import { useUndoKeys } from './use-undo-keys.ts'
import { ZoneTable } from './zone-table.tsx'
import classes from './zones-screen.module.css'

const ZoneMap = lazy(() => import('../../map/zone-map.tsx').then((m) => ({ default: m.ZoneMap })))
const STALE = [zoneEndpoints.listZonings]
const FIGURES_PAUSE_MS = 250
const NO_CELLS: readonly string[] = []

/** One zoning on the map: painted, locked, rebalanced, undone, with its figures beside. */
export function ZoningEditor(props: { readonly zoning: Zoning; readonly base: ZoningFigures | null; readonly basemap: Basemap }) {
  const { zoning: stored, base, basemap } = props
  const words = useText(zonesText)
  const mapWords = useText(mapText)
  const toast = useToast()
  const queries = useQueryClient()
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false })
  const { user } = useSession()
  const editable = stored.state !== 'past' && (user.role === 'planner' || user.role === 'admin')
  const [draft, send] = useReducer(reduceDraft, stored, openDraft)
  const [tool, setTool] = useState<Tool>('move')
  const [pickedId, setPicked] = useState<string | null>(null)
  const [touched, setTouched] = useState<readonly string[]>(NO_CELLS)
  const picked = draft.zoning.zones.find((z) => z.id === pickedId) ?? null

  const unsaved = useMemo(() => unsavedOf(draft), [draft])
  // somebody else's version, or ours from another window: taken over while nothing here is at stake
  useEffect(() => {
    if (stored.version > draft.zoning.version && unsaved.length === 0) send({ type: 'rebalanced', zoning: stored })
  }, [stored, draft.zoning.version, unsaved.length])
  useEffect(() => {
    if (unsaved.length === 0) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [unsaved.length])

  const changes = useMemo(() => asPreview(unsaved), [unsaved])
  const figures = useLiveFigures(draft.zoning, changes)

  const keep = (zoning: Zoning) => queries.setQueryData(readKey(zoneEndpoints.getZoning, { params: { id: zoning.id } }), zoning)
  const paint = useWrite(zoneEndpoints.paintCells, STALE)
  const rename = useWrite(zoneEndpoints.renameZone, STALE)
  const rebalance = useWrite(zoneEndpoints.rebalanceZoning, STALE)
  const target = { params: { id: stored.id }, ifMatch: draft.zoning.version }
  const onStored = (zoning: Zoning) => {
    send({ type: 'stored', zoning })
    keep(zoning)
  }
  const save = () =>
    paint.mutate(
      { ...target, body: { changes: asPaint(unsaved) } },
      {
        onSuccess: (zoning) => {
          onStored(zoning)
          toast({ message: words.saved })
        },
      },
    )
  const onRebalance = () =>
    rebalance.mutate(target, {
      onSuccess: (zoning) => {
        const moved = differenceOf(draft.cells, cellsOf(zoning)).length
        send({ type: 'rebalanced', zoning })
        keep(zoning)
        toast(
          moved === 0
            ? { message: words.rebalanceSame }
            : { message: words.rebalanced(moved), undo: { run: () => send({ type: 'undo' }) } },
        )
      },
    })
  const onRename = (zoneId: string, patch: { name?: string; colour?: number }) => {
    const before = draft.zoning.zones.find((z) => z.id === zoneId)
    rename.mutate(
      { params: { id: stored.id, zoneId }, ifMatch: draft.zoning.version, body: patch },
      {
        onSuccess: (zoning) => {
          onStored(zoning)
          if (patch.name && before) toast({ message: words.renamed(patch.name) })
        },
      },
    )
  }
  const edit = (cells: readonly string[], brush: Brush | null) => {
    const change = brush && evaluateBrush(draft.cells, cells, brush)
    if (change) send({ type: 'edit', edit: change })
  }
  const brush: Brush | null =
    tool === 'lock' || tool === 'unlock'
      ? { kind: 'lock', locked: tool === 'lock' }
      : tool !== 'move' && picked
        ? { kind: 'zone', zoneId: picked.id }
        : null
  useUndoKeys(editable, send)

  const lit = useMemo(() => new Set(touched), [touched])
  const showsCells = editable && (tool !== 'move' || unsaved.length > 0)
  const overlay = useMemo(
    () => zoneOverlay(draft.zoning, showsCells ? draft.cells : null, { pickedId, lit }, scheme),
    [draft.zoning, draft.cells, showsCells, pickedId, lit, scheme],
  )
  const places = useMemo(() => placesOf(basemap.places.features), [basemap])
  const cellNames = useMemo(() => nameCells(cellsOf(stored).keys(), places), [stored, places])
  const error = paint.error ?? rename.error ?? rebalance.error
  const busy = paint.isPending || rebalance.isPending
  return (
    <div className={classes.editor}>
      <section className={classes.map} aria-label={words.map}>
        <Suspense fallback={<p className={classes.loading}>{words.mapLoading}</p>}>
          <ZoneMap
            basemap={basemap}
            scheme={scheme}
            words={mapWords}
            overlay={overlay}
            tool={brush === null && tool !== 'move' ? 'move' : TOOLS[tool]}
            fitKey={stored.id}
            onPick={setPicked}
            onTouch={setTouched}
            onStroke={(cells) => edit(cells, brush)}
          />
        </Suspense>
        {editable ? (
          <ToolBar
            tool={tool}
            onTool={setTool}
            hint={(tool === 'paint' || tool === 'lasso') && !picked ? words.pickFirst : words.toolHint[tool]}
            canUndo={draft.past.length > 0}
            canRedo={draft.future.length > 0}
            onUndo={() => send({ type: 'undo' })}
            onRedo={() => send({ type: 'redo' })}
          />
        ) : null}
      </section>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a panel that scrolls must be reachable by keyboard */}
      <aside className={classes.side} tabIndex={0} aria-label={words.figures}>
        {stored.state === 'in-force' && editable ? <p className={classes.notice}>{words.inForceNotice}</p> : null}
        {stored.state === 'past' ? <p className={classes.notice}>{words.pastNotice}</p> : null}
        <FigurePanel
          figures={figures.data}
          base={stored.state === 'in-force' ? (changes.length > 0 ? draft.zoning.figures : null) : base}
          live={changes.length > 0}
          pending={figures.pending}
        />
        {figures.error ? <ErrorState compact error={figures.error} /> : null}
        {error ? <ErrorState compact error={error} /> : null}
        {rebalance.isPending ? <p role="status">{words.rebalancing}</p> : null}
        {editable ? (
          <div className={classes.sideActions}>
            <Button
              onClick={save}
              loading={paint.isPending}
              disabled={unsaved.length === 0 || rebalance.isPending}
              data-testid="zones-save"
            >
              {unsaved.length > 0 ? words.saveCount(unsaved.length) : words.save}
            </Button>
            <Button
              variant="default"
              onClick={onRebalance}
              loading={rebalance.isPending}
              disabled={unsaved.length > 0 || busy}
              title={unsaved.length > 0 ? words.unsaved : undefined}
              data-testid="zones-rebalance"
            >
              {words.rebalance}
            </Button>
          </div>
        ) : null}
        <ZoneTable zones={draft.zoning.zones} figures={figures.data} pickedId={pickedId} scheme={scheme} onPick={setPicked} />
        {picked && editable ? (
          <PickedZone
            key={`${picked.id} ${picked.name}`}
            zone={picked}
            zones={draft.zoning.zones}
            cells={draft.cells}
            cellNames={cellNames}
            scheme={scheme}
            busy={rename.isPending}
            onRename={(patch) => onRename(picked.id, patch)}
            onMove={(cell, zoneId) => edit([cell], { kind: 'zone', zoneId })}
            onLock={(cell, locked) => edit([cell], { kind: 'lock', locked })}
          />
        ) : null}
      </aside>
    </div>
  )
}

/** Figures with what is not stored yet; those of the service until the others come. */
function useLiveFigures(zoning: Zoning, changes: readonly { cell: string; zoneId: string }[]) {
  const [asked] = useDebouncedValue(changes, FIGURES_PAUSE_MS)
  const { mutate, data, error, isPending, reset } = useWrite(zoneEndpoints.previewCells)
  const { id, version } = zoning
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version has other figures
  useEffect(() => {
    if (asked.length > 0) mutate({ params: { id }, body: { changes: [...asked] } })
    else reset()
  }, [asked, id, version, mutate, reset])
  const live = changes.length > 0
  return { data: live && data ? data : zoning.figures, error: live ? error : null, pending: live && (isPending || asked !== changes) }
}
