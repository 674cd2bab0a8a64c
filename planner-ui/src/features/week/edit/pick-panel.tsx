import { Button } from '@mantine/core'
import { useFormats, useText } from '@tournee/ui-kit'
import type { WeekView } from '../model.ts'
import { weekText } from '../text.ts'
import { useEditor } from './editor-context.ts'
import { LockControl } from './lock-control.tsx'
import classes from './pick-panel.module.css'

/** Several visits at once: their lock, the basket, and the exchange of two. */
export function PickPanel(props: {
  readonly view: WeekView
  readonly picked: readonly string[]
  /** taps add */
  readonly picking: boolean
  readonly canWrite: boolean
  readonly onDone: () => void
}) {
  const { picked, canWrite } = props
  const words = useText(weekText)
  const formats = useFormats()
  const { actions } = useEditor()
  const [one, other] = picked
  return (
    <section className={classes.panel} aria-label={words.edit.picked(picked.length)} data-testid="pick-panel">
      <h2>{words.edit.picked(picked.length)}</h2>
      <ul>
        {picked.map((id) => {
          const placed = props.view.placed.get(id)
          return (
            <li key={id}>
              {props.view.visits.get(id)?.clientName}
              {placed ? ` · ${formats.dayShort(placed.route.date)} · ${formats.time(placed.stop.start)}` : null}
            </li>
          )
        })}
      </ul>
      <LockControl visitIds={picked} disabled={!canWrite} />
      <div className={classes.actions}>
        {picked.length === 2 && one && other ? (
          <Button variant="default" disabled={!canWrite} onClick={() => actions.swap(one, other)} data-testid="swap">
            {words.edit.swap}
          </Button>
        ) : null}
        <Button variant="default" disabled={!canWrite} onClick={() => actions.basket(picked)}>
          {words.edit.toBasket}
        </Button>
        <Button variant="subtle" onClick={props.onDone}>
          {words.edit.unpick}
        </Button>
      </div>
      <p className={classes.hint}>{props.picking ? words.edit.pickTap : words.edit.pickHint}</p>
    </section>
  )
}
