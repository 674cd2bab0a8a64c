import { TechnicianMark, technicianStyle, useFormats, useText } from '@tournee/ui-kit'
import { memo } from 'react'
import classes from './day-board.module.css'
import { type Cell, cellKey, type PlacedVisit, type WeekView } from './model.ts'
import type { Selection } from './selection.ts'
import { weekText } from './text.ts'
import { type Axis, along, axisOf, type Segment, segmentsOf } from './timeline.ts'

interface DayBoardProps {
  readonly view: WeekView
  readonly day: string
  readonly selection: Selection
  readonly glowing: ReadonlySet<string>
  readonly onSelect: (visitId: string | null) => void
  readonly onHover: (visitId: string | null) => void
  readonly onTechnician: (id: string) => void
}

/** One day on a time axis: a lane per technician with drive, work, wait, lunch and the promised windows. */
export function DayBoard(props: DayBoardProps) {
  const { view, day } = props
  const formats = useFormats()
  const lanes = view.technicians.map((t) => view.cells.get(cellKey(t.id, day))!)
  const axis = axisOf(lanes.flatMap((c) => (c.route ? [{ from: Date.parse(c.route.departure), to: Date.parse(c.route.end) }] : [])))
  return (
    <div className={classes.board}>
      <div className={classes.axis} aria-hidden="true">
        <span />
        <div className={classes.hours}>
          {axis?.hours.map((hour) => (
            <span key={hour} style={{ left: `${along(axis, hour)}%` }}>
              {formats.time(new Date(hour)).slice(0, 2)}
            </span>
          ))}
        </div>
        <span />
      </div>
      {lanes.map((cell) => (
        <Lane key={cell.technician.id} cell={cell} axis={axis} {...props} />
      ))}
    </div>
  )
}

function Lane({ cell, axis, selection, onTechnician, ...rest }: DayBoardProps & { readonly cell: Cell; readonly axis: Axis | null }) {
  const words = useText(weekText)
  const formats = useFormats()
  const { technician, route } = cell
  const faint = selection.technicianId !== null && selection.technicianId !== technician.id
  return (
    <div className={classes.lane} style={technicianStyle(technician.colour)} data-faint={faint} data-testid="lane">
      <button
        type="button"
        className={classes.who}
        aria-pressed={selection.technicianId === technician.id}
        onClick={() => onTechnician(technician.id)}
        title={words.focus(technician.name)}
      >
        <TechnicianMark letter={technician.letter} colour={technician.colour} />
        <span>{technician.name}</span>
      </button>
      <div className={classes.track}>
        {axis?.hours.map((hour) => (
          <span key={hour} className={classes.tick} style={{ left: `${along(axis, hour)}%` }} />
        ))}
        {route && axis ? (
          <Track
            cell={cell}
            axis={axis}
            selectedId={selection.visitId}
            hoverId={selection.hoverId}
            glowing={rest.glowing}
            onSelect={rest.onSelect}
            onHover={rest.onHover}
          />
        ) : (
          <span className={classes.nothing}>{cell.away ? words.away(cell.away) : cell.works ? words.free : words.dayOff}</span>
        )}
      </div>
      <span className={classes.sum}>
        {route ? (
          <>
            <strong>{formats.km(route.distanceMetres / 1000)}</strong>
            <span>
              {route.overtimeSeconds >= 60 ? (
                <em>{words.overtime(formats.duration(route.overtimeSeconds))}</em>
              ) : (
                formats.duration(route.driveSeconds)
              )}
            </span>
          </>
        ) : null}
      </span>
    </div>
  )
}

interface TrackProps {
  readonly cell: Cell
  readonly axis: Axis
  readonly selectedId: string | null
  readonly hoverId: string | null
  readonly glowing: ReadonlySet<string>
  readonly onSelect: (visitId: string | null) => void
  readonly onHover: (visitId: string | null) => void
}

/** The stretches of one day; drawn again only when this lane changes. */
const Track = memo(function Track({ cell, axis, selectedId, hoverId, glowing, onSelect, onHover }: TrackProps) {
  const words = useText(weekText)
  const box = (s: { from: number; to: number }) => ({
    left: `${along(axis, s.from)}%`,
    width: `${along(axis, s.to) - along(axis, s.from)}%`,
  })
  return segmentsOf(cell.route!).map((segment) => {
    if (segment.kind !== 'visit')
      return (
        <span key={`${segment.kind}${segment.from}`} className={classes[segment.kind]} style={box(segment)}>
          {segment.kind === 'break' ? words.lunch : null}
        </span>
      )
    const placed = cell.stops[segment.order - 1]
    return placed ? (
      <Stop
        key={segment.visitId}
        placed={placed}
        segment={segment}
        axis={axis}
        style={box(segment)}
        selected={selectedId === segment.visitId}
        hovered={hoverId === segment.visitId}
        glows={glowing.has(segment.visitId)}
        onSelect={onSelect}
        onHover={onHover}
      />
    ) : null
  })
})

function Stop(props: {
  readonly placed: PlacedVisit
  readonly segment: Segment
  readonly axis: Axis
  readonly style: { left: string; width: string }
  readonly selected: boolean
  readonly hovered: boolean
  readonly glows: boolean
  readonly onSelect: (visitId: string | null) => void
  readonly onHover: (visitId: string | null) => void
}) {
  const words = useText(weekText)
  const formats = useFormats()
  const { visit, stop, order } = props.placed
  const name = words.stopName(order, visit.clientName, visit.city, formats.timeRange(stop.start, stop.end))
  const promise = visit.promise && formats.civilDate(visit.promise.earliest) === props.placed.route.date ? visit.promise : null
  const from = promise ? along(props.axis, Date.parse(promise.earliest)) : 0
  const to = promise ? along(props.axis, Date.parse(promise.latest)) : 0
  return (
    <>
      {promise ? <span className={classes.promise} style={{ left: `${from}%`, width: `${to - from}%` }} /> : null}
      <button
        type="button"
        className={classes.visit}
        style={props.style}
        aria-pressed={props.selected}
        data-hover={props.hovered}
        data-glow={props.glows}
        title={name}
        data-testid="stop"
        data-visit={visit.id}
        onClick={() => props.onSelect(props.selected ? null : visit.id)}
        onMouseEnter={() => props.onHover(visit.id)}
        onMouseLeave={() => props.onHover(null)}
      >
        <b>{order}</b>
        <span>{visit.clientName}</span>
        <small>
          {formats.time(stop.start)} · {visit.city}
        </small>
      </button>
    </>
  )
}
