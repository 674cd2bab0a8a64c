// biome-ignore-all lint/a11y/useSemanticElements: a table of 10 000 rows of which 40 exist is a grid by roles
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus, its rows and cells do not
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid has the keys
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import type { ClientListRow, ClientSort } from '@tournee/contract'
import { useText } from '@tournee/ui-kit'
import { type KeyboardEvent, type MouseEvent, memo, useEffect, useRef, useState } from 'react'
import { Cell, type CellNames, plainText } from './cell.tsx'
import { SHOWN_COLUMNS, type ShownColumn, SORT_OF } from './columns.ts'
import type { View } from './filter-model.ts'
import { gridStep } from './grid-keys.ts'
import classes from './list.module.css'
import { listText } from './text.ts'

const ROW = 44
const AROUND = 12
const NAME_WIDTH = 240
const PICK_WIDTH = 36

export interface GridProps {
  readonly view: View
  readonly total: number
  readonly columns: readonly ShownColumn[]
  readonly names: CellNames
  readonly rowAt: (index: number) => ClientListRow | undefined
  readonly isChosen: (id: string) => boolean
  readonly onSort: (sort: ClientSort) => void
  readonly onSight: (from: number, to: number) => void
  readonly onOpen: (id: string) => void
  readonly onChoose: (id: string, chosen: boolean) => void
  /** chooses the rows between two, both included */
  readonly onRange: (from: number, to: number) => void
  readonly onChooseAll: () => void
  readonly onChooseNone: () => void
}

/** Checkbox, name, columns: what a row needs at least, so that all rows and the head are cut alike. */
const widthOf = (columns: readonly ShownColumn[]) =>
  PICK_WIDTH + NAME_WIDTH + columns.reduce((sum, column) => sum + SHOWN_COLUMNS[column], 0)

const templateOf = (columns: readonly ShownColumn[]) =>
  `${PICK_WIDTH}px minmax(${NAME_WIDTH}px, 2fr) ${columns.map((column) => `minmax(${SHOWN_COLUMNS[column]}px, 1fr)`).join(' ')}`

/** Clients as a grid of any length: only the rows in sight exist; one row is in hand for the keyboard. */
export function ClientGrid(props: GridProps) {
  const { total, columns, rowAt, onSight } = props
  const words = useText(listText)
  const box = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(0)
  const anchor = useRef(0)
  const rows = useVirtualizer({ count: total, getScrollElement: () => box.current, estimateSize: () => ROW, overscan: AROUND })
  const shown = rows.getVirtualItems()
  const [from, to] = [shown[0]?.index ?? 0, shown.at(-1)?.index ?? 0]
  useEffect(() => onSight(from, to), [from, to, onSight])
  const inHand = Math.min(active, Math.max(0, total - 1))
  const moveTo = (index: number) => {
    setActive(index)
    rows.scrollToIndex(index)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? ROW) / ROW) - 2)
    const step = gridStep(event, { active: inHand, count: total, page })
    if (!step) return
    event.preventDefault()
    const row = rowAt(inHand)
    if (step.kind === 'move') {
      moveTo(step.to)
      if (step.extend) props.onRange(anchor.current, step.to)
      else anchor.current = step.to
    } else if (step.kind === 'all') props.onChooseAll()
    else if (step.kind === 'none') props.onChooseNone()
    else if (row && step.kind === 'open') props.onOpen(row.id)
    else if (row) {
      anchor.current = inHand
      props.onChoose(row.id, !props.isChosen(row.id))
    }
  }
  const onPick = (index: number, row: ClientListRow, event: MouseEvent) => {
    setActive(index)
    if (event.shiftKey) return props.onRange(anchor.current, index)
    anchor.current = index
    props.onChoose(row.id, !props.isChosen(row.id))
  }
  const template = templateOf(columns)
  return (
    <div
      ref={box}
      role="grid"
      tabIndex={0}
      className={classes.grid}
      aria-label={words.table}
      aria-rowcount={total + 1}
      aria-colcount={columns.length + 2}
      aria-multiselectable="true"
      aria-activedescendant={rowAt(inHand) ? `client-row-${inHand}` : undefined}
      onKeyDown={onKeyDown}
      data-testid="clients"
    >
      <GridHead view={props.view} columns={columns} template={template} onSort={props.onSort} />
      <div role="rowgroup" className={classes.rows} style={{ height: rows.getTotalSize(), minWidth: widthOf(columns) }}>
        {shown.map(({ index, start }) => (
          <Row
            key={index}
            index={index}
            start={start}
            row={rowAt(index)}
            columns={columns}
            names={props.names}
            template={template}
            chosen={isRowChosen(rowAt(index), props.isChosen)}
            active={index === inHand}
            onPick={onPick}
            onOpen={props.onOpen}
          />
        ))}
      </div>
    </div>
  )
}

