import { labelPauses } from '@tournee/contract'
import { TechnicianMark, technicianStyle, useFormats, useText } from '@tournee/ui-kit'
import { memo, useMemo } from 'react'
import { useRestLater } from '../../look/use-rest-later.ts'
import type { BoardHandlers } from './board-handlers.ts'
import classes from './day-board.module.css'
import { DayStop } from './day-stop.tsx'
import { DayEditMark } from './edit/day-edit-mark.tsx'
import { DayMenuButton } from './edit/day-menu-button.tsx'
import { useLaneOffer, useLocks, useOver, useShiftEdit } from './edit/editor-context.ts'
import { LaneOffer, LanePriceSum } from './edit/lane-offer.tsx'
import { type Cell, cellKey, type WeekView } from './model.ts'
import type { Selection } from './selection.ts'
import { weekText } from './text.ts'
import { type Axis, along, axisOf, segmentsOf } from './timeline.ts'

interface DayBoardProps {
  readonly view: WeekView
  readonly day: string
  readonly selection: Selection
  readonly glowing: ReadonlySet<string>
  readonly on: BoardHandlers
}

/** Lanes that a first frame draws: as many as a desk shows. */
const IN_SIGHT = 8

/** One day on a time axis: a lane per technician with drive, work, wait, lunch and the promised windows. */
export function DayBoard({ view, day, selection, glowing, on }: DayBoardProps) {
  const formats = useFormats()
  const lanes = useMemo(() => view.technicians.map((t) => view.cells.get(cellKey(t.id, day))!), [view, day])
  const axis = useMemo(
    () => axisOf(lanes.flatMap((c) => (c.route ? [{ from: Date.parse(c.route.departure), to: Date.parse(c.route.end) }] : []))),
    [lanes],
  )
  const drawn = useRestLater(lanes, IN_SIGHT)
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
      {drawn.map((cell) => {
        const holds = (id: string | null) => (id !== null && view.placed.get(id)?.route === cell.route ? id : null)
        const { technicianId } = selection
        return (
          <Lane
            key={cell.technician.id}
            cell={cell}
            axis={axis}
            selectedId={holds(selection.visitId)}
            picked={selection.picked}
            forward={technicianId === cell.technician.id}
            faint={technicianId !== null && technicianId !== cell.technician.id}
            glowing={glowing}
            on={on}
          />
        )
      })}
    </div>
  )
}

interface LaneProps {
  readonly cell: Cell
  readonly axis: Axis | null
  readonly selectedId: string | null
  readonly picked: readonly string[]
  readonly forward: boolean
  readonly faint: boolean
  readonly glowing: ReadonlySet<string>
  readonly on: BoardHandlers
}

/** A technician's day; drawn again only when something of it changes. */
const Lane = memo(function Lane(props: LaneProps) {
  const { cell, axis, faint, forward, on } = props
  const words = useText(weekText)
  const { technician, route } = cell
  const key = cellKey(technician.id, cell.date)
  const offer = useLaneOffer(key)
  const over = useOver(key) !== null
  return (
    <div
      className={classes.lane}
      style={technicianStyle(technician.colour)}
      data-faint={faint}
      data-lane={key}
      data-offer={offer ? (offer.lane?.fits ? 'fits' : 'refused') : undefined}
      data-over={over || undefined}
      data-testid="lane"
    >
      <div className={classes.head}>
        <button
          type="button"
          className={classes.who}
          aria-pressed={forward}
          onClick={() => on.onTechnician(technician.id)}
          title={words.focus(technician.name)}
        >
          <TechnicianMark letter={technician.letter} colour={technician.colour} />
          <span>{technician.name}</span>
        </button>
        {cell.works ? <DayMenuButton shiftKey={key} technician={technician} date={cell.date} onOpen={on.onDayMenu} /> : null}
        <DayEditMark shiftKey={key} className={classes.edited} withWords />
      </div>
      <div className={classes.track} {...(axis ? { 'data-track-from': axis.from, 'data-track-to': axis.to } : {})}>
        {axis?.hours.map((hour) => (
          <span key={hour} className={classes.tick} style={{ left: `${along(axis, hour)}%` }} />
        ))}
        {route && axis ? (
          <Track {...props} axis={axis} />
        ) : (
          <span className={classes.nothing}>{cell.away ? words.away(cell.away) : cell.works ? words.free : words.dayOff}</span>
        )}
        {offer ? <LaneOffer shiftKey={key} lane={offer.lane} axis={axis} visitId={offer.visitId} /> : null}
      </div>
      {offer ? <LanePriceSum shiftKey={key} lane={offer.lane} className={classes.sum} /> : <Sum cell={cell} />}
    </div>
  )
})

function Sum({ cell: { route } }: { readonly cell: Cell }) {
  const words = useText(weekText)
  const formats = useFormats()
  return (
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
  )
}

/** The stretches of one day. */
const Track = memo(function Track({ cell, axis, selectedId, picked, glowing, on }: LaneProps & { readonly axis: Axis }) {
  const words = useText(weekText)
  const formats = useFormats()
  const locks = useLocks()
  const edit = useShiftEdit(cellKey(cell.technician.id, cell.date))
  const segments = useMemo(() => segmentsOf(labelPauses(cell.route!, edit ? [edit] : [], formats.time)), [cell.route, edit, formats])
  const box = (s: { from: number; to: number }) => ({
    left: `${along(axis, s.from)}%`,
    width: `${along(axis, s.to) - along(axis, s.from)}%`,
  })
  return segments.map((segment) => {
    const key = `${segment.kind}${segment.from}`
    if (segment.kind === 'break') {
      const name = segment.stop.label ?? words.pause
      const title = `${name}, ${formats.timeRange(segment.stop.start, segment.stop.end)}`
      return (
        <span key={key} className={classes.break} style={box(segment)} title={title} data-testid="break">
          <span>{name}</span>
        </span>
      )
    }
    if (segment.kind !== 'visit') return <span key={key} className={classes[segment.kind]} style={box(segment)} />
    const placed = cell.stops[segment.order - 1]
    return placed ? (
      <DayStop
        key={segment.visitId}
        placed={placed}
        axis={axis}
        style={box(segment)}
        selected={selectedId === segment.visitId}
        picked={picked.includes(segment.visitId)}
        glows={glowing.has(segment.visitId)}
        lock={locks.get(segment.visitId) ?? null}
        on={on}
      />
    ) : null
  })
})
