import type { PlannedRoute } from '@tournee/contract'
import { TechnicianMark, technicianStyle, useFormats, useText } from '@tournee/ui-kit'
import { memo, useMemo } from 'react'
import { fromWall, localDay } from '../../lib/wall-clock.ts'
import { useRestLater } from '../../look/use-rest-later.ts'
import type { BoardHandlers } from './board-handlers.ts'
import { type DaySpan, spanOf, stripOf } from './day-strip.ts'
import { DayEditMark } from './edit/day-edit-mark.tsx'
import { DayMenuButton } from './edit/day-menu-button.tsx'
import { useLaneOffer, useLocks, useOver } from './edit/editor-context.ts'
import { CellPrice } from './edit/lane-offer.tsx'
import { type Cell, cellKey, type WeekView } from './model.ts'
import type { Selection } from './selection.ts'
import { weekText } from './text.ts'
import classes from './week-board.module.css'
import { WeekStop } from './week-stop.tsx'

interface WeekBoardProps {
  readonly view: WeekView
  readonly selection: Selection
  readonly glowing: ReadonlySet<string>
  readonly on: BoardHandlers
}

/** Rows that a first frame draws: as many as a desk shows. */
const IN_SIGHT = 8

/** The whole week: a cell per technician and day with its stops, the day on its hours, and its kilometres. */
export function WeekBoard({ view, selection, glowing, on }: WeekBoardProps) {
  const words = useText(weekText)
  const { timeZone } = useFormats()
  const span = useMemo(
    () =>
      spanOf(
        [...view.cells.values()].flatMap(({ route }) => route ?? []),
        (date) => midnightOf(date, timeZone),
      ),
    [view, timeZone],
  )
  const technicians = useRestLater(view.technicians, IN_SIGHT)
  const columns = { gridTemplateColumns: `168px repeat(${view.days.length}, minmax(120px, 1fr))` }
  return (
    <div className={classes.board}>
      {technicians.map((technician) => (
        <div
          key={technician.id}
          className={classes.row}
          style={{ ...columns, ...technicianStyle(technician.colour) }}
          data-faint={selection.technicianId !== null && selection.technicianId !== technician.id}
        >
          <button
            type="button"
            className={classes.who}
            aria-pressed={selection.technicianId === technician.id}
            onClick={() => on.onTechnician(technician.id)}
            title={words.focus(technician.name)}
          >
            <TechnicianMark letter={technician.letter} colour={technician.colour} />
            <span>{technician.name}</span>
          </button>
          {view.days.map(({ date, holiday }) => {
            const cell = view.cells.get(cellKey(technician.id, date))!
            const holds = (id: string | null) => (id !== null && cell.route && view.placed.get(id)?.route === cell.route ? id : null)
            return (
              <DayCell
                key={date}
                cell={cell}
                from={span?.from ?? 0}
                to={span?.to ?? 0}
                holiday={holiday}
                selectedId={holds(selection.visitId)}
                picked={selection.picked}
                glowing={glowing}
                on={on}
              />
            )
          })}
        </div>
      ))}
    </div>
  )
}

interface DayCellProps {
  readonly cell: Cell
  /** the hours that all cells show, ms after midnight: two numbers, so that an equal span draws nothing again */
  readonly from: number
  readonly to: number
  readonly holiday: string | null
  readonly selectedId: string | null
  readonly picked: readonly string[]
  readonly glowing: ReadonlySet<string>
  readonly on: BoardHandlers
}

/** One technician on one day; drawn again only when something of it changes. */
const DayCell = memo(function DayCell(props: DayCellProps) {
  const { cell, from, to, holiday, on } = props
  const words = useText(weekText)
  const key = cellKey(cell.technician.id, cell.date)
  const offer = useLaneOffer(key)
  const over = useOver(key) !== null
  const why = holiday ? words.holiday(holiday) : cell.away ? words.away(cell.away) : cell.works ? words.free : words.dayOff
  return (
    <div
      className={classes.cell}
      data-off={!cell.route && (!cell.works || cell.away !== null || holiday !== null)}
      data-lane={key}
      data-offer={offer ? (offer.lane?.fits ? 'fits' : 'refused') : undefined}
      data-over={over || undefined}
      data-testid="lane"
    >
      {cell.route ? (
        <Stops cell={cell} selectedId={props.selectedId} picked={props.picked} glowing={props.glowing} on={on} />
      ) : (
        <span className={classes.nothing}>{why}</span>
      )}
      {offer ? (
        <CellPrice shiftKey={key} lane={offer.lane} className={classes.price} />
      ) : cell.route ? (
        <Sum cell={cell} route={cell.route} span={{ from, to }} />
      ) : null}
      <DayEditMark shiftKey={key} className={classes.edited} />
      {cell.works ? <DayMenuButton shiftKey={key} technician={cell.technician} date={cell.date} onOpen={on.onDayMenu} /> : null}
    </div>
  )
})

const Stops = memo(function Stops({ cell, selectedId, picked, glowing, on }: Omit<DayCellProps, 'holiday' | 'from' | 'to'>) {
  const locks = useLocks()
  return (
    <div className={classes.stops}>
      {cell.stops.map((placed) => {
        const { id } = placed.visit
        return (
          <WeekStop
            key={id}
            placed={placed}
            selected={id === selectedId}
            picked={picked.includes(id)}
            glows={glowing.has(id)}
            lock={locks.get(id) ?? null}
            on={on}
          />
        )
      })}
    </div>
  )
})

const midnightOf = (date: string, timeZone: string): number => Date.parse(fromWall(localDay(date), timeZone))

/** Under the stops: when the day works, drives and rests, and how far it goes. */
function Sum({ cell, route, span }: { readonly cell: Cell; readonly route: PlannedRoute; readonly span: DaySpan }) {
  const words = useText(weekText)
  const formats = useFormats()
  const name = words.dayHours(formats.time(route.departure), formats.time(route.end), formats.percent(cell.load))
  return (
    <div className={classes.sum}>
      <span
        className={classes.strip}
        title={name}
        role="img"
        aria-label={name}
        style={stripOf(route, span, midnightOf(cell.date, formats.timeZone))}
        data-testid="day-strip"
      />
      <span>{formats.km(route.distanceMetres / 1000)}</span>
    </div>
  )
}
