import type { LockLevel } from '@tournee/contract'
import { StatusMark, TechnicianMark, useFormats, useText } from '@tournee/ui-kit'
import { type KeyboardEvent, type MouseEvent, memo } from 'react'
import type { Mark } from '../../../map/shapes.ts'
import { useHovered } from '../edit/editor-context.ts'
import { LockMark } from '../edit/lock-mark.tsx'
import { weekText } from '../text.ts'
import type { VisitFacts } from './facts.ts'
import { visitClass } from './look-rules.ts'
import { ShapeMark } from './shape-mark.tsx'
import classes from './visit-list.module.css'

interface VisitRowProps {
  readonly facts: VisitFacts
  readonly index: number
  readonly mark: Mark | null
  readonly selected: boolean
  readonly picked: boolean
  readonly lock: LockLevel | null
  readonly onClick: (visitId: string, event: MouseEvent) => void
  readonly onHover: (visitId: string | null) => void
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
}

/** One visit in the list; drawn again only when something of it changes. The client's button covers the whole row. */
export const VisitRow = memo(function VisitRow(props: VisitRowProps) {
  const { facts, index, mark, selected, picked, lock, onClick, onHover, onKeyDown } = props
  const words = useText(weekText)
  const formats = useFormats()
  const { visit, placed } = facts
  const hovered = useHovered(visit.id)
  const promised = visit.promise
  return (
    <tr aria-rowindex={index + 2} data-hover={hovered} data-selected={selected} data-picked={picked} data-testid="list-row">
      <td>
        {mark ? <ShapeMark mark={mark} /> : null}
        {placed ? `${formats.dayShort(placed.route.date)} · ${formats.time(placed.stop.start)}` : words.noPlaceYet}
      </td>
      <td>
        {placed ? <TechnicianMark small letter={placed.technician.letter} colour={placed.technician.colour} /> : null}
        {placed ? placed.technician.name : '–'}
      </td>
      <td>
        <button
          type="button"
          className={`${classes.pick} ${visitClass(visit.id)}`}
          aria-pressed={selected}
          onClick={(event) => onClick(visit.id, event)}
          onMouseEnter={() => onHover(visit.id)}
          onMouseLeave={() => onHover(null)}
          onKeyDown={onKeyDown}
          data-row={index}
          data-visit={visit.id}
          data-grab
        >
          {visit.clientName}
        </button>
        {lock ? (
          <span className={classes.lock}>
            <LockMark level={lock} />
          </span>
        ) : null}
      </td>
      <td>{visit.city}</td>
      <td>
        <StatusMark status={facts.status} withLabel />
      </td>
      <td>
        {promised
          ? `${formats.dayShort(formats.civilDate(promised.earliest))} · ${formats.timeRange(promised.earliest, promised.latest)}`
          : '–'}
      </td>
      <td data-late={facts.lateness === 'late'}>{formats.date(visit.dueTo)}</td>
      <td>{placed ? formats.km(placed.stop.distanceMetres / 1000) : '–'}</td>
    </tr>
  )
})
