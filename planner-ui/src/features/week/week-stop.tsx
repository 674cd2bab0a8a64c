import { useFormats, useText } from '@tournee/ui-kit'
import { memo } from 'react'
import { clickStop, type StopProps } from './board-handlers.ts'
import { useHovered } from './edit/editor-context.ts'
import { LockMark } from './edit/lock-mark.tsx'
import { visitClass } from './look/look-rules.ts'
import { stopName } from './stop-name.ts'
import { weekText } from './text.ts'
import classes from './week-board.module.css'

/** A visit in a cell of the week: its place in the order, and its lock on its corner. */
export const WeekStop = memo(function WeekStop(props: StopProps) {
  const { on, selected } = props
  const { visit, stop, order } = props.placed
  const words = useText(weekText)
  const formats = useFormats()
  const hovered = useHovered(visit.id)
  const name = stopName(props.placed, props.lock, words, formats)
  return (
    <span className={classes.place}>
      <button
        type="button"
        className={`${classes.stop} ${visitClass(visit.id)}`}
        aria-pressed={selected}
        data-hover={hovered}
        data-picked={props.picked}
        data-promised={visit.promise !== null}
        data-glow={props.glows}
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
      {props.lock ? <LockMark level={props.lock} /> : null}
    </span>
  )
})
