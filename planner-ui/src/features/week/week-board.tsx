import { TechnicianMark, technicianStyle, useFormats, useText } from '@tournee/ui-kit'
import { type Cell, cellKey, type WeekView } from './model.ts'
import type { Selection } from './selection.ts'
import { weekText } from './text.ts'
import classes from './week-board.module.css'

interface WeekBoardProps {
  readonly view: WeekView
  readonly selection: Selection
  readonly glowing: ReadonlySet<string>
  readonly onSelect: (visitId: string | null) => void
  readonly onHover: (visitId: string | null) => void
  readonly onTechnician: (id: string) => void
}

/** The whole week: a cell per technician and day with its stops, its kilometres and how full it is. */
export function WeekBoard(props: WeekBoardProps) {
  const { view, selection } = props
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
            onClick={() => props.onTechnician(technician.id)}
            title={words.focus(technician.name)}
          >
            <TechnicianMark letter={technician.letter} colour={technician.colour} />
            <span>{technician.name}</span>
          </button>
          {view.days.map(({ date, holiday }) => (
            <DayCell key={date} cell={view.cells.get(cellKey(technician.id, date))!} holiday={holiday} {...props} />
          ))}
        </div>
      ))}
    </div>
  )
}

function DayCell({
  cell,
  holiday,
  selection,
  glowing,
  onSelect,
  onHover,
}: WeekBoardProps & { readonly cell: Cell; readonly holiday: string | null }) {
  const words = useText(weekText)
  const formats = useFormats()
  if (!cell.route) {
    const why = holiday ? words.holiday(holiday) : cell.away ? words.away(cell.away) : cell.works ? words.free : words.dayOff
    return (
      <div className={classes.cell} data-off={!cell.works || cell.away !== null || holiday !== null}>
        <span className={classes.nothing}>{why}</span>
      </div>
    )
  }
  const load = formats.percent(cell.load)
  return (
    <div className={classes.cell}>
      <div className={classes.stops}>
        {cell.stops.map(({ visit, stop, order }) => {
          const name = words.stopName(order, visit.clientName, visit.city, formats.timeRange(stop.start, stop.end))
          return (
            <button
              key={visit.id}
              type="button"
              className={classes.stop}
              aria-pressed={visit.id === selection.visitId}
              data-hover={visit.id === selection.hoverId}
              data-promised={visit.promise !== null}
              data-glow={glowing.has(visit.id)}
              aria-label={name}
              title={name}
              data-testid="stop"
              data-visit={visit.id}
              onClick={() => onSelect(visit.id === selection.visitId ? null : visit.id)}
              onMouseEnter={() => onHover(visit.id)}
              onMouseLeave={() => onHover(null)}
            >
              {order}
            </button>
          )
        })}
      </div>
      <div className={classes.sum}>
        <span className={classes.bar} title={words.load(load)} role="img" aria-label={words.load(load)} data-over={cell.load > 1.001}>
          <span style={{ width: `${Math.min(100, cell.load * 100)}%` }} />
        </span>
        <span>{formats.km(cell.route.distanceMetres / 1000)}</span>
      </div>
    </div>
  )
}
