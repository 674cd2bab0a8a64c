import { TechnicianMark, technicianStyle, useFormats, useText } from '@tournee/ui-kit'
import { memo } from 'react'
import { type BoardHandlers, clickStop } from './board-handlers.ts'
import { DayMenuButton } from './edit/day-menu-button.tsx'
import { useLaneOffer, useLocks, useOver } from './edit/editor-context.ts'
import { CellPrice } from './edit/lane-offer.tsx'
import { LockMark } from './edit/lock-mark.tsx'
import { type Cell, cellKey, type WeekView } from './model.ts'
import type { Selection } from './selection.ts'
import { weekText } from './text.ts'
import classes from './week-board.module.css'

interface WeekBoardProps {
  readonly view: WeekView
  readonly selection: Selection
  readonly glowing: ReadonlySet<string>
  readonly on: BoardHandlers
}

/** The whole week: a cell per technician and day with its stops, its kilometres and how full it is. */
export function WeekBoard({ view, selection, glowing, on }: WeekBoardProps) {
  const words = useText(weekText)
  const columns = { gridTemplateColumns: `168px repeat(${view.days.length}, minmax(120px, 1fr))` }
  return (
    <div className={classes.board}>
      {view.technicians.map((technician) => (
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
                holiday={holiday}
                selectedId={holds(selection.visitId)}
                hoverId={holds(selection.hoverId)}
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
  readonly holiday: string | null
  readonly selectedId: string | null
  readonly hoverId: string | null
  readonly picked: readonly string[]
  readonly glowing: ReadonlySet<string>
  readonly on: BoardHandlers
}

/** One technician on one day; drawn again only when something of it changes. */
const DayCell = memo(function DayCell(props: DayCellProps) {
  const { cell, holiday, on } = props
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
      {cell.route ? <Stops {...props} /> : <span className={classes.nothing}>{why}</span>}
      {offer ? <CellPrice shiftKey={key} lane={offer.lane} className={classes.price} /> : cell.route ? <Sum cell={cell} /> : null}
      {cell.works ? <DayMenuButton shiftKey={key} technician={cell.technician} date={cell.date} onOpen={on.onDayMenu} /> : null}
    </div>
  )
})

function Stops({ cell, selectedId, hoverId, picked, glowing, on }: DayCellProps) {
  const words = useText(weekText)
  const formats = useFormats()
  const locks = useLocks()
  return (
    <div className={classes.stops}>
      {cell.stops.map(({ visit, stop, order }) => {
        const name = words.stopName(order, visit.clientName, visit.city, formats.timeRange(stop.start, stop.end))
        const lock = locks.get(visit.id)
        const selected = visit.id === selectedId
        return (
          <span key={visit.id} className={classes.place}>
            <button
              type="button"
              className={classes.stop}
              aria-pressed={selected}
              data-hover={visit.id === hoverId}
              data-picked={picked.includes(visit.id)}
              data-promised={visit.promise !== null}
              data-glow={glowing.has(visit.id)}
              aria-label={name}
              title={name}
              data-testid="stop"
              data-visit={visit.id}
              data-grab
              data-paper={`${formats.time(stop.start)} ${visit.clientName}`}
              onClick={(event) => clickStop(on, visit.id, selected, event)}
              onMouseEnter={() => on.onHover(visit.id)}
              onMouseLeave={() => on.onHover(null)}
            >
              {order}
            </button>
            {lock ? <LockMark level={lock} /> : null}
          </span>
        )
      })}
    </div>
  )
}

function Sum({ cell }: { readonly cell: Cell }) {
  const words = useText(weekText)
  const formats = useFormats()
  const load = formats.percent(cell.load)
  return (
    <div className={classes.sum}>
      <span className={classes.bar} title={words.load(load)} role="img" aria-label={words.load(load)} data-over={cell.load > 1.001}>
        <span style={{ width: `${Math.min(100, cell.load * 100)}%` }} />
      </span>
      <span>{formats.km(cell.route!.distanceMetres / 1000)}</span>
    </div>
  )
}