const isRowChosen = (row: ClientListRow | undefined, isChosen: (id: string) => boolean) => row !== undefined && isChosen(row.id)

function GridHead(props: {
  readonly view: View
  readonly columns: readonly ShownColumn[]
  readonly template: string
  readonly onSort: (sort: ClientSort) => void
}) {
  const words = useText(listText)
  const { sort, descending } = props.view
  const head = (column: ShownColumn | 'name', label: string, by: ClientSort | undefined) => (
    <div key={column} role="columnheader" aria-sort={by === sort ? (descending ? 'descending' : 'ascending') : undefined}>
      {by ? (
        <button type="button" onClick={() => props.onSort(by)} title={words.sortBy(label)}>
          {label}
          {by === sort ? descending ? <IconArrowDown size={12} aria-hidden="true" /> : <IconArrowUp size={12} aria-hidden="true" /> : null}
        </button>
      ) : (
        label
      )}
    </div>
  )
  return (
    <div
      role="row"
      aria-rowindex={1}
      className={classes.head}
      style={{ gridTemplateColumns: props.template, minWidth: widthOf(props.columns) }}
    >
      <div role="columnheader">
        <span className="visually-hidden">✓</span>
      </div>
      {head('name', words.name, 'name')}
      {props.columns.map((column) => head(column, words.columns[column], (SORT_OF as Partial<Record<ShownColumn, ClientSort>>)[column]))}
    </div>
  )
}

const Row = memo(function Row(props: {
  readonly index: number
  readonly start: number
  readonly row: ClientListRow | undefined
  readonly columns: readonly ShownColumn[]
  readonly names: CellNames
  readonly template: string
  readonly chosen: boolean
  readonly active: boolean
  readonly onPick: (index: number, row: ClientListRow, event: MouseEvent) => void
  readonly onOpen: (id: string) => void
}) {
  const { row, index } = props
  const words = useText(listText)
  const style = { gridTemplateColumns: props.template, transform: `translateY(${props.start}px)`, height: ROW }
  if (!row) {
    return (
      <div role="row" aria-rowindex={index + 2} className={classes.row} style={style}>
        <div role="gridcell" className={classes.coming} />
      </div>
    )
  }
  return (
    <div
      role="row"
      id={`client-row-${index}`}
      aria-rowindex={index + 2}
      aria-selected={props.chosen}
      data-active={props.active}
      className={classes.row}
      style={style}
      onClick={() => props.onOpen(row.id)}
      data-testid="client-row"
    >
      <div
        role="gridcell"
        className={classes.pick}
        title={words.choose(row.name)}
        onClick={(event) => {
          event.stopPropagation()
          props.onPick(index, row, event)
        }}
        data-testid="client-pick"
      >
        <span className={classes.tick} data-on={props.chosen} aria-hidden="true" />
      </div>
      <div role="rowheader" className={classes.name}>
        <span className={classes.cell} title={row.name}>
          {row.name}
        </span>
      </div>
      {props.columns.map((column) => (
        <div key={column} role="gridcell">
          <span className={classes.cell} title={plainText(column, row)}>
            <Cell column={column} row={row} names={props.names} />
          </span>
        </div>
      ))}
    </div>
  )
})
