import { useFormats, useText } from '@tournee/ui-kit'
import { clickStop, type StopProps } from './board-handlers.ts'
import classes from './day-board.module.css'
import { useHovered } from './edit/editor-context.ts'
import { LockMark } from './edit/lock-mark.tsx'
import { visitClass } from './look/look-rules.ts'
import { stopName } from './stop-name.ts'
import { weekText } from './text.ts'
import { type Axis, along } from './timeline.ts'

/** A visit on the time axis, with its promised window under it and its lock on its corner. */
export function DayStop(props: StopProps & { readonly axis: Axis; readonly style: { left: string; width: string } }) {
  const { on, selected } = props
  const words = useText(weekText)
  const formats = useFormats()
  const { visit, stop, order } = props.placed
  const hovered = useHovered(visit.id)
  const name = stopName(props.placed, props.lock, words, formats)
  const promise = visit.promise && formats.civilDate(visit.promise.earliest) === props.placed.route.date ? visit.promise : null
  const from = promise ? along(props.axis, Date.parse(promise.earliest)) : 0
  const to = promise ? along(props.axis, Date.parse(promise.latest)) : 0
  return (
    <>
      {promise ? <span className={classes.promise} style={{ left: `${from}%`, width: `${to - from}%` }} /> : null}
      <div className={classes.stop} style={props.style}>
        <button
          type="button"
          className={`${classes.visit} ${visitClass(visit.id)}`}
          aria-pressed={selected}
          data-hover={hovered}
          data-picked={props.picked}
          data-glow={props.glows}
          title={name}
          data-testid="stop"
          data-visit={visit.id}
          data-grab
          onClick={(event) => clickStop(on, visit.id, selected, event)}
          onMouseEnter={() => on.onHover(visit.id)}
          onMouseLeave={() => on.onHover(null)}
        >
          <b>{order}</b>
          <span>{visit.clientName}</span>
          <small>
            {formats.time(stop.start)} · {visit.city}
          </small>
        </button>
        {props.lock ? <LockMark level={props.lock} /> : null}
      </div>
    </>
  )
}
