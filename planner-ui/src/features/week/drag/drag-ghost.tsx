import { TechnicianMark, useFormats, useText } from '@tournee/ui-kit'
import type { RefObject } from 'react'
import { useEditor } from '../edit/editor-context.ts'
import { isAllowed, type Offer, offeredAt } from '../edit/offer.ts'
import { priceWords } from '../edit/price-words.ts'
import { useStore } from '../edit/store.ts'
import type { WeekView } from '../model.ts'
import { describeReason } from '../reason-words.ts'
import { weekText } from '../text.ts'
import classes from './drag-ghost.module.css'

/** What follows the pointer while a visit is dragged: its name, and what a drop here would change or why it is refused. */
export function DragGhost({ view, ghost }: { readonly view: WeekView; readonly ghost: RefObject<HTMLDivElement | null> }) {
  const { offer } = useEditor()
  const now = useStore(offer, (o) => (o?.by === 'pointer' ? o : null))
  const visit = now ? view.visits.get(now.visitId) : null
  return (
    <div ref={ghost} className={classes.ghost} data-shown={now !== null} data-testid="drag-ghost">
      {now && visit ? (
        <div className={classes.card}>
          <strong>
            {visit.clientName} · {visit.city}
          </strong>
          <Where offer={now} view={view} />
          <Said offer={now} view={view} />
        </div>
      ) : null}
    </div>
  )
}

/** Whose day the pointer is on: the map and a narrow table do not say it. */
function Where({ offer, view }: { readonly offer: Offer; readonly view: WeekView }) {
  const formats = useFormats()
  const cell = offer.over?.kind === 'shift' ? view.cells.get(offer.over.key) : undefined
  if (!cell) return null
  return (
    <span className={classes.where} data-testid="drag-where">
      <TechnicianMark small letter={cell.technician.letter} colour={cell.technician.colour} />
      {cell.technician.name} · {formats.dayShort(cell.date)}
    </span>
  )
}

function Said({ offer, view }: { readonly offer: Offer; readonly view: WeekView }) {
  const words = useText(weekText)
  const formats = useFormats()
  const { over } = offer
  if (offer.prices.size === 0) return <span>{words.edit.loading}</span>
  if (!over) return <span>{offer.touch ? words.edit.dragTouchHint : words.edit.dragHint}</span>
  if (over.kind === 'basket') return <span>{words.edit.toBasket}</span>
  const offered = offeredAt(offer, over.key)
  if (!offered) return <span data-refused="true">{words.edit.notWorked}</span>
  const { lane, place } = offered
  const price = place ?? (lane.fits ? lane : null)
  const reason = place?.reasons[0] ?? (lane.fits ? null : lane.reason)
  if (reason && !isAllowed(lane, place))
    return (
      <span data-refused="true">
        {describeReason(reason, { words, formats, technicians: view.technicians }).why}
        {place && place.brokenPromises.length > 0 ? ` · ${words.edit.promises(place.brokenPromises.length)}` : ''}
      </span>
    )
  return price ? (
    <span data-testid="drag-price">
      <b>{priceWords(price, words, formats)}</b> · {words.edit.startsAt(formats.time(price.start))} · {words.edit.noPromise}
    </span>
  ) : null
}
