import { useVirtualizer } from '@tanstack/react-virtual'
import { EmptyState, useLocale, useText } from '@tournee/ui-kit'
import { type KeyboardEvent, type MouseEvent, memo, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type BoardHandlers, clickStop } from '../board-handlers.ts'
import { useLocks } from '../edit/editor-context.ts'
import { weekText } from '../text.ts'
import { COLUMNS, type Column, rangeOf, type Sorting, sortBy, sorted } from './list-model.ts'
import type { Look } from './use-look.ts'
import classes from './visit-list.module.css'
import { VisitRow } from './visit-row.tsx'

interface VisitListProps {
  readonly shown: Look['shown']
  readonly marks: Look['marks']
  readonly visitId: string | null
  readonly day: string | null
  /** several, chosen for one action */
  readonly picked: readonly string[]
  readonly onSelect: (visitId: string | null) => void
  readonly onPick: BoardHandlers['onPick']
  readonly onPickAll: (visitIds: readonly string[]) => void
  readonly onHover: (visitId: string | null) => void
}

const ROW = 36
/** As high as the list is on a desk: what is in sight is drawn before anything is measured. */
const AT_FIRST = { width: 1440, height: 260 }
const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 8,
  PageUp: -8,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
}

/** Every visit of the week (or of the day looked at) that passes the filter, sortable; only the rows in sight are drawn. */
export const VisitList = memo(function VisitList(props: VisitListProps) {
  const { shown, marks, visitId, picked, day, onSelect, onHover } = props
  const locks = useLocks()
  const words = useText(weekText)
  const { locale } = useLocale()
  const [sorting, setSorting] = useState<Sorting>({ by: 'when', down: false })
  const collator = useMemo(() => new Intl.Collator(locale, { numeric: true, sensitivity: 'base' }), [locale])
  const rows = useMemo(() => {
    const ofDay = shown.filter(({ placed }) => day === null || placed === null || placed.route.date === day)
    return sorted(ofDay, sorting, collator)
  }, [shown, day, sorting, collator])
  const box = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: 8,
    initialRect: AT_FIRST,
  })
  const at = rows.findIndex(({ visit }) => visit.id === visitId)
  useEffect(() => {
    if (at >= 0) bringIntoSight(box.current, at)
  }, [at])
  const walk = useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      const step = STEPS[event.key]
      if (step === undefined) return
      event.preventDefault()
      const to = Math.min(rows.length - 1, Math.max(0, Number(event.currentTarget.dataset['row']) + step))
      onSelect(rows[to]!.visit.id)
      bringIntoSight(box.current, to)
      requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(`[data-row="${to}"]`)?.focus())
    },
    [rows, onSelect],
  )
  const latest = useRef({ ...props, rows })
  latest.current = { ...props, rows }
  const click = useCallback((id: string, event: MouseEvent) => {
    const now = latest.current
    const ids = now.rows.map(({ visit }) => visit.id)
    // up to here as the list stands, not along a technician's week
    if (event.shiftKey && now.visitId !== null) return now.onPickAll([...new Set([...now.picked, ...rangeOf(ids, now.visitId, id)])])
    clickStop(now, id, id === now.visitId, event)
  }, [])
  if (rows.length === 0) return <EmptyState compact title={words.noMatch} hint={words.noMatchHint} />
  const seen = virtual.getVirtualItems()
  return (
    <div ref={box} className={classes.scroll} data-testid="visit-list">
      <table className={classes.table} aria-label={words.listOf(rows.length)} aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {COLUMNS.map((column) => (
              <Heading key={column} column={column} sorting={sorting} onSort={() => setSorting((now) => sortBy(now, column))} />
            ))}
          </tr>
        </thead>
        <tbody>
          <Space height={seen[0]?.start ?? 0} />
          {seen.map(({ index }) => {
            const facts = rows[index]!
            const { id } = facts.visit
            return (
              <VisitRow
                key={id}
                facts={facts}
                index={index}
                mark={marks?.get(id) ?? null}
                selected={id === visitId}
                picked={picked.includes(id)}
                lock={locks.get(id) ?? null}
                onClick={click}
                onHover={onHover}
                onKeyDown={walk}
              />
            )
          })}
          <Space height={virtual.getTotalSize() - (seen.at(-1)?.end ?? 0)} />
        </tbody>
      </table>
    </div>
  )
})

/** Scrolls as little as shows a row below the heading, which stays; the list may just have come, and not be measured yet. */
function bringIntoSight(list: HTMLElement | null, row: number): void {
  if (!list) return
  const { scrollTop, clientHeight } = list
  list.scrollTop = Math.max(Math.min(scrollTop, row * ROW), (row + 2) * ROW - clientHeight)
}

/** Stands for the rows that are out of sight. */
const Space = ({ height }: { readonly height: number }) =>
  height > 0 ? (
    <tr>
      <td colSpan={COLUMNS.length} style={{ height, padding: 0 }} />
    </tr>
  ) : null

function Heading({ column, sorting, onSort }: { readonly column: Column; readonly sorting: Sorting; readonly onSort: () => void }) {
  const words = useText(weekText)
  const active = sorting.by === column
  return (
    <th scope="col" aria-sort={active ? (sorting.down ? 'descending' : 'ascending') : 'none'} data-column={column}>
      <button type="button" onClick={onSort} data-testid={`sort-${column}`}>
        {words.columns[column]} <span aria-hidden="true">{active ? (sorting.down ? '▾' : '▴') : ''}</span>
      </button>
    </th>
  )
}
